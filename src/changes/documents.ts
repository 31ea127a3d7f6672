// Which documents a change touches, and which of them it moves.
import type { Catalog } from '../model/catalog.ts';
import { compareText } from '../model/source.ts';
import { matchUniquely } from './match.ts';
import type { DocumentChange } from './change.ts';

/** A catalog, and the text of its documents where they were read: a catalog file does not hold them. */
export interface Side {
  catalog: Catalog;
  /** The text of each document, by path. */
  texts?: ReadonlyMap<string, string> | undefined;
}

/** Where each document of the base lies in the head, for those that were moved. */
export function movedDocuments(base: Side, head: Side): Map<string, string> {
  const [before, after] = [base, head].map(({ catalog }) => new Set(catalog.documents.map(({ path }) => path))) as [Set<string>, Set<string>];
  const [gone, fresh] = [base.catalog.documents.filter(({ path }) => !after.has(path)), head.catalog.documents.filter(({ path }) => !before.has(path))];
  const pairs = matchUniquely(gone, fresh, (old, now) => {
    const texts = [base.texts?.get(old.path), head.texts?.get(now.path)];
    if (texts[0] !== undefined && texts[0] === texts[1]) return 3;
    const sameName = old.path.split('/').at(-1) === now.path.split('/').at(-1);
    return (sameName ? 1 : 0) + (old.title === now.title ? 1 : 0);
  });
  return new Map(pairs.map(([old, now]) => [old.path, now.path]));
}

/**
 * The documents that are new, gone, moved or written anew.
 * @param spoken the files of the head that something changed speaks of: the documents touched, as far as one can tell without texts
 */
export function documentChanges(base: Side, head: Side, moved: ReadonlyMap<string, string>, spoken: ReadonlySet<string>): DocumentChange[] {
  const cameFrom = new Map([...moved].map(([from, path]) => [path, from]));
  const before = new Set(base.catalog.documents.map(({ path }) => path));
  const after = new Set(head.catalog.documents.map(({ path }) => path));
  const removed = [...before].filter((path) => !after.has(path) && !moved.has(path)).map((path): DocumentChange => ({ path, state: 'removed' }));
  const present = [...after].flatMap((path): DocumentChange[] => {
    const from = cameFrom.get(path);
    if (from !== undefined) return [{ path, from, state: 'moved' }];
    if (!before.has(path)) return [{ path, state: 'added' }];
    const texts = [base.texts?.get(path), head.texts?.get(path)];
    const differs = texts[0] !== undefined && texts[1] !== undefined ? texts[0] !== texts[1] : spoken.has(path);
    return differs ? [{ path, state: 'changed' }] : [];
  });
  return [...present, ...removed].sort((a, b) => compareText(a.path, b.path));
}
