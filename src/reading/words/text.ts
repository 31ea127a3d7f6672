// Text as people decorate it, and what is left when the decoration is taken off.
import { rememberedText } from '../outline/remembered.ts';

/** Emoji, check marks and arrows used as decoration, with their variation selectors. */
const decoration = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\uFE0F\u200D✓✔✗✘☐☑☒]/gu;

/** Text without decoration, white space collapsed. */
export function undecorated(text: string): string {
  // Most text is plain, and looking for decoration is the most frequent thing of all.
  return collapsed(/[^\x20-\x7e]/.test(text) ? text.replace(decoration, ' ') : text);
}

/** Text with every run of white space as one space, and none at its ends. */
export function collapsed(text: string): string {
  return /^ |[^\S ]| (?: |$)/.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** A title without its number (`1. `, `2) `) and decoration. */
export const titleText: (text: string) => string = rememberedText((text) =>
  undecorated(text)
    .replace(/^\d+(?:\.\d+)*[.)]\s+/, '')
    .replace(/\s*:$/, ''),
);

/** Lower case without decoration, punctuation at the ends and double spaces: the form in which words are compared. */
export const normal: (text: string) => string = rememberedText((text) =>
  undecorated(text)
    .toLowerCase()
    .replace(/[`*"“”]/g, '')
    .replace(/^[\s_.:;-]+|[\s_.:;-]+$/g, ''),
);

/** Is this cell or value a way of writing "nothing"? */
export function isNothing(text: string): boolean {
  return /^(?:|[-–—]+|n\/?a|none|no|nil|null|tbd|tba|todo|unknown|nobody|no one|unassigned|not (?:yet )?(?:assigned|defined|set)|\?+)$/.test(
    normal(text).replace(/\s*\(.*\)$/, ''),
  );
}

/** Is this "to be determined", with or without more words after it? */
export function isTbd(text: string): boolean {
  return /^(?:tbd|tba|todo|to be (?:added|determined|defined|done|written|announced|created))\b/.test(normal(text));
}

/** Is this "to be determined" and nothing else? */
export function isNothingYet(text: string): boolean {
  return isTbd(text) && text.length < 12;
}

/** Splits off a parenthesis at the end: `Kafka (Future)` -> `Kafka`, `Future`. */
export function splitParenthesis(text: string): { text: string; inside: string | undefined } {
  const match = /^(.*\S)\s*\(([^()]*)\)\s*$/.exec(text);
  return match ? { text: match[1] ?? text, inside: match[2] } : { text, inside: undefined };
}

const stopWords = new Set(['a', 'an', 'and', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** The words of a title, for comparing titles: lower case, without plural s, stop words and punctuation. */
export function wordsOf(title: string): string[] {
  return normal(title)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !stopWords.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word));
}

/** A title as it is compared with others. */
export interface Meaning {
  words: ReadonlySet<string>;
  /** The words with digits, in order. */
  numbers: string;
  normal: string;
}

/** @param id the title's id: what stands before its number is no news in the title, as in `NATS-006: NATS NAK failures` */
export function meaningOf(title: string, id?: string): Meaning {
  const all = new Set(wordsOf(splitParenthesis(title).text));
  const [letters] = wordsOf(/^[a-z]{2,}/i.exec(id ?? '')?.[0] ?? '');
  const words = letters !== undefined && all.size > 1 ? all.difference(new Set([letters])) : all;
  const numbers = [...words].filter((word) => /\d/.test(word));
  return { words, numbers: numbers.sort().join(' '), normal: normal(title) };
}

/**
 * Do two titles of the same id mean the same thing? They do when they are equal but for a parenthesis at the end, when
 * one only adds words to the other, or when most of their words are the same.
 */
export function sameMeaning(left: Meaning, right: Meaning): boolean {
  if (left.words.size === 0 || right.words.size === 0) return left.normal === right.normal;
  // "Below 5 ms" is not "below 50 ms", however alike the words are.
  if (left.numbers !== '' && right.numbers !== '' && left.numbers !== right.numbers) return false;
  const shared = left.words.intersection(right.words).size;
  const smaller = Math.min(left.words.size, right.words.size);
  return shared === smaller && smaller >= 2 ? true : shared / (left.words.size + right.words.size - shared) >= 0.6;
}
