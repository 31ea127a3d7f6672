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

/** What each ASCII character is in a run: part of a word, a mark that joins words, or nothing of it. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => (/[\w]/.test(String.fromCharCode(code)) ? 2 : '.:/~-'.includes(String.fromCharCode(code)) ? 1 : 0));

/** The runs of a text, in order, in time that grows with the text and not faster. */
export function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  let words: Word[] = [];
  let [start, wordStart] = [-1, -1];
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    // Most text is ASCII, and a table is many times faster there than classes of Unicode.
    if (code > 127) return runsInUnicode(text);
    const kind = kinds[code];
    if (kind === 2) {
      if (wordStart < 0) wordStart = at;
    } else if (wordStart >= 0) {
      words.push({ start: wordStart, end: at });
      wordStart = -1;
    }
    if (kind === 0) {
      if (words.length > 0) {
        runs.push({ start, end: at, words });
        words = [];
      }
      start = -1;
    } else if (start < 0) start = at;
  }
  return runs;
}

/** The same for text of any script. Each regular expression is one class of characters, so that time stays linear. */
export function runsInUnicode(text: string): Run[] {
  const runs: Run[] = [];
  for (const match of text.matchAll(run)) {
    const words = [...match[0].matchAll(word)].map((part) => ({
      start: match.index + part.index,
      end: match.index + part.index + part[0].length,
    }));
    if (words.length > 0) runs.push({ start: match.index, end: match.index + match[0].length, words });
  }
  return runs;
}

/** How many words a name has: the same cut that texts get. */
export function wordsIn(name: string): string[] {
  return name.match(word) ?? [];
}
