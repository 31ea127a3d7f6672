// The command line as a process, the way people and programs run it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../scripts/faultbook.ts', import.meta.url));
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `faultbook` with arguments and waits for its end. */
export function faultbook(...args: string[]): Ran {
  return faultbookWithin([], ...args);
}

/** Runs `faultbook` with options of Node, such as the most memory it may take. */
export function faultbookWithin(node: readonly string[], ...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, script, ...args], {
    cwd: projectRoot,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}
