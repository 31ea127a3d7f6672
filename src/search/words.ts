// Text as the words that are searched: identifiers in pieces, English endings cut off, words that say nothing left out.
import { englishStem, isStopWord } from './english.ts';

/** A word of a text: as written, in small letters, and the stem under which it is found. */
export interface Word {
  text: string;
  stem: string;
}

/** `RouterNatsConnectionDown` -> Router, Nats, Connection, Down; `P95SLO` -> P95, SLO. */
export function pieces(word: string): string[] {
  return word.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u);
}

/** In small letters, without accents. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Longer runs of letters are no words: they are cut, so that no text takes long. */
const longest = 60;

function wordOf(text: string): Word {
  const small = folded(text).slice(0, longest);
  return { text: small, stem: stemOf(small) };
}

const stems = new Map<string, string>();

/** The stem of a word in small letters; remembered, because a book uses few words often. */
export function stemOf(small: string): string {
  const known = stems.get(small);
  if (known !== undefined) return known;
  const stem = englishStem(small);
  if (stems.size < 50_000) stems.set(small, stem);
  return stem;
}

const written = /[\p{L}\p{N}\p{M}]+(?:\.\p{N}+)*/gu;

/** The words of a text, each with its pieces: one array for every word between spaces and punctuation. */
export function wordGroups(text: string): Word[][] {
  return (text.match(written) ?? []).map((word) => pieces(word).map(wordOf));
}

/** The pieces of a text's words with their places, each with the terms under which it is found. */
export function* piecesWithTerms(text: string): Generator<{ start: number; written: string; terms: string[] }> {
  for (const { 0: word, index } of text.matchAll(written)) {
    const group = pieces(word);
    const words = group.map(wordOf);
    let start = index;
    for (const [number, piece] of group.entries()) {
      const joined = [number - 1, number].flatMap((first) => (words[first] && words[first + 1] ? stemOf(words[first].text + words[first + 1]?.text) : []));
      yield { start, written: piece, terms: [words[number]?.stem ?? '', ...joined] };
      start += piece.length;
    }
  }
}

/** Is it a word that says nothing in a question? */
export function saysNothing({ text }: Word): boolean {
  return isStopWord(text);
}

/**
 * The terms under which a text is found. Neighbouring pieces of one written word stand joined as well, so that
 * `MaxDeliver` is found by "maxdeliver" too.
 */
export function termsOf(text: string): string[] {
  return wordGroups(text).flatMap((group) => [
    ...group.filter((word) => !saysNothing(word)).map(({ stem }) => stem),
    ...group.slice(1).map((word, index) => stemOf(`${group[index]?.text ?? ''}${word.text}`)),
  ]);
}
