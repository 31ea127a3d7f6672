// Names found by themselves, in any spelling, whole or in part.
import { isIdentifier, namesIn, normalName } from './names.ts';
import type { SearchRecord } from './record.ts';

export interface NameHit {
  /** 4 for the whole query, 2 and more for a name inside a pasted line, 1 and more for a part of a name, less for a phrase. */
  rank: number;
  exact: boolean;
}

export class ExactNames {
  readonly #byName = new Map<string, number[]>();
  /** Of each record, its names in normal form. */
  readonly #normal: string[][];
  /** Is its name an identifier: a part of one is rather meant than a part of a sentence. */
  readonly #identifiers: boolean[];

  constructor(records: readonly SearchRecord[]) {
    this.#normal = records.map(({ id, name, aliases }) =>
      [...new Set([id ?? '', name, ...aliases, ...aliases.map(fileName)].map(normalName))].filter((one) => one !== ''),
    );
    this.#identifiers = records.map(({ name }) => !/\s/.test(name) && isIdentifier(name));
    this.#normal.forEach((names, number) => {
      for (const name of names) {
        const same = this.#byName.get(name);
        if (same) same.push(number);
        else this.#byName.set(name, [number]);
      }
    });
  }

  /** The records whose names a query is, holds or is a part of. */
  find(query: string): Map<number, NameHit> {
    const hits = new Map<number, NameHit>();
    const add = (number: number, rank: number, exact: boolean) => {
      const known = hits.get(number);
      if (!known || known.rank < rank) hits.set(number, { rank, exact: exact || (known?.exact ?? false) });
    };
    const whole = normalName(query);
    for (const number of this.#byName.get(whole) ?? []) add(number, 4, true);
    if (hits.size === 0) this.#namesInside(query, add);
    if (whole.length > 2) this.#parts(whole, query, add);
    return hits;
  }

  #namesInside(query: string, add: (number: number, rank: number, exact: boolean) => void): void {
    const names = namesIn(query);
    names.forEach((name) => {
      // The longest name says most: an alert rather than a label's value.
      const rank = 2 + Math.min(name.length, 80) / 200;
      for (const number of this.#byName.get(normalName(name)) ?? []) add(number, rank, true);
    });
  }

  /** Names of which the query is a part. A part of an identifier is sure; some words in a row only make it likelier. */
  #parts(whole: string, query: string, add: (number: number, rank: number, exact: boolean) => void): void {
    const sure = isIdentifier(query) && !/\s/.test(query.trim());
    this.#normal.forEach((names, number) => {
      for (const name of names) {
        const at = name.indexOf(whole);
        if (at < 0) continue;
        const share = whole.length / name.length;
        add(number, sure ? 1 + (this.#identifiers[number] ? 0.5 : 0) + share / 2 : 0.2 + share, false);
      }
    });
  }
}

/** `docs/tests/SMOKE.md` is known as `SMOKE.md` and as `SMOKE` too. */
function fileName(path: string): string {
  return path.includes('/') ? path.slice(path.lastIndexOf('/') + 1) : path.replace(/\.mdx?$/, '');
}
