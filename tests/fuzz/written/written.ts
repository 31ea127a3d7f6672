// What formats share: a text in pieces of which it is known what each says, and at which line.
import fc from 'fast-check';

/** Stands in a piece where what it says stands, and in no text that is read. */
export const here = '\uf8ff';

/** A part of a text, with as many marks as it says things; one that only holds others together says nothing. */
export interface Piece {
  text: string;
  says?: readonly string[];
}

export interface Format {
  what: string;
  written: fc.Arbitrary<readonly Piece[]>;
  /** What a reader makes of a text: the line of each thing, and the thing in the words of the pieces. */
  read: (text: string) => string[];
}

/** A thing at its line, as `read` gives it. */
export function at(line: number | undefined, said: string): string {
  return `${line}: ${said}`;
}

/** The text of pieces, where each ends in it, and what it says. */
export function textOf(pieces: readonly Piece[]): { text: string; parts: { end: number; says: string[] }[] } {
  let text = '';
  const parts = pieces.map((piece) => {
    const [first = '', ...others] = piece.text.split(here);
    text += first;
    const says = others.map((part, index) => {
      const line = text.split('\n').length;
      text += part;
      return at(line, piece.says?.[index] ?? '');
    });
    return { end: text.length, says };
  });
  return { text, parts };
}

/** Words that mean something in some format or other, and nothing in a text. */
export const words = fc
  .array(fc.constantFrom('late', 'a "b"', '<c>', '&amp;', "it's", 'x\\y', '{d}', '%', '#', ':', '- ', '[', ']', '->', 'ß', '__proto__', 'end.'), {
    maxLength: 4,
  })
  .map((all) => all.join(' '));

/** Each item with a name of its own, so that one that is lost or doubled is seen. */
export function numbered<T>(item: fc.Arbitrary<T>, name: string): fc.Arbitrary<(T & { name: string; index: number })[]> {
  return fc.array(item, { minLength: 1, maxLength: 6 }).map((all) => all.map((one, index) => ({ ...one, name: `${name}${index}`, index })));
}
