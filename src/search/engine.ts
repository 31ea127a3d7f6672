// The search itself: the same code answers in the browser and in tests.
import { ExactNames, type NameHit } from './exact.ts';
import { InvertedIndex, isAt, placesOf, postingOf, recordIn, type Likeness, type Match, type Place } from './inverted-index.ts';
import { groupsOf, Synonyms, type Alternative, type QueryGroup } from './query.ts';
import { unpack, type SearchList, type SearchRecord } from './record.ts';
import { Tally } from './tally.ts';
import { askedIn, kindWords, weightOf, type Asked } from './weights.ts';
import { termsOf } from './words.ts';

export interface Found {
  /** As it was typed. */
  written: string;
  /** The terms of the book that answer it, each with its places: the word itself, or one that it begins, resembles or means. */
  match: ReadonlyMap<string, readonly Place[]>;
}

export interface SearchResult {
  record: SearchRecord;
  score: number;
  /** The whole name or id was typed. */
  exact: boolean;
  /** For each word of the query that it was found by: what stands there instead, and where. Looked up for what is shown. */
  found: () => Found[];
}

export interface SearchAnswer {
  results: SearchResult[];
  /** Something has the name that was typed. */
  exact: boolean;
  /** Nothing was found by all words of the query: what answers it may stand in the text of the documents only. */
  partly: boolean;
  /** Words that stand nowhere in the book. */
  unknown: string[];
  /** How many entries of the index were read: what an answer costs, whatever the machine. */
  read: number;
}

/** A query is cut here: what is longer is a pasted text, and its beginning names what it is about. */
const longestQuery = 400;

/** Who types has typing errors; who pastes more words than these has none. */
const mostTyped = 12;

/** Results that score less than this share of the best are none. */
const leastShare = 0.1;

/** So many of the first results are looked at for all words of the query. */
const fewLooked = 3;

/** Records that are made searchable between two pauses. */
const slice = 50;

