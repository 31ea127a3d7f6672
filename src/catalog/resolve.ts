// From what a document calls a thing to the entity it is.
import { compareText } from '../model/source.ts';
import type { EntityKind } from '../model/fields.ts';
import type { AnyFact, Mention, Target } from '../reading/fact.ts';
import { meaningOf, normal, sameMeaning } from '../reading/words/text.ts';
import type { Closeness } from './closeness.ts';
import { titleOf, type Cluster } from './identity.ts';
import { keyOf, slug } from './names.ts';

/** What a target turned out to be. */
export type Resolution =
  | { keys: string[] }
  /** Nothing has that id or name; `otherwise` has the id with another title. */
  | { unknown: string; title?: string | undefined; otherwise: readonly Cluster[] }
  /** Several things have it, and nothing tells which is meant. */
  | { ambiguous: string; candidates: string[] };

/** Kinds whose name, as it is written, is their key: it is never sought. */
const keyedByName = new Set<EntityKind>(['test', 'suite', 'metric', 'alert', 'module', 'dashboard']);

/** From this closeness on a document names the other, or is it. */
const named = 1000;

/** Finds entities by what documents call them. */
export class Resolver {
  readonly #byId = new Map<string, Cluster[]>();
  readonly #byName = new Map<string, Cluster[]>();
  readonly #suitesOfTest = new Map<string, Set<string>>();
  /** The suites that run a test, by the evidence. */
  readonly #runners = new Map<string, Set<string>>();
  /** The suites whose lists of tests in documents have a test. */
  readonly #listings = new Map<string, Set<string>>();
  /** How often a document speaks of ids of each family, counting only ids that are clear by themselves. */
  readonly #affinity = new Map<string, Map<string, number>>();

  readonly #closeness: Closeness;

