// Which facts speak of the same thing.
import type { EntityKind } from '../model/fields.ts';
import { compareSources, compareText } from '../model/source.ts';
import type { AnyFact } from '../reading/fact.ts';
import { prefixOf } from '../reading/words/ids.ts';
import { remembered } from '../reading/outline/remembered.ts';
import { meaningOf, sameMeaning } from '../reading/words/text.ts';
import { hasFamily, keyOf, slug } from './names.ts';

/** Kinds whose names are compared as they are written: names of tests may differ in nothing but marks. */
const selfNamed = new Set<EntityKind>(['document', 'metric', 'alert', 'suite', 'module', 'test']);

/** All facts about one thing, the defining ones first. */
export interface Cluster {
  kind: EntityKind;
  key: string;
  id: string | undefined;
  name: string;
  family: string | undefined;
  within: string | undefined;
  facts: AnyFact[];
}

/**
 * Groups the facts that define things. Numbered ids belong to the family of the document that defines them; the same id
 * with the same title elsewhere is the same thing, with another title it is another.
 * @param families the family of each document, by path
 */
export function clusterFacts(facts: readonly AnyFact[], families: ReadonlyMap<string, string>): Cluster[] {
  const defined = new Set(facts.filter(isDefinition).map(idOf));
  // What is only spoken of, and defined nowhere, is there all the same: a table of ids without titles loses no row.
  const definitions = facts.filter((fact) => isDefinition(fact) || (fact.id !== undefined && !defined.has(idOf(fact))));
  const homes = new Homes(definitions, families);
  const byAddress = Map.groupBy(definitions, (fact) => addressOf(fact));
  return [...byAddress.values()].flatMap((same) => clustersAt(same, homes)).sort((a, b) => compareText(a.key, b.key));
}

/** Facts with weak definitions made mere references where others define the same id, or an earlier one does. */
export function withoutWeak(facts: readonly AnyFact[]): readonly AnyFact[] {
  if (!facts.some((fact) => fact.isWeak)) return facts;
  const strong = new Set(facts.filter((fact) => isDefinition(fact) && fact.name !== undefined && !fact.isWeak).map(idOf));
  const first = new Map<string, AnyFact>();
  for (const fact of facts) {
    if (!fact.isWeak || strong.has(idOf(fact))) continue;
    const known = first.get(idOf(fact));
    if (!known || compareSources(fact.source, known.source) < 0) first.set(idOf(fact), fact);
  }
  return facts.map((fact) => (fact.isWeak && first.get(idOf(fact)) !== fact ? ({ ...fact, name: undefined, refers: true } as AnyFact) : fact));
}

/** The families of documents, and how many ids of each numbering each of them gives. */
class Homes {
  readonly #families: ReadonlyMap<string, string>;
  readonly #ids = new Map<string, Set<string>>();

  constructor(definitions: readonly AnyFact[], families: ReadonlyMap<string, string>) {
    this.#families = families;
    for (const fact of definitions) {
      if (fact.id === undefined) continue;
      const numbering = this.#numbering(fact, this.familyOf(fact));
      this.#ids.set(numbering, (this.#ids.get(numbering) ?? new Set()).add(fact.id));
    }
  }

  familyOf(fact: AnyFact): string {
    return this.#families.get(fact.source.file) ?? slug(fact.source.file);
  }

  /** Of the families that define a thing, its home is the one that gives most ids of its numbering. */
  homeOf(facts: readonly AnyFact[]): string {
    const size = (fact: AnyFact) => this.#ids.get(this.#numbering(fact, this.familyOf(fact)))?.size ?? 0;
    const [home] = [...facts].sort((a, b) => size(b) - size(a) || compareText(this.familyOf(a), this.familyOf(b)));
    return home ? this.familyOf(home) : '';
  }

  #numbering(fact: AnyFact, family: string): string {
    return `${fact.kind} ${prefixOf(fact.id ?? '')} ${family}`;
  }
}

function isDefinition(fact: AnyFact): boolean {
  return !fact.refers && (fact.name !== undefined || fact.id !== undefined);
}

function idOf(fact: AnyFact): string {
  return `${fact.kind} ${fact.id}`;
}