/** The search of a list, made in one go. */
export function searchEngine(list: SearchList): SearchEngine {
  const steps = engineInSteps(list);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The search of a list, made in steps of some milliseconds at most, so that a page can answer its reader in between. */
export function* engineInSteps(list: SearchList): Generator<undefined, SearchEngine> {
  const records: SearchRecord[] = [];
  const index = new InvertedIndex();
  const names = new ExactNames();
  for (let first = 0; first < list.rows.length; first += slice) {
    for (const record of unpack(list, first, first + slice)) {
      records.push(record);
      names.add(record);
      index.add({
        name: termsOf([record.id ?? '', record.name, ...record.aliases].join(' \n')),
        kind: termsOf(kindWords(record.kind)),
        says: termsOf(record.says),
        terms: record.terms.split(' '),
        body: record.body.split(' ').filter((term) => term !== ''),
      });
    }
    yield;
  }
  return new SearchEngine(records, index, names, new Synonyms(list.synonyms));
}

export class SearchEngine {
  readonly records: readonly SearchRecord[];
  readonly #index: InvertedIndex;
  readonly #names: ExactNames;
  readonly #synonyms: Synonyms;

  /** Made by {@link searchEngine} or {@link engineInSteps}. */
  constructor(records: readonly SearchRecord[], index: InvertedIndex, names: ExactNames, synonyms: Synonyms) {
    [this.records, this.#index, this.#names, this.#synonyms] = [records, index, names, synonyms];
  }

  /**
   * Everything that answers a query, best first.
   * @param query what was typed or pasted; any text gives an answer
   * @param keep which records may be among the results
   */
  search(query: string, keep: (record: SearchRecord) => boolean = () => true): SearchAnswer {
    const typed = query.slice(0, longestQuery).trim();
    if (typed === '') return { results: [], exact: false, partly: false, unknown: [], read: 0 };
    const groups = groupsOf(typed, this.#synonyms, (term) => this.#index.has(term));
    const tally = new Tally(this.records.length);
    const matches: Match[][][] = [];
    const unknown: string[] = [];
    for (const group of groups) {
      matches.push(this.#lookUp(group, { begun: groups.length === 1, nearly: groups.length <= mostTyped }, tally));
      if (!tally.close() && group.written) unknown.push(group.written);
    }
    const named = this.#names.find(typed);
    const scores = this.#scores(tally, groups.length, askedIn(typed), named);
    const results = [...scores]
      .map(([number, score]): SearchResult => {
        const record = this.records[number] as SearchRecord;
        return { record, score, exact: named.get(number)?.exact ?? false, found: () => foundIn(number, groups, matches) };
      })
      .filter(({ record }) => keep(record))
      .sort((a, b) => b.score - a.score || a.record.name.length - b.record.name.length || (a.record.url < b.record.url ? -1 : 1));
    const partly = named.size === 0 && (unknown.length > 0 || results.every(({ found }, at) => at >= fewLooked || found().length < groups.length));
    return { results, exact: results.some(({ exact }) => exact), partly, unknown: named.size > 0 ? [] : unknown, read: tally.read };
  }

  #scores(tally: Tally, groups: number, asked: Asked, named: ReadonlyMap<number, NameHit>): Map<number, number> {
    const scores = new Map<number, number>();
    let best = 0;
    for (const number of tally.found) {
      const covered = (tally.covered[number] ?? 0) / tally.whole;
      const record = this.records[number] as SearchRecord;
      const words = this.#names.wordsIn(number);
      const wholeName = words === 0 ? 0 : Math.min(1, (tally.named[number] ?? 0) / words);
      // All words of the query make the whole name: it was meant, typing errors and all.
      const meant = wholeName === 1 && (tally.named[number] ?? 0) >= groups ? 2 : 1;
      const score = (tally.score[number] ?? 0) * covered ** 0.9 * (1 + 0.75 * wholeName * covered) * meant * asked.weightOf(record.kind);
      scores.set(number, score);
      best = Math.max(best, score);
    }
    // What is far behind the best only shares a common word with the query.
    for (const [number, score] of scores) if (score < best * leastShare) scores.delete(number);
    for (const [number, { rank, exact }] of named) {
      const score = scores.get(number) ?? 0;
      const kind = (this.records[number] as SearchRecord).kind;
      scores.set(number, exact || rank >= 1 ? 1e6 * rank * weightOf(kind) + score : score * (1 + rank) + rank);
    }
    return scores;
  }

  /**
   * Looks up what one word of the query means, by itself and by what means the same.
   * @returns the terms that answer it, those together that answer it only together
   */
  #lookUp({ written, alternatives }: QueryGroup, how: Likeness, tally: Tally): Match[][] {
    const all: Match[][] = [];
    const literal = this.#index.exactly(alternatives[0]?.terms[0] ?? '')[0]?.rarity ?? Infinity;
    for (const [number, alternative] of alternatives.entries()) {
      const { terms, weight } = alternative;
      if (terms.length > 1) {
        all.push(this.#lookUpTogether(alternative, literal, tally));
        continue;
      }
      for (const match of this.#index.like(terms[0] ?? '', number === 0 ? { ...how, written } : how)) {
        all.push([match]);
        const strength = weight * match.likeness * Math.min(match.rarity, literal);
        tally.read += match.postings.length;
        for (const posting of match.postings) tally.offer(recordIn(posting), strength * this.#index.worthOf(posting), weight, isAt(posting, 'name'));
      }
    }
    return all;
  }

  /** Terms that stand for something only together. */
  #lookUpTogether({ terms, weight }: Alternative, literal: number, tally: Tally): Match[] {
    const matches = terms.flatMap((term) => this.#index.exactly(term));
    if (matches.length < terms.length) return [];
    const [rarest, ...others] = matches.sort((a, b) => a.postings.length - b.postings.length) as [Match, ...Match[]];
    tally.read += rarest.postings.length;
    for (const posting of rarest.postings) {
      const record = recordIn(posting);
      let sum = Math.min(rarest.rarity, literal) * this.#index.worthOf(posting);
      let together = true;
      for (const other of others) {
        const at = postingOf(other, record);
        tally.read += 1;
        together &&= at !== undefined;
        if (at === undefined) break;
        sum += Math.min(other.rarity, literal) * this.#index.worthOf(at);
      }
      if (together) tally.offer(record, (weight * sum) / terms.length, weight, false);
    }
    return matches;
  }
}

/** Where each word of a query stands in one record. */
function foundIn(record: number, groups: readonly QueryGroup[], matches: readonly Match[][][]): Found[] {
  return groups.flatMap(({ written }, index) => {
    const match = new Map<string, readonly Place[]>();
    for (const together of matches[index] ?? []) {
      const postings = together.map((one) => postingOf(one, record));
      if (postings.includes(undefined)) continue;
      together.forEach(({ term }, number) => match.set(term, placesOf(postings[number] ?? 0)));
    }
    return match.size > 0 ? [{ written, match }] : [];
  });
}
