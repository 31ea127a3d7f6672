// A query as groups of words: each group is one thing that was meant, with the ways in which documents may say it.
import type { SearchList } from './record.ts';
import { saysNothing, termsOf, wordGroups, type Word } from './words.ts';

/** Terms that together stand for what was meant. */
export interface Alternative {
  terms: string[];
  weight: number;
}

export interface QueryGroup {
  /** As it was typed. */
  written: string;
  alternatives: Alternative[];
}

/** More words than these are a pasted text. */
const mostWords = 24;

/** What a book calls the same counts nearly as much as the word itself. */
const synonymWeight = 0.9;

/** What people type and documents say in other words. */
export class Synonyms {
  readonly #byFirst = new Map<string, { stems: string[]; said: string[][] }[]>();

  constructor(pairs: SearchList['synonyms']) {
    for (const [typed, said] of pairs) {
      const stems = wordsOf(typed).map(({ stem }) => stem);
      const first = stems[0];
      if (first === undefined) continue;
      const entry = { stems, said: said.map((text) => [...new Set(termsOf(text))]).filter((terms) => terms.length > 0) };
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), entry]);
    }
  }

  /** The synonyms that begin at a word of the query, each with how many words it takes. */
  at(words: readonly Word[], index: number): { length: number; said: string[][] }[] {
    const entries = this.#byFirst.get(words[index]?.stem ?? '') ?? [];
    return entries
      .filter(({ stems }) => stems.every((stem, step) => words[index + step]?.stem === stem))
      .map(({ stems, said }) => ({ length: stems.length, said }));
  }
}

function wordsOf(text: string): readonly Word[] {
  return tellingOf(wordGroups(text).flat());
}

function tellingOf(words: readonly Word[]): readonly Word[] {
  const telling = words.filter((word) => !saysNothing(word));
  // "What if" says nothing, and is all that was typed.
  return telling.length > 0 ? telling : words;
}

/** The words of a name or a query that say something, in pieces. */
export function tellingPieces(text: string): string[] {
  return wordsOf(text).map((word) => word.text);
}

/** The words of a query that say something, as an index of whole words knows them. */
export function tellingWords(query: string): string[] {
  const written = (query.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []).filter((word) => wordsOf(word).some((one) => !saysNothing(one)));
  return [...new Set(written)].slice(0, mostWords);
}

/**
 * The groups of a query.
 * @param isKnown whether a term stands in the book: two words typed apart may stand joined in it
 */
export function groupsOf(query: string, synonyms: Synonyms, isKnown: (term: string) => boolean): QueryGroup[] {
  const all = wordGroups(query).flat();
  const words = tellingOf(all).slice(0, mostWords);
  const groups = words.map(({ text, stem }): QueryGroup => ({ written: text, alternatives: [{ terms: [stem], weight: 1 }] }));
  words.forEach((word, index) => {
    // "Time out" is typed, "timeout" is written: the second word may be one that says nothing by itself.
    const next = all[all.indexOf(word) + 1];
    const joined = next ? termsOf(word.text + next.text)[0] : undefined;
    if (joined !== undefined && isKnown(joined)) {
      for (const group of groups.slice(index, words[index + 1] === next ? index + 2 : index + 1)) group.alternatives.push({ terms: [joined], weight: 0.9 });
    }
    const acronym = words.slice(index, index + 3);
    const initials = acronym.map(({ text }) => text[0]).join('');
    // "Dead letter queue", and not "(post) mortem shows a gap".
    const inARow = acronym.every((one, step) => all[all.indexOf(word) + step] === one);
    if (acronym.length === 3 && inARow && isKnown(initials)) {
      for (const group of groups.slice(index, index + 3)) group.alternatives.push({ terms: [initials], weight: 0.9 });
    }
    for (const { length, said } of synonyms.at(words, index)) {
      for (const group of groups.slice(index, index + length)) {
        group.alternatives.push(...said.map((terms) => ({ terms, weight: synonymWeight / terms.length ** 0.3 })));
      }
    }
  });
  const seen = new Set<string>();
  return groups.filter(({ alternatives }) => {
    const key = alternatives.map(({ terms }) => terms.join(' ')).join('|');
    return !seen.has(key) && seen.add(key);
  });
}
