// What one name can mean, and which of that a document means by it.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import { remembered } from '../reading/outline/remembered.ts';
import type { Closeness } from './closeness.ts';

/** One name of one entity. */
export interface Entry {
  key: string;
  kind: EntityKind;
  /** Where one id is both, the more particular thing is meant: the lower rank. */
  rank: number;
  family: string | undefined;
  suite: string | undefined;
  entity: Entity;
}

/** The files that an entity is said in: very many entities are never asked for them. */
export const filesOf: (entity: Entity) => ReadonlySet<string> = remembered((entity) => new Set(entity.sources.map(({ file }) => file)));

const precedence: EntityKind[] = ['requirement', 'invariant', 'scenario', 'task', 'process', 'requirement-group', 'invariant-group'];

export function rankOf(kind: EntityKind): number {
  const index = precedence.indexOf(kind);
  return index < 0 ? precedence.length + (kind === 'module' ? 1 : 0) : index;
}

/** All that one name can mean. In a large book hundreds of documents give one id: what each of them means is looked up, not sought. */
export class Meanings {
  readonly entries: Entry[];
  hasSuite: boolean;
  /** What the document that was asked for last means: a document names a thing more than once. */
  #decided: { file: string; entry: Entry | undefined } | undefined;
  #prepared: Prepared | undefined;

  constructor(first: Entry) {
    this.entries = [first];
    this.hasSuite = first.kind === 'suite';
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    this.hasSuite ||= entry.kind === 'suite';
  }

  /** Of several things with one name: the one that the document itself speaks of, then the one of its family, else none. */
  meant(file: string, families: ReadonlyMap<string, ReadonlySet<string>>, closeness: Closeness): Entry | undefined {
    if (this.entries.length === 1) return this.entries[0];
    if (this.#decided?.file === file) return this.#decided.entry;
    const entry = this.#decide(file, families.get(file), closeness);
    this.#decided = { file, entry };
    return entry;
  }

  #decide(file: string, families: ReadonlySet<string> | undefined, closeness: Closeness): Entry | undefined {
    const all = (this.#prepared ??= prepare(this.entries));
    return (
      all.clear ??
      clearest([...(families ?? [])].flatMap((family) => all.byFamily.get(family) ?? [])) ??
      clearest(all.byFile.get(file) ?? []) ??
      all.clearWithoutSuite ??
      clearest(closest(this.entries, file, closeness))
    );
  }
}

interface Prepared {
  /** What is meant wherever the name stands. */
  clear: Entry | undefined;
  clearWithoutSuite: Entry | undefined;
  byFamily: ReadonlyMap<string, readonly Entry[]>;
  byFile: ReadonlyMap<string, readonly Entry[]>;
}

function prepare(entries: readonly Entry[]): Prepared {
  const byFamily = new Map<string, Entry[]>();
  const byFile = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.family !== undefined) push(byFamily, entry.family, entry);
    for (const file of filesOf(entry.entity)) push(byFile, file, entry);
  }
  const withoutSuite = entries.filter((entry) => entry.kind === 'test' && entry.suite === undefined);
  return { clear: clearest(entries), clearWithoutSuite: clearest(withoutSuite), byFamily, byFile };
}

/** The first of the lowest rank, unless another one beside it could be meant as well. */
function clearest(entries: readonly Entry[]): Entry | undefined {
  let first: Entry | undefined;
  for (const entry of entries) if (!first || entry.rank < first.rank) first = entry;
  for (const entry of entries) {
    if (first && entry.key !== first.key && !(entry.family === first.family && entry.rank > first.rank)) return undefined;
  }
  return first;
}

/** The numbered entries that lie closest to a document. */
function closest(entries: readonly Entry[], file: string, closeness: Closeness): Entry[] {
  const ranked = entries.filter((entry) => entry.family !== undefined).map((entry) => ({ entry, close: closeness.of(file, filesOf(entry.entity)) }));
  let best = Number.NEGATIVE_INFINITY;
  for (const { close } of ranked) best = Math.max(best, close);
  return ranked.filter(({ close }) => close === best).map(({ entry }) => entry);
}

function push(map: Map<string, Entry[]>, key: string, value: Entry): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
