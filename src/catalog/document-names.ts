// Documents by the ways in which texts name them: paths from here, paths from the top, bare file names.
import { posix } from 'node:path';
import type { Entity } from '../model/catalog.ts';

/** Finds the document that a path in a text or in a link means. */
export interface DocumentIndex {
  /**
   * @param path as written: relative to the file, to the top of the folder or of the repository, or a bare file name
   * @returns the key, nothing when no document or more than one is meant
   */
  find(path: string, file: string): string | undefined;
}

/** Prepares the search for the documents among entities. */
export function documentIndex(entities: readonly Entity[]): DocumentIndex {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const entity of entities) {
    if (entity.kind !== 'document') continue;
    byPath.set(entity.name, entity.key);
    const name = posix.basename(entity.name);
    const same = byName.get(name);
    if (same) same.push(entity.name);
    else byName.set(name, [entity.name]);
  }
  /** The documents that a path can mean, wherever it stands: many documents name the same. */
  const fitting = new Map<string, string[]>();
  return {
    find(path, file) {
      const candidates = byName.get(path.slice(path.lastIndexOf('/') + 1));
      if (!candidates) return undefined;
      const folder = posix.dirname(file);
      const here = byPath.get(posix.join(folder, path)) ?? byPath.get(posix.normalize(path));
      if (here) return here;
      if (path.startsWith('../') || path.startsWith('./')) return undefined;
      // The folder of documents may be a part of the repository that the path starts from, or the other way round.
      let found = fitting.get(path);
      if (!found) fitting.set(path, (found = candidates.filter((known) => endsWith(known, path) || endsWith(path, known))));
      if (found.length < 2) return byPath.get(found[0] ?? '');
      const beside = posix.join(folder, posix.basename(path));
      return endsWith(beside, path) || endsWith(path, beside) ? byPath.get(beside) : undefined;
    },
  };
}

function endsWith(path: string, ending: string): boolean {
  return path === ending || path.endsWith(`/${ending}`);
}
