// Labels in rows: wide enough to be read, and an identifier is never broken.
import { graphemesOf } from './text-width.ts';

export interface RowLimits {
  /** Characters in a row of several words. */
  widest: number;
  most: number;
}

const usual: RowLimits = { widest: 34, most: 3 };
/** One word may be longer than a row, as identifiers are; no word helps that is longer than this. */
const longestWord = 64;

/** Cuts a label at its spaces. What does not fit ends in an ellipsis: the table beside the drawing has it in full. */
export function rowsOf(label: string, { widest, most }: RowLimits = usual): string[] {
  const words = label
    .trim()
    .split(/\s+/)
    .map((word) => shortened(word, longestWord));
  const rows: string[] = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= widest) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most - 1), `${rows[most - 1]} …`];
}

function lengthOf(text: string): number {
  return graphemesOf(text).length;
}

/** A text of at most so many characters; what is cut off is an ellipsis. */
export function shortened(text: string, most: number): string {
  const parts = graphemesOf(text);
  return parts.length <= most ? text : `${parts.slice(0, most - 1).join('')}…`;
}
