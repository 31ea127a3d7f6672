// Under each word the records that have it, and where: found by the word itself, by its beginning, and by what is nearly it.
import SearchableMap from 'minisearch/SearchableMap';
import { stemOf } from './words.ts';

/** Where in a record a word stands. */
export type Place = 'name' | 'kind' | 'says' | 'terms' | 'body';
const places: readonly Place[] = ['name', 'kind', 'says', 'terms', 'body'];

/** What a word counts for by its place: a name says what something is, a long text only what it has to do with. */
const worth: Readonly<Record<Place, number>> = { name: 3, kind: 1.6, says: 2.3, terms: 0.8, body: 0.5 };

/** Records that have a word, ascending, each with its places as bits: `record * 32 + places`. */
type Postings = number[];

/** A word of the index that answers what was asked for. */
export interface Match {
  term: string;
  /** 1 for the word itself, less the more it differs. */
  likeness: number;
  /** Of all records, how few have it: 0.7 and more. */
  rarity: number;
  postings: Postings;
}

/** Saturation and normalisation by length as in BM25, for a word that stands in a text once; shorter texts mean it more. */
const [saturation, byLength] = [0.7, 0.45];

/** The longest ending of a word that is looked past. */
const longestEnding = 5;

/** How far a word that answers may differ from what was typed. */
export interface Likeness {
  /** The word before its ending was cut off, in small letters. */
  written?: string;
  /** Whether a single letter may be the beginning of a word. */
  begun: boolean;
  /** Whether there may be typing errors: looking for them costs more than all else. */
  nearly: boolean;
}

export class InvertedIndex {
  readonly #terms = new SearchableMap<Postings>();
  /** How many words each record has in each place. */
  readonly #lengths: number[][] = places.map(() => []);
  readonly #sums: number[] = places.map(() => 0);
  /** How many records have words in each place. */
  readonly #having: number[] = places.map(() => 0);
  #records = 0;

  /**
   * Adds a record; its number is how many were added before it.
   * @param words of each place
   */
  add(words: Readonly<Record<Place, readonly string[]>>): void {
    const record = this.#records;
    this.#records += 1;
    places.forEach((place, index) => {
      for (const term of words[place]) if (term !== '') this.#addTerm(term, record, 1 << index);
      this.#lengths[index]?.push(words[place].length);
      this.#sums[index] = (this.#sums[index] ?? 0) + words[place].length;
      if (words[place].length > 0) this.#having[index] = (this.#having[index] ?? 0) + 1;
    });
  }

  #addTerm(term: string, record: number, place: number): void {
    const postings = this.#terms.get(term);
    if (!postings) this.#terms.set(term, [record * 32 + place]);
    else if (recordIn(postings.at(-1) ?? 0) === record) postings[postings.length - 1] = (postings.at(-1) ?? 0) | place;
    else postings.push(record * 32 + place);
  }

  has(term: string): boolean {
    return this.#terms.has(term);
  }

  /** The word itself, when the index has it. */
  exactly(term: string): Match[] {
    const postings = this.#terms.get(term);
    return postings ? [{ term, likeness: 1, rarity: this.#rarity(postings), postings }] : [];
  }

  /**
   * The word itself, what begins with it, and, for a word that the index does not have, what differs by a letter or two.
   */
  like(term: string, { written = term, begun, nearly }: Likeness): Match[] {
    const exact = this.exactly(term);
    const found = new Map(exact.map((match) => [match.term, match]));
    // What is rarer than the word that was typed is not meant more for it.
    const most = exact[0]?.rarity ?? Infinity;
    const add = (other: string, likeness: number, postings: Postings) => {
      if ((found.get(other)?.likeness ?? 0) < likeness) found.set(other, { term: other, likeness, rarity: Math.min(most, this.#rarity(postings)), postings });
    };
    if (begun || term.length > 1) {
      for (const [other, postings] of this.#terms.atPrefix(term)) {
        if (other !== term) add(other, (0.5 * other.length) / (other.length + 0.1 * (other.length - term.length)), postings);
      }
    }
    const errors = term.length > 5 ? 2 : 1;
    if (nearly && exact.length === 0 && written.length > 3) {
      for (const [other, [postings, distance]] of this.#near(term, errors)) add(other, (0.75 * other.length) / (other.length + distance), postings);
      for (const other of swapped(written).map(stemOf)) {
        const postings = this.#terms.get(other);
        if (postings) add(other, 0.7, postings);
      }
      // An error in the ending keeps it from being cut off: "idempotentcy", "isolaton".
      for (let cut = 2; found.size === 0 && cut <= longestEnding; cut++) {
        const beginning = term.slice(0, -cut);
        if (beginning.length < 4) break;
        const postings = this.#terms.get(beginning);
        if (postings) add(beginning, 0.6, postings);
        else if (beginning.length > 5) for (const [other, [near]] of this.#near(beginning, 1)) add(other, 0.5, near);
      }
    }
    return [...found.values()];
  }

  /** Terms that differ by a few letters; nobody mistypes the first. */
  #near(term: string, errors: number): [string, [Postings, number]][] {
    return [...this.#terms.fuzzyGet(term, errors)].filter(([other]) => other[0] === term[0]);
  }

  #rarity(postings: Postings): number {
    return Math.log(1 + this.#records / postings.length);
  }

  /** What a word counts for in a record by where it stands there. */
  worthOf(posting: number): number {
    const record = recordIn(posting);
    let sum = 0;
    for (const [index, place] of places.entries()) {
      if ((posting & (1 << index)) === 0) continue;
      const average = (this.#sums[index] ?? 0) / (place === 'body' ? (this.#having[index] ?? 0) : this.#records) || 1;
      const length = this.#lengths[index]?.[record] ?? 0;
      sum += worth[place] * (0.3 + (saturation + 1) / (1 + saturation * (1 - byLength + (byLength * length) / average)));
    }
    return sum;
  }
}

/** A word with two neighbouring letters swapped, in every way: one slip of the fingers, and two errors to a count of letters. */
function swapped(term: string): string[] {
  return Array.from({ length: term.length - 1 }, (_, at) => term.slice(0, at) + (term[at + 1] ?? '') + (term[at] ?? '') + term.slice(at + 2));
}

/** The record of a posting. */
export function recordIn(posting: number): number {
  return Math.floor(posting / 32);
}

/** Is one of the places of a posting this one? */
export function isAt(posting: number, place: Place): boolean {
  return (posting & (1 << places.indexOf(place))) !== 0;
}

/** The places of a posting. */
export function placesOf(posting: number): Place[] {
  return places.filter((place) => isAt(posting, place));
}

/** The posting of a matched word for a record, when the record has it. */
export function postingOf({ postings }: Match, record: number): number | undefined {
  let [low, high] = [0, postings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings[middle] ?? 0) < record * 32) low = middle + 1;
    else high = middle;
  }
  const posting = postings[low];
  return posting !== undefined && recordIn(posting) === record ? posting : undefined;
}
