// Where the builds into a folder leave their notes for the next one.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeVersion } from '../../src/rebuild/code-version.ts';
import type { Notebook } from '../../src/rebuild/notes.ts';

/** No build takes this long, in milliseconds: notes of a site that is not there yet may be of one that is being built. */
const longest = 3_600_000;

/**
 * A notebook for each sort of what a build makes. Each target has its own: sites are built from one folder of documents in
 * several ways. Notes of sites that are gone are thrown away.
 * @param cache where the program keeps what it can make again
 * @param target the folder of the site
 * @param options all that the site depends on beside the documents and the program
 */
export function notebooksOf(cache: string, target: string, options: object): (sort: string) => Notebook {
  const sites = join(cache, 'sites');
  const own = join(sites, nameOf(target));
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'site'), target);
  for (const folder of readdirSync(sites).map((name) => join(sites, name))) if (isForgotten(folder)) rmSync(folder, { recursive: true, force: true });
  const made = JSON.stringify([codeVersion(), options]);
  return (sort) => ({ file: join(own, sort), made });
}

/** The name of the folder of notes about the site in a folder. */
export function nameOf(target: string): string {
  return createHash('sha256').update(target).digest('hex').slice(0, 16);
}

function isForgotten(folder: string): boolean {
  try {
    return Date.now() - statSync(folder).mtimeMs > longest && !existsSync(readFileSync(join(folder, 'site'), 'utf8'));
  } catch {
    // Another build has just thrown it away, or it says of no site whose it is.
    return true;
  }
}
