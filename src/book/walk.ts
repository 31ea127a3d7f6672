import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, matchesGlob, relative, resolve, sep } from 'node:path';
import { compareText } from '../model/source.ts';
import { troubleOf } from './trouble.ts';

/** Folders that hold no documents of the team's own. They are named as skipped. */
const foreign = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** What a built site says about itself. A folder that holds it is no part of the documents. */
export const builtSiteFile = 'faultbook.json';

export interface Walk {
  /** Paths of files relative to the root, with forward slashes, in the order of their code units. */
  files: string[];
  skipped: { path: string; why: string }[];
  /** Folders that the machine does not let this user read. */
  refused: { path: string; why: string }[];
}

/**
 * Lists the files below a folder, folders whose name begins with a dot included. Symbolic links are followed only
 * inside the folder and never in a circle.
 * @param ignore glob patterns relative to the root
 */
export function walk(root: string, ignore: readonly string[] = []): Walk {
  const files: string[] = [];
  const skipped: Walk['skipped'] = [];
  const refused: Walk['refused'] = [];
  const realRoot = realpathSync(root);
  const pending = [{ path: '', inside: [realRoot] }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const entries = readEntries(join(root, folder.path), folder.path, refused);
    if (folder.path !== '' && entries.some(({ name }) => name === builtSiteFile)) {
      skipped.push({ path: folder.path, why: 'it is a site that was built' });
      continue;
    }
    for (const entry of entries) {
      const path = folder.path ? `${folder.path}/${entry.name}` : entry.name;
      if (ignore.some((pattern) => matchesGlob(path, pattern))) {
        skipped.push({ path, why: 'book.yaml says to ignore it' });
        continue;
      }
      const target = resolveEntry(root, path, entry, folder.inside, realRoot);
      if ('why' in target) skipped.push({ path, why: target.why });
      else if (target.folder === undefined) files.push(path);
      else if (foreign.has(entry.name)) skipped.push({ path, why: 'it holds no documents of the team' });
      else pending.push({ path, inside: [...folder.inside, target.folder] });
    }
  }
  files.sort(compareText);
  skipped.sort((a, b) => compareText(a.path, b.path));
  refused.sort((a, b) => compareText(a.path, b.path));
  return { files, skipped, refused };
}

function readEntries(absolute: string, path: string, refused: Walk['refused']): Dirent[] {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    const why = troubleOf(error);
    // The folder that was asked for is nothing to go on without.
    if (why === undefined || path === '') throw error;
    refused.push({ path, why });
    return [];
  }
}

/** A file, a folder with its real path, or why it is left out. */
function resolveEntry(root: string, path: string, entry: Dirent, inside: string[], realRoot: string): { folder?: string } | { why: string } {
  if (entry.isFile()) return {};
  if (entry.isDirectory()) return { folder: join(root, path) };
  if (!entry.isSymbolicLink()) return { why: 'it is neither a file nor a folder' };
  try {
    const real = realpathSync(join(root, path));
    if (isOutside(realRoot, real)) return { why: 'it is a symbolic link that leads out of the folder' };
    if (statSync(real).isFile()) return {};
    return inside.includes(real) ? { why: 'it is a symbolic link in a circle' } : { folder: real };
  } catch {
    return { why: 'it is a symbolic link that leads nowhere' };
  }
}

/** Does a real path lie outside a real folder? */
export function isOutside(root: string, path: string): boolean {
  const away = relative(root, path);
  return away === '..' || away.startsWith(`..${sep}`) || resolve(away) === away;
}
