import { spawnSync } from 'node:child_process';

/**
 * The commit that last changed a folder, shortened; with uncommitted changes it says so, because the commit alone
 * would then name other documents than those on the pages.
 * @returns nothing when the folder is in no repository, or in none that knows it
 */
export function commitOf(folder: string): string | undefined {
  const hash = git(folder, 'log', '-1', '--format=%H', '--', '.')?.slice(0, 12);
  if (!hash) return undefined;
  return git(folder, 'status', '--porcelain', '--', '.') ? `${hash} with uncommitted changes` : hash;
}

function git(folder: string, ...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}
