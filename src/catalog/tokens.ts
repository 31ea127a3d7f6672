// Text as the names that people write in it: runs without white space, cut into words and what joins them.

/** A word of a run, by its places in the text. */
export interface Word {
  start: number;
  end: number;
}

/** `docs/a.md:12-30`, `x_SUITE:test_y/1`, `R1.1-R1.4`: words and the marks that join them, without white space. */
export interface Run extends Word {
  words: Word[];
  /** The run before it, where that is one word. */
  before: Word | undefined;
}

// Scripts that separate words by spaces. Others (Chinese, Japanese) write an identifier right beside a letter.
const letters = String.raw`\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\p{Nd}_`;
const run = new RegExp(`[${letters}.:/~-]+`, 'gu');
const word = new RegExp(`[${letters}]+`, 'gu');

/** What a character is in a run: nothing of it, a mark that joins words, one of an address or a path, a letter, or what no plain word has. */
const [outside, mark, slash, lower, upper, telling] = [0, 1, 2, 3, 4, 5];
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[a-z]/.test(char)) return lower;
  if (/[A-Z]/.test(char)) return upper;
  if (/[\d_]/.test(char)) return telling;
  return char === '/' ? slash : /[.:~-]/.test(char) ? mark : outside;
});

/**
 * The runs of a text that can hold an identifier or an address, in order, in time that grows with the text and not faster:
 * several words, or one with a digit, an underscore or a capital inside. Nearly all words of a text are plain.
 */
export function runsIn(text: string): Run[] {
  const runs: Run[] = [];
  let words: Word[] = [];
  let [start, wordStart, isTelling] = [-1, -1, false];
  let before: Word | undefined;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    // Most text is ASCII, and a table is many times faster there than classes of Unicode.
    if (code > 127 && !isSign(code)) return runsInUnicode(text);
    const kind = code > 127 ? outside : (kinds[code] ?? outside);
    if (kind >= lower) {
      if (kind === telling || (kind === upper && wordStart >= 0)) isTelling = true;
      if (wordStart < 0) wordStart = at;
    } else {
      if (wordStart >= 0) {
        words.push({ start: wordStart, end: at });
        wordStart = -1;
      }
      if (kind === slash) isTelling = true;
    }
    if (kind !== outside) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (words.length > 1 || (isTelling && words.length > 0)) runs.push({ start, end: at, words, before });
      if (words.length > 0) {
        before = words.length === 1 ? words[0] : undefined;
        words = [];
      }
      [start, isTelling] = [-1, false];
    }
  }
  return runs;
}

/** Punctuation, arrows, check marks: signs beyond ASCII that are no part of a run. */
function isSign(code: number): boolean {
  return (code >= 0x2010 && code <= 0x206f) || (code >= 0x2190 && code <= 0x2bff);
}

/** The same for text of any script. Each regular expression is one class of characters, so that time stays linear. */
export function runsInUnicode(text: string): Run[] {
  const runs: Run[] = [];
  let before: Word | undefined;
  for (const match of text.matchAll(run)) {
    const words = [...match[0].matchAll(word)].map((part) => ({
      start: match.index + part.index,
      end: match.index + part.index + part[0].length,
    }));
    if (words.length === 0) continue;
    if (words.length > 1 || /[\d_/]|(?<=[\p{L}\p{M}\p{Nd}])\p{Lu}/u.test(match[0]))
      runs.push({ start: match.index, end: match.index + match[0].length, words, before });
    before = words.length === 1 ? words[0] : undefined;
  }
  return runs;
}

/** How many words a name has: the same cut that texts get. */
export function wordsIn(name: string): string[] {
  return name.match(word) ?? [];
}
