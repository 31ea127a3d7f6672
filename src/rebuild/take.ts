// A file of the last site in the new one.
import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Puts a file of the last site into the new one, where the disk can do so without a copy. What was taken is looked at, and
 * not what lies in the last site: another build may be replacing that one.
 * @param isRight says of the content whether it is what it should be
 * @returns whether it is; when not, nothing is left behind
 */
export function takeFile(from: string, to: string, isRight: (content: Buffer) => boolean): boolean {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
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
