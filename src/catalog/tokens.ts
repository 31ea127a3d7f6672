// Text as the names that people write in it: runs without white space, cut into words and what joins them.

/** A word of a run, by its places in the text. */
export interface Word {
  start: number;
  end: number;
}

/** `docs/a.md:12-30`, `x_SUITE:test_y/1`, `R1.1-R1.4`: words and the marks that join them, without white space. */
export interface Run extends Word {
  words: Word[];
}

// Scripts that separate words by spaces. Others (Chinese, Japanese) write an identifier right beside a letter.
const letters = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{Nd}_`;
const run = new RegExp(`[${letters}.:/~-]+`, 'gu');
const word = new RegExp(`[${letters}]+`, 'gu');

/** The runs of a text, in order. Each regular expression is one class of characters, so that time stays linear. */
export function* runsIn(text: string): Generator<Run> {
  for (const match of text.matchAll(run)) {
    const words = [...match[0].matchAll(word)].map((part) => ({
      start: match.index + part.index,
      end: match.index + part.index + part[0].length,
    }));
    if (words.length > 0) yield { start: match.index, end: match.index + match[0].length, words };
  }
}

/** How many words a name has: the same cut that texts get. */
export function wordsIn(name: string): string[] {
  return name.match(word) ?? [];
}
