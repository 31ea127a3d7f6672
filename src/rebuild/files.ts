// Files of a site that is being made: taken over from the last one, or written.
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts a file of the last site into the new one, where the disk can do so without a copy. What was taken is looked at, and
 * not what lies in the last site: another build may be replacing that one.
 * @param isRight says of the content whether it is what it should be
 * @returns whether it is; when not, nothing is left behind
 */
export function takeFile(from: string, to: string, isRight: (content: Buffer) => boolean): boolean {
  if (!existsSync(from)) return false;
  try {
    withFolder(to, () => linkSync(from, to));
  } catch {
    try {
      copyFileSync(from, to);
    } catch {
      return false;
    }
  }
  if (isRight(readFileSync(to))) return true;
  rmSync(to);
  return false;
}

/** Writes a file, and the folder that it lies in when it is not there. */
export function writeBelow(path: string, content: string | Uint8Array): void {
  withFolder(path, () => writeFileSync(path, content));
}

/** Most files come into a folder that is there: to ask for each first takes longer than to write it. */
function withFolder(path: string, put: () => void): void {
  try {
    put();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    put();
  }
}