/** Facts that may be about the same thing have the same address; whether they are, their titles tell. */
function addressOf(fact: AnyFact): string {
  if (fact.id !== undefined) return `${fact.kind} ${fact.id}`;
  const name = hasFamily(fact.kind, fact.id) ? `${slug(fact.name ?? '')} ${fact.source.file}` : (fact.name ?? '');
  return `${fact.kind} name ${selfNamed.has(fact.kind) ? name : slug(name)} ${withinOf(fact) ?? ''}`;
}

function withinOf(fact: AnyFact): string | undefined {
  return fact.kind === 'test' ? fact.fields.suite?.value : fact.kind === 'panel' && fact.fields.dashboard ? slug(fact.fields.dashboard.value) : undefined;
}

function clustersAt(facts: AnyFact[], homes: Homes): Cluster[] {
  const [first] = facts;
  if (!first) return [];
  if (!hasFamily(first.kind, first.id)) return [makeCluster(ordered(facts), undefined)];
  const meanings = new Meanings(homes);
  for (const fact of ordered(facts)) meanings.add(fact);
  // Two meanings in one family cannot share a key: all but the first carry their title.
  const taken = new Set<string>();
  return meanings.all.map((same) => {
    const cluster = makeCluster(same, homes.homeOf(same));
    if (taken.has(cluster.key)) cluster.key = `${cluster.key}~${slug(cluster.name)}`;
    taken.add(cluster.key);
    return cluster;
  });
}

/** Facts with one id, those that mean the same together: in a large book hundreds of documents give one id. */
class Meanings {
  readonly all: AnyFact[][] = [];
  readonly #homes: Homes;
  /** Places in the list of all by the numbers in their titles: titles with different numbers never mean the same. */
  readonly #byNumbers = new Map<string, Set<number>>();

  constructor(homes: Homes) {
    this.#homes = homes;
  }

  /** Puts a fact to the first that means the same. */
  add(fact: AnyFact): void {
    const numbers = fact.name === undefined ? '' : titleOf(fact).numbers;
    const known = this.#placesFor(numbers).find((place) => this.all[place]?.some((other) => meansTheSame(fact, other, this.#homes)));
    const place = known ?? this.all.push([]) - 1;
    this.all[place]?.push(fact);
    const having = this.#byNumbers.get(numbers);
    if (having) having.add(place);
    else this.#byNumbers.set(numbers, new Set([place]));
  }

  #placesFor(numbers: string): number[] {
    if (numbers === '') return [...this.all.keys()];
    return [...new Set([...(this.#byNumbers.get('') ?? []), ...(this.#byNumbers.get(numbers) ?? [])])].sort((a, b) => a - b);
  }
}

function meansTheSame(a: AnyFact, b: AnyFact, homes: Homes): boolean {
  if (a.name === undefined || b.name === undefined) return homes.familyOf(a) === homes.familyOf(b);
  return sameMeaning(titleOf(a), titleOf(b));
}

/** In a large book hundreds of documents give one id, and each title is compared with all others. */
export const titleOf = remembered((named: { name?: string | undefined; id?: string | undefined }) => meaningOf(named.name ?? '', named.id));

function ordered(facts: AnyFact[]): AnyFact[] {
  if (facts.length === 1) return [...facts];
  return [...facts].sort((a, b) => Number(b.evidence ?? false) - Number(a.evidence ?? false) || compareSources(a.source, b.source));
}

function makeCluster(facts: AnyFact[], family: string | undefined): Cluster {
  const first = facts[0] as AnyFact;
  const name = sharedName(facts.map((fact) => fact.name).filter((n) => n !== undefined)) ?? first.id ?? '';
  const { kind, id } = first;
  const within = withinOf(first);
  return { kind, id, name, family, within, facts, key: keyOf({ kind, id, name, family, within }) };
}

/** The name that several titles of one thing have in common: the first, without the parenthesis in which they differ. */
function sharedName(names: string[]): string | undefined {
  const [first, ...others] = names;
  if (first === undefined) return undefined;
  const bare = first.replace(/\s*\([^()]*\)$/, '');
  const differ = others.some((other) => other !== first && (other === bare || other.replace(/\s*\([^()]*\)$/, '') === bare));
  return differ && bare !== '' ? bare : first;
}
