// Names found by themselves, in any spelling, whole or in part.
import type { EntityKind } from '../model/fields.ts';
import { isIdentifier, namesIn, normalName } from './names.ts';
import { tellingPieces } from './query.ts';
import type { SearchRecord } from './record.ts';
import { kindWords } from './weights.ts';
import { folded, stemOf, termsOf } from './words.ts';

export interface NameHit {
  /** 4 for the whole query, 2 and more for a name inside a pasted line, 1 and more for a part of a name, less for a phrase. */
  rank: number;
  exact: boolean;
}

export class ExactNames {
  readonly #byName = new Map<string, number[]>();
  /** Ids with points, without them: `R6.2` is typed as `R6-2` too. */
  readonly #byDigits = new Map<string, number[]>();
  /** Of each record, its names in normal form. */
  readonly #normal: string[][] = [];
  /** Is its name an identifier: a part of one is rather meant than a part of a sentence. */
  readonly #identifiers: boolean[] = [];
  readonly #kinds: EntityKind[] = [];
  /** The kinds for which a word asks: "what does it mean" is asked of a term. */
  readonly #askedBy = new Map<string, Set<EntityKind>>();
  /** Its name as it is spelled, in small letters. */
  readonly #spelled: string[] = [];
  /** How many words its name has. */
  readonly #words: number[] = [];

  /** Adds a record; its number is how many were added before it. */
  add({ kind, id, name, aliases }: SearchRecord): void {
    const number = this.#normal.length;
    const names = [...new Set([id ?? '', name, ...aliases, ...aliases.map(fileName)].map(normalName))].filter((one) => one !== '');
    this.#normal.push(names);
    this.#identifiers.push(!/\s/.test(name) && isIdentifier(name));
    if (!this.#kinds.includes(kind)) {
      for (const stem of termsOf(kindWords(kind))) this.#askedBy.set(stem, (this.#askedBy.get(stem) ?? new Set()).add(kind));
    }
    this.#kinds.push(kind);
    this.#spelled.push(folded(name));
    this.#words.push(tellingPieces(name).length);
    const remember = (map: Map<string, number[]>, key: string) => {
      const same = map.get(key);
      if (same) same.push(number);
      else map.set(key, [number]);
    };
    for (const one of names) {
      remember(this.#byName, one);
      if (one.includes('.')) remember(this.#byDigits, one.replaceAll('.', ''));
    }
  }

  /** How many words the name of a record has. */
  wordsIn(number: number): number {
    return this.#words[number] ?? 0;
  }

  /** The records whose names a query is, holds or is a part of. */
  find(query: string): Map<number, NameHit> {
    const hits = new Map<number, NameHit>();
    const add = (number: number, rank: number, exact: boolean) => {
      const known = hits.get(number);
      if (!known || known.rank < rank) hits.set(number, { rank, exact: exact || (known?.exact ?? false) });
    };
    const whole = normalName(query);
    for (const number of this.#called(whole)) add(number, 4, true);
    if (hits.size === 0) this.#named(query, add);
    if (hits.size === 0) this.#namesInside(query, add);
    if (whole.length > 2) this.#parts(whole, query, add);
    return hits;
  }

  /** "What is a poison message?", "runbook for NATS connection loss": a name, and at most what kind of thing it is. */
  #named(query: string, add: (number: number, rank: number, exact: boolean) => void): void {
    const words = tellingPieces(query);
    for (const number of this.#called(normalName(words.join(' ')))) add(number, 3, true);
    for (const [at, word] of words.entries()) {
      const asked = this.#askedBy.get(stemOf(word));
      if (!asked) continue;
      for (const number of this.#called(normalName(words.toSpliced(at, 1).join(' ')))) {
        const kind = this.#kinds[number];
        if (kind !== undefined && asked.has(kind)) add(number, 3, true);
      }
    }
  }

  #called(name: string): readonly number[] {
    return this.#byName.get(name) ?? this.#byDigits.get(name) ?? [];
  }

  #namesInside(query: string, add: (number: number, rank: number, exact: boolean) => void): void {
    const names = namesIn(query);
    names.forEach((name) => {
      // The longest name says most: an alert rather than a label's value.
      const rank = 2 + Math.min(name.length, 80) / 200;
      // A long word of a sentence may be somebody's name, and is no identifier: it only counts as a word.
      const sure = isIdentifier(name);
      for (const number of this.#called(normalName(name))) if (sure || this.#identifiers[number]) add(number, rank, true);
    });
  }

  /** Names of which the query is a part. A part of an identifier is sure; some words in a row only make it likelier. */
  #parts(whole: string, query: string, add: (number: number, rank: number, exact: boolean) => void): void {
    const sure = isIdentifier(query) && !/\s/.test(query.trim());
    const literal = folded(query.trim());
    this.#normal.forEach((names, number) => {
      for (const name of names) {
        if (!name.includes(whole)) continue;
        const share = whole.length / name.length;
        // Punctuation that was typed was meant: `fault_period` stands in a test's name rather than in a sentence.
        const spelled = sure && this.#spelled[number]?.includes(literal) ? 1 : 0;
        add(number, sure ? 1 + spelled + (this.#identifiers[number] ? 0.5 : 0) + share / 2 : 0.2 + share, false);
      }
    });
  }
}

/** `docs/tests/SMOKE.md` is known as `SMOKE.md` and as `SMOKE` too. */
function fileName(path: string): string {
  return path.includes('/') ? path.slice(path.lastIndexOf('/') + 1) : path.replace(/\.mdx?$/, '');
}
