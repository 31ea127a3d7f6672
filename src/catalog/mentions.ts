// Documents that speak of an entity in running text, without saying anything that a reader of shapes takes down.
import type { SourceDocument } from '../book/book.ts';
import type { Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import type { Lexicon } from './lexicon.ts';
import { filesOf } from './meanings.ts';
import { keyOf } from './names.ts';

/**
 * A `mentions` link from each document to each entity that it names, at the first line that does. Documents that are
 * among an entity's sources are left out: they say more than that.
 */
export function mentionLinks(documents: readonly SourceDocument[], lexicon: Lexicon, entities: readonly Entity[]): Link[] {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  return documents.flatMap(({ path, text }) => {
    const from = keyOf({ kind: 'document', name: path });
    const seen = new Set([from]);
    const links: Link[] = [];
    let line = 0;
    for (const lineText of text.split('\n')) {
      line += 1;
      if (lineText === '') continue;
      for (const { key } of lexicon.find(lineText, path)) {
        if (seen.has(key)) continue;
        seen.add(key);
        const entity = byKey.get(key);
        if (!entity || !filesOf(entity).has(path)) links.push({ from, to: key, type: 'mentions', why: 'named in the text', source: { file: path, line } });
      }
    }
    return links;
  });
}
