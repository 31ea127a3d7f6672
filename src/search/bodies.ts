// The words by which the text of a document is told from the others: a few of each, so that the list stays small.
import { termsOf } from './words.ts';

/** How often a document's text has each of its terms. */
export type Counts = readonly (readonly [term: string, count: number])[];

/** So many terms of texts a list carries, and so many of one document. */
const [mostOfAll, mostOfOne] = [2000, 100];
/** Fewer than these of a document tell nothing: a book of so many documents leaves their text to the index of the text. */
const fewestOfOne = 10;
/** A document begins with what it is about. */
const longestText = 40_000;

/** How many terms of each document a book of so many carries; 0 for none. */
export function termsOfEach(documents: number): number {
  const share = Math.floor(mostOfAll / Math.max(1, documents));
  return share < fewestOfOne ? 0 : Math.min(share, mostOfOne);
}

/** The terms of a text that are words, not identifiers or numbers, with how often they stand there. */
export function countsOf(text: string): Counts {
  const counts = new Map<string, number>();
  for (const term of termsOf(text.slice(0, longestText))) {
    if (/^\p{L}{3,13}$/u.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return [...counts];
}

/** Of each document its terms, those that stand there often and in few others first. */
export function tellingTerms(documents: ReadonlyMap<string, Counts>): Map<string, string[]> {
  const having = new Map<string, number>();
  for (const counts of documents.values()) for (const [term] of counts) having.set(term, (having.get(term) ?? 0) + 1);
  const worth = ([term, count]: readonly [string, number]) => Math.log(1 + count) * Math.log(1 + documents.size / (having.get(term) ?? 1));
  const byWorth = (counts: Counts) => counts.map((entry) => [entry[0], worth(entry)] as const).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Map([...documents].map(([path, counts]) => [path, byWorth(counts).map(([term]) => term)]));
}
