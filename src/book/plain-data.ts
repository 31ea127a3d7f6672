// YAML as plain data, with what would take a parser for ever refused.
import { isCollection, visit, type Document } from 'yaml';

/** YAML that is valid and cannot be used as data. */
export class NoPlainData extends Error {
  override name = 'NoPlainData';
  /** Where it stands, as an offset into the text. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * What a document without errors holds.
 * @throws NoPlainData for a key that is a list or a mapping, for an alias without its anchor, and for aliases of aliases
 * that would grow beyond all measure
 */
export function plainData(document: Document): unknown {
  let key: number | undefined;
  let alias: number | undefined;
  let unresolved: number | undefined;
  visit(document, {
    // Half a letter, as an escape may write it, is a letter to no other program.
    Scalar(_, node) {
      if (typeof node.value === 'string') node.value = node.value.toWellFormed();
    },
    Pair(_, pair) {
      if (isCollection(pair.key)) key ??= pair.key.range?.[0] ?? 0;
    },
    Alias(_, node) {
      alias ??= node.range?.[0];
      if (!node.resolve(document)) unresolved ??= node.range?.[0];
    },
  });
  // Written as text, one in another takes twice as long with every level.
  if (key !== undefined) throw new NoPlainData('a key is text, this one is a list or a mapping', key);
  try {
    return document.toJS();
  } catch (error) {
    throw new NoPlainData((error as Error).message, unresolved ?? alias ?? 0);
  }
}
