// Names as people type them: in any case, with any punctuation, with or without leading zeros.
import { folded } from './words.ts';

/**
 * The form in which two ways to write one name are equal: `NATS-003`, `nats_3` and `Nats 3` become `nats3`, `R4.1` keeps its
 * point.
 */
export function normalName(text: string): string {
  return folded(text)
    .replace(/(?<!\p{N})\.|\.(?!\p{N})|[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/(?<![\p{N}.])0+(?=\p{N})/gu, '')
    .replaceAll(' ', '');
}

/** Looks like an identifier and not like a word: it has a digit, an underscore, or a capital inside. */
export function isIdentifier(text: string): boolean {
  return /[\p{N}_]|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(text);
}

/** Names that are no words of a language are known in small letters too, when they are as long as this. */
const longName = 10;

/** Pasted lines are looked at no further than this. */
const mostPieces = 60;

/**
 * The parts of a pasted line that may be names: `[FIRING:1] RouterDLQHighRate (critical router-0)` has `RouterDLQHighRate`
 * among them, `x_SUITE:test_y/1` both names, `JS 2` itself.
 */
export function namesIn(line: string): string[] {
  const parts = line.split(/[^\p{L}\p{M}\p{N}_.\-/:]+/u).filter((part) => part !== '');
  const found = parts.slice(0, mostPieces).flatMap((part, index) => {
    const next = parts[index + 1];
    const numbered = next !== undefined && /^\p{N}+$/u.test(next) && /^\p{L}+$/u.test(part) ? [`${part}-${next}`] : [];
    const split = part.split(/[:/]+/u).map((piece) => piece.replace(/\.(?:erl|md|mdx|ya?ml)$/u, ''));
    return [...numbered, part, ...(split.length > 1 || split[0] !== part ? split : [])];
  });
  return [...new Set(found)].filter((part) => /\p{L}/u.test(part) && (isIdentifier(part) || part.length >= longName));
}
