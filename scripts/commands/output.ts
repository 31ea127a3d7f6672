// Where a command writes what it was asked for.
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Writes a file as a whole: when the disk is full half way, the last good one stays. A pipe or a device is written to. */
export function writeOutput(file: string, text: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  const fresh = stats && !stats.isFile() ? undefined : `${file}.${process.pid}.new`;
  try {
    writeFileSync(fresh ?? file, text);
    if (fresh) renameSync(fresh, file);
  } catch (error) {
    if (fresh) rmSync(fresh, { force: true });
    // The file that was asked for is what a reader knows.
    throw Object.assign(error as Error, { path: file });
  }
}
