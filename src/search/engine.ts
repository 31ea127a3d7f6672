// The search itself: the same code answers in the browser and in tests.
import MiniSearch, { type SearchOptions } from 'minisearch';
import { ExactNames, type NameHit } from './exact.ts';
import { groupsOf, type QueryGroup, Synonyms } from './query.ts';
import { unpack, type SearchList, type SearchRecord } from './record.ts';
import { kindWords, weightOf } from './weights.ts';
import { termsOf } from './words.ts';

/** Where a result was found: what a reader sees as the reason. */
export type FoundIn = 'name' | 'kind' | 'says' | 'terms' | 'linked';

export interface Found {
  /** As it was typed. */
  written: string;
  /** The terms of the book that answer it, each with its places: the word itself, or one that it begins, resembles or means. */
  match: Readonly<Record<string, readonly string[]>>;
}

/** Is something among the places where a word was found? */
export function isFoundIn({ match }: Found, place: FoundIn): boolean {
  return Object.values(match).some((places) => places.includes(place));
}

export interface SearchResult {
  record: SearchRecord;
  score: number;
  /** The whole name or id was typed. */
  exact: boolean;
  /** For each word of the query that it was found by: what stands there instead, and where. */
  found: Found[];
}

export interface SearchAnswer {
  results: SearchResult[];
  /** Something has the name that was typed. */
  exact: boolean;
  /** Words that stand nowhere in the book. */
  unknown: string[];
}

/** What one word of a query found in one record. */
interface GroupHit {
  score: number;
  /** 1 for the word itself, less for one that only begins with it, looks or means like it. */
  quality: number;
  match: Found['match'];
}

/** A query is cut here: what is longer is a pasted text, and its beginning names what it is about. */
const longestQuery = 400;

/** Results that score less than this share of the best are none. */
const leastShare = 0.1;

const fieldBoost = { name: 4, kind: 1.5, says: 1.5, terms: 1, linked: 0.6 };

export class SearchEngine {
  readonly records: SearchRecord[];
  readonly #index: MiniSearch;
  readonly #vocabulary = new Set<string>();
  readonly #names: ExactNames;
  readonly #synonyms: Synonyms;

  constructor(list: SearchList) {
    this.records = unpack(list);
    this.#names = new ExactNames(this.records);
    this.#synonyms = new Synonyms(list.synonyms);
    this.#index = new MiniSearch({
      fields: Object.keys(fieldBoost),
      idField: 'number',
      tokenize: (text, field) => (field === 'terms' || field === 'linked' ? text.split(' ') : termsOf(text)),
      processTerm: (term) => {
        if (term === '') return null;
        this.#vocabulary.add(term);
        return term;
      },
    });
    this.#index.addAll(
      this.records.map((record, number) => ({
        number,
        name: [record.id ?? '', record.name, ...record.aliases].join(' \n'),
        kind: kindWords(record.kind),
        says: record.says,
        terms: record.terms,
        linked: record.linked,
      })),
    );
  }

  /**
   * Everything that answers a query, best first.
   * @param query what was typed or pasted; any text gives an answer
   * @param keep which records may be among the results
   */
  search(query: string, keep: (record: SearchRecord) => boolean = () => true): SearchAnswer {
    const typed = query.slice(0, longestQuery).trim();
    if (typed === '') return { results: [], exact: false, unknown: [] };
    const groups = groupsOf(typed, this.#synonyms, this.#vocabulary);
    const hits = groups.map((group) => this.#hitsOf(group));
    const results = new Map<number, SearchResult>();
    const result = (number: number) => {
      const record = this.records[number] as SearchRecord;
      const known = results.get(number) ?? { record, score: 0, exact: false, found: [] };
      results.set(number, known);
      return known;
    };
    const weights = hits.map(({ size }) => (size === 0 ? 0 : Math.log(1 + this.records.length / size)));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const covered = new Map<number, number>();
    hits.forEach((group, index) => {
      for (const [number, { score, quality, match }] of group) {
        const one = result(number);
        one.score += score;
        covered.set(number, (covered.get(number) ?? 0) + (weights[index] ?? 0) * quality);
        one.found.push({ written: groups[index]?.written ?? '', match });
      }
    });
    for (const [number, one] of results) one.score *= ((covered.get(number) ?? 0) / whole) ** 1.5 * weightOf(one.record.kind, typed);
    // What is far behind the best only shares a common word with the query.
    const best = [...results.values()].reduce((most, { score }) => Math.max(most, score), 0);
    for (const [number, { score }] of results) if (score < best * leastShare) results.delete(number);
    const named = this.#names.find(typed);
    for (const [number, hit] of named) this.#raise(result(number), hit);
    const kept = [...results.values()].filter(({ record }) => keep(record));
    const unknown = groups.filter((group, index) => group.written && hits[index]?.size === 0).map((group) => group.written);
    return {
      results: kept.sort((a, b) => b.score - a.score || a.record.name.length - b.record.name.length || (a.record.url < b.record.url ? -1 : 1)),
      exact: kept.some(({ exact }) => exact),
      unknown: named.size > 0 ? [] : unknown,
    };
  }

  #raise(result: SearchResult, { rank, exact }: NameHit): void {
    result.exact = exact;
    result.score = exact || rank >= 1 ? 1e6 * rank * weightOf(result.record.kind, '') + result.score : result.score * (1 + rank) + rank;
  }

  /** What one word of the query finds, by itself or by what means the same. */
  #hitsOf(group: QueryGroup): Map<number, GroupHit> {
    const best = new Map<number, GroupHit>();
    for (const { terms, weight } of group.alternatives) {
      const known = terms.every((term) => this.#vocabulary.has(term));
      const options: SearchOptions = {
        boost: fieldBoost,
        tokenize: (text) => text.split(' '),
        processTerm: (term) => term,
        combineWith: terms.length > 1 ? 'AND' : 'OR',
        prefix: (term) => term.length > 1,
        // A word that stands in the book is no typing error.
        fuzzy: (term) => (!known && term.length > 4 ? Math.min(2, Math.round(term.length * 0.25)) : false),
        maxFuzzy: 2,
        weights: { fuzzy: 0.5, prefix: 0.6 },
      };
      for (const { id, score, match } of this.#index.search(terms.join(' '), options)) {
        const number = id as number;
        if ((best.get(number)?.score ?? 0) >= score * weight) continue;
        const literal = terms.every((term) => match[term] !== undefined);
        best.set(number, {
          score: score * weight,
          quality: literal ? weight : weight * 0.6,
          match,
        });
      }
    }
    return best;
  }
}
