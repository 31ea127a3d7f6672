// Labels in rows: wide enough to be read, and an identifier is never broken.

const widest = 34;
const mostRows = 3;
/** One word may be longer than a row, as identifiers are; no word helps that is longer than this. */
const longestWord = 64;

/** Cuts a label at its spaces. What does not fit ends in an ellipsis: the table beside the drawing has it in full. */
export function rowsOf(label: string): string[] {
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
  if (rows.length <= mostRows) return rows;
  return [...rows.slice(0, mostRows - 1), `${rows[mostRows - 1]} …`];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function lengthOf(text: string): number {
  return [...graphemes.segment(text)].length;
}

function shortened(word: string, most: number): string {
  const parts = [...graphemes.segment(word)];
  return parts.length <= most
    ? word
    : `${parts
        .slice(0, most - 1)
        .map(({ segment }) => segment)
        .join('')}…`;
}
