// What a build leaves behind when it is killed, and how the next one clears it away.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The folders of one build beside its target: the new site until it is whole, and the old one while they change places. */
export function foldersBeside(target: string): { fresh: string; old: string } {
  const beside = (ending: string) => join(dirname(target), `.${basename(target)}-${process.pid}.${ending}`);
  return { fresh: beside('new'), old: beside('old') };
}

/** The name of a folder that belongs to this process alone. */
export function ownName(name: string): string {
  return `${name}-${process.pid}`;
}

/**
 * Removes what builds left that are no longer running. One that was killed between its two renames left no site at the
 * target: the old one is put back.
 */
export function clearLeftovers(target: string, cache: string): void {
  for (const { name, ending } of leftIn(dirname(target), `.${basename(target)}-`, /^(\d+)\.(new|old)$/)) {
    const folder = join(dirname(target), name);
    if (ending === 'old' && !existsSync(target)) renameSync(folder, target);
    else rmSync(folder, { recursive: true, force: true });
  }
  for (const { name } of leftIn(cache, '', /^[\da-f]{16}-(\d+)()$/)) rmSync(join(cache, name), { recursive: true, force: true });
}

/**
 * Puts a new site in the place of the old one. When another build does the same at the same time, one of the two is there
 * afterwards, whole; when the new one cannot be put there, the old one comes back.
 * @param discard gets rid of a folder
 */
export function putInPlace(fresh: string, target: string, old: string, discard: (folder: string) => void): void {
  for (let tries = 1; ; tries += 1) {
    if (existsSync(target)) moveAway(target, old);
    try {
      renameSync(fresh, target);
      return discard(old);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isTaken = (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') && existsSync(target);
      if (!isTaken || tries === mostTries) {
        if (!existsSync(target) && existsSync(old)) renameSync(old, target);
        throw error;
      }
      discard(old);
    }
  }
}

/** So many other builds may have put their site there just before. */
const mostTries = 20;

/** Another build may have moved it away already. */
function moveAway(target: string, old: string): void {
  try {
    renameSync(target, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/**
 * Has a folder removed by a process of its own: the files of ten thousand pages take a disk many seconds, for which nobody
 * need wait. What a crash leaves is cleared away by the next build.
 */
function removeAside(folder: string): void {
  if (!existsSync(folder)) return;
  const remove = 'require("node:fs").rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 3 })';
  spawn(process.execPath, ['-e', remove, folder], { detached: true, stdio: 'ignore', windowsHide: true }).unref();
}

/** Removes a folder when the process ends, by a signal too. */
export function removeAtEnd(folder: string): void {
  process.once('exit', () => removeAside(folder));
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(code));
  }
}

function leftIn(folder: string, beginning: string, rest: RegExp): { name: string; ending: string | undefined }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith(beginning))
    .map((name) => ({ name, match: rest.exec(name.slice(beginning.length)) }))
    .filter(({ match }) => match && !isRunning(Number(match[1])))
    .map(({ name, match }) => ({ name, ending: match?.[2] }));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