  constructor(clusters: readonly Cluster[], facts: readonly AnyFact[], closeness: Closeness) {
    this.#closeness = closeness;
    for (const cluster of clusters) {
      if (cluster.id !== undefined) push(this.#byId, idKey(cluster.kind, cluster.id), cluster);
      if (keyedByName.has(cluster.kind)) continue;
      for (const name of new Set([cluster.name, ...cluster.facts.flatMap((f) => [f.name, ...(f.aliases ?? [])])])) {
        if (name) push(this.#byName, `${cluster.kind} ${normal(name)}`, cluster);
      }
    }
    for (const fact of facts) {
      for (const { target } of fact.mentions) {
        if (target.kind === 'test' && target.suite) addTo(this.#suitesOfTest, target.name, target.suite);
      }
      if (fact.kind !== 'test' || !fact.name || !fact.fields.suite) continue;
      addTo(fact.fields.listing ? this.#runners : fact.listed ? this.#listings : this.#suitesOfTest, fact.name, fact.fields.suite.value);
    }
    for (const fact of facts) this.#countFamilies(fact);
  }

  #countFamilies(fact: AnyFact): void {
    const ids: { kind: EntityKind; id: string }[] = fact.refers && fact.id ? [{ kind: fact.kind, id: fact.id }] : [];
    for (const { target } of fact.mentions) {
      if ('id' in target && target.id && target.kind !== 'tests-of') ids.push({ kind: target.kind, id: target.id });
    }
    for (const { kind, id } of ids) {
      const candidates = this.#byId.get(idKey(kind, id)) ?? [];
      const family = candidates.length === 1 ? candidates[0]?.family : undefined;
      if (!family) continue;
      const counts = this.#affinity.get(fact.source.file) ?? new Map<string, number>();
      this.#affinity.set(fact.source.file, counts.set(family, (counts.get(family) ?? 0) + 1));
    }
  }

  /** The suites that run a test of a name, by the evidence; without evidence, those that list it, else those that documents state. In order. */
  suitesOf(test: string): string[] {
    return [...(this.#runners.get(test) ?? this.#listings.get(test) ?? this.#suitesOfTest.get(test) ?? [])].sort(compareText);
  }

  /**
   * Finds what a mention means.
   * @param file the document that makes the mention: it knows its own ids best
   */
  resolve(target: Exclude<Target, { kind: 'tests-of' }>, file: string): Resolution {
    switch (target.kind) {
      case 'test': {
        // A mention without a suite means the one test of that name; where several suites have one, it stays its own.
        const suites = this.suitesOf(target.name);
        const suite = target.suite ?? (suites.length === 1 ? suites[0] : undefined);
        return { keys: [keyOf({ kind: 'test', name: target.name, within: suite })] };
      }
      case 'panel':
        return { keys: [this.#panel(target.name, target.dashboard)] };
      case 'suite':
      case 'metric':
      case 'alert':
      case 'module':
      case 'dashboard':
        return { keys: [keyOf({ kind: target.kind, name: target.name })] };
      default:
        return target.id === undefined ? this.#byNameIn(target.kind, target.name ?? '', file) : this.numbered(target.kind, target.id, target.name, file);
    }
  }

  /** Finds what has an id; a title, where one stands beside the id, must mean the same. */
  numbered(kind: EntityKind, id: string, title: string | undefined, file: string): Resolution {
    const all = this.#byId.get(idKey(kind, id)) ?? [];
    const meaning = title && meaningOf(title, id);
    const fitting = meaning ? all.filter((cluster) => sameMeaning(titleOf(cluster), meaning)) : all;
    const found = this.#choose(fitting, file, id);
    return 'unknown' in found ? { ...found, title, otherwise: all } : found;
  }

  /** A panel of a dashboard that was read, when one alone has that title; else the one that only documents name. */
  #panel(name: string, dashboard: string | undefined): string {
    const all = (this.#byName.get(`panel ${normal(name)}`) ?? []).filter((cluster) => cluster.within !== undefined);
    const fitting = dashboard ? all.filter((cluster) => cluster.within === slug(dashboard)) : all;
    const [only, ...others] = fitting;
    return only && others.length === 0 ? only.key : keyOf({ kind: 'panel', name });
  }

  #byNameIn(kind: EntityKind, name: string, file: string): Resolution {
    return this.#choose(this.#byName.get(`${kind} ${normal(name)}`) ?? [], file, name);
  }

  #choose(candidates: readonly Cluster[], file: string, what: string): Resolution {
    if (candidates.length === 0) return { unknown: what, otherwise: [] };
    if (candidates.length === 1) return { keys: candidates.map((cluster) => cluster.key) };
    const counts = this.#affinity.get(file);
    const closeness = (cluster: Cluster) =>
      this.#closeness.of(
        file,
        cluster.facts.map((fact) => fact.source.file),
      );
    const likely = [...candidates]
      .map((cluster) => ({ cluster, close: closeness(cluster), spoken: count(counts, cluster) }))
      .sort((a, b) => Number(b.close >= named) - Number(a.close >= named) || b.spoken - a.spoken || b.close - a.close);
    const [first, second] = likely;
    if (first && second && (first.close !== second.close || first.spoken !== second.spoken)) return { keys: [first.cluster.key] };
    return { ambiguous: what, candidates: candidates.map((cluster) => cluster.key).sort(compareText) };
  }
}

function idKey(kind: EntityKind, id: string): string {
  return `${kind} ${id}`;
}

function count(counts: Map<string, number> | undefined, cluster: Cluster | undefined): number {
  return counts?.get(cluster?.family ?? '') ?? 0;
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

const namedKinds = new Set<Target['kind']>(['test', 'suite', 'metric', 'alert', 'module', 'dashboard', 'panel']);

/** Every named thing that facts mention, so that it becomes an entity. */
export function namedIn(mentions: readonly Mention[]): Mention[] {
  return mentions.filter(({ target }) => namedKinds.has(target.kind));
}
