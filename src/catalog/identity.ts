// Which facts speak of the same thing.
import type { EntityKind } from '../model/fields.ts';
import { compareSources, compareText } from '../model/source.ts';
import type { AnyFact } from '../reading/fact.ts';
import { sameMeaning } from '../reading/words/text.ts';
import { hasFamily, keyOf, slug } from './names.ts';

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
  const byAddress = Map.groupBy(facts.filter(isDefinition), (fact) => addressOf(fact));
  return [...byAddress.values()].flatMap((same) => clustersAt(same, families)).sort((a, b) => compareText(a.key, b.key));
}

function isDefinition(fact: AnyFact): boolean {
  return !fact.refers && (fact.name !== undefined || fact.id !== undefined);
}

/** Facts that may be about the same thing have the same address; whether they are, their titles tell. */
function addressOf(fact: AnyFact): string {
  if (fact.id !== undefined) return `${fact.kind} ${fact.id}`;
  const name = hasFamily(fact.kind, fact.id) ? `${slug(fact.name ?? '')} ${fact.source.file}` : (fact.name ?? '');
  return `${fact.kind} name ${fact.kind === 'metric' || fact.kind === 'alert' || fact.kind === 'suite' || fact.kind === 'module' ? name : slug(name)} ${withinOf(fact) ?? ''}`;
}

function withinOf(fact: AnyFact): string | undefined {
  return fact.kind === 'test' ? fact.fields.suite?.value : undefined;
}

function clustersAt(facts: AnyFact[], families: ReadonlyMap<string, string>): Cluster[] {
  const [first] = facts;
  if (!first) return [];
  if (!hasFamily(first.kind, first.id)) return [makeCluster(ordered(facts), undefined)];
  const familyOf = (fact: AnyFact) => families.get(fact.source.file) ?? slug(fact.source.file);
  const meanings: AnyFact[][] = [];
  for (const fact of ordered(facts)) {
    const known = meanings.find((others) => others.some((other) => meansTheSame(fact, other, familyOf)));
    if (known) known.push(fact);
    else meanings.push([fact]);
  }
  // Two meanings in one family cannot share a key: all but the first carry their title.
  const taken = new Set<string>();
  return meanings.map((same) => {
    const family = same.map(familyOf).sort((a, b) => rank(b, same, familyOf) - rank(a, same, familyOf))[0];
    const cluster = makeCluster(same, family);
    if (taken.has(cluster.key)) cluster.key = `${cluster.key}~${slug(cluster.name)}`;
    taken.add(cluster.key);
    return cluster;
  });
}

/** The family that says most about a thing is its home; the order of documents decides between equals. */
function rank(family: string, facts: AnyFact[], familyOf: (fact: AnyFact) => string): number {
  return facts.filter((fact) => familyOf(fact) === family).reduce((sum, fact) => sum + 1 + Object.keys(fact.fields).length + fact.mentions.length, 0);
}

function meansTheSame(a: AnyFact, b: AnyFact, familyOf: (fact: AnyFact) => string): boolean {
  if (a.name === undefined || b.name === undefined) return familyOf(a) === familyOf(b);
  return sameMeaning(a.name, b.name);
}

function ordered(facts: AnyFact[]): AnyFact[] {
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
