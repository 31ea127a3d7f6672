// Which parts of a text answer a query, for showing them.
import { piecesWithTerms } from './words.ts';

/** A part of a text; the parts of a text joined are the text. */
export interface Part {
  text: string;
  marked: boolean;
}

/** A text in parts, those marked that stand for one of some terms. */
export function marked(text: string, terms: ReadonlySet<string>): Part[] {
  const parts: Part[] = [];
  const add = (piece: string, isMarked: boolean) => {
    const last = parts.at(-1);
    if (last?.marked === isMarked) last.text += piece;
    else if (piece !== '') parts.push({ text: piece, marked: isMarked });
  };
  let end = 0;
  for (const { start, written, terms: own } of piecesWithTerms(text)) {
    add(text.slice(end, start), false);
    add(
      written,
      own.some((term) => terms.has(term)),
    );
    end = start + written.length;
  }
  add(text.slice(end), false);
  return parts;
}
