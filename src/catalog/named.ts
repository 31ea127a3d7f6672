// Things that a mention alone brings into being: tests, suites, metrics, alerts, modules, panels, dashboards.
import { compareSources, compareText } from '../model/source.ts';
import type { AnyFact, Mention } from '../reading/fact.ts';
import type { Cluster } from './identity.ts';
import { keyOf, type Named } from './names.ts';
import { namedIn, type Resolver } from './resolve.ts';

/**
 * Adds a cluster for everything that facts name and none defines, and joins facts about tests that do not state the
 * suite to the one test they mean.
 */
export function clusterNamed(defined: readonly Cluster[], facts: readonly AnyFact[], resolver: Resolver): Cluster[] {
  const clusters = new Map<string, Cluster>();
  for (const cluster of defined) join(clusters, rekeyed(cluster, resolver));
  const mentions = facts.flatMap((fact) => namedIn(fact.mentions));
  const named = [...mentions, ...facts.flatMap(asMention)].sort((a, b) => compareSources(a.source, b.source));
  for (const mention of named) join(clusters, clusterOf(mention, resolver));
  // A copy: joining adds to it.
  for (const cluster of Array.from(clusters.values())) {
    // A test states its suite; the suite exists because the test says so.
    if (cluster.kind === 'test' && cluster.within) join(clusters, suiteOf(cluster, cluster.within));
  }
  // What is there stands before what is said about it, in whatever order they were joined.
  for (const { facts: all } of clusters.values()) if (all.length > 1) all.sort((a, b) => Number(b.evidence ?? false) - Number(a.evidence ?? false));
  return [...clusters.values()].sort((a, b) => compareText(a.key, b.key));
}

/** A fact that refers to something with a name of its own says that it exists. */
function asMention(fact: AnyFact): Pick<Mention, 'target' | 'source'>[] {
  const isNamed = fact.kind === 'alert' || fact.kind === 'metric';
  return fact.refers && isNamed && fact.name !== undefined ? [{ target: { kind: fact.kind, name: fact.name }, source: fact.source }] : [];
}

function join(clusters: Map<string, Cluster>, cluster: Cluster): void {
  const known = clusters.get(cluster.key);
  if (known) known.facts.push(...cluster.facts);
  else clusters.set(cluster.key, cluster);
}

/** A defined test without a suite takes the one that other documents state, when there is exactly one. */
function rekeyed(cluster: Cluster, resolver: Resolver): Cluster {
  // A panel that a document describes is the one of that title in a dashboard that was read, when there is one alone.
  if (cluster.kind === 'panel' && !cluster.within) {
    const found = resolver.resolve({ kind: 'panel', name: cluster.name }, '');
    return 'keys' in found && found.keys[0] ? { ...cluster, key: found.keys[0] } : cluster;
  }
  if (cluster.kind !== 'test' || cluster.within) return cluster;
  const suites = resolver.suitesOf(cluster.name);
  return suites.length === 1 && suites[0] ? { ...cluster, within: suites[0], key: keyOf({ kind: 'test', name: cluster.name, within: suites[0] }) } : cluster;
}

function clusterOf(mention: Pick<Mention, 'target' | 'source'>, resolver: Resolver): Cluster {
  const { target, source } = mention;
  const name = ('name' in target && target.name) || '';
  const named: Named = { kind: target.kind as Cluster['kind'], name };
  if (target.kind === 'panel') {
    const found = resolver.resolve(target, source.file);
    if ('keys' in found && found.keys[0])
      return {
        kind: 'panel',
        id: undefined,
        name,
        family: undefined,
        within: undefined,
        facts: [{ kind: 'panel', name, source, mentions: [], fields: {} }],
        key: found.keys[0],
      };
  }
  if (target.kind === 'test') {
    const suites = resolver.suitesOf(target.name);
    named.within = target.suite ?? (suites.length === 1 ? suites[0] : undefined);
  }
  const fields = target.kind === 'test' && named.within ? { suite: { value: named.within, source } } : {};
  const fact = { kind: named.kind, name, source, mentions: [], fields } as AnyFact;
  return { kind: named.kind, id: undefined, name, family: undefined, within: named.within, facts: [fact], key: keyOf(named) };
}

function suiteOf(test: Cluster, suite: string): Cluster {
  const source = test.facts.map((fact) => fact.source).sort(compareSources)[0] ?? { file: '', line: 1 };
  const fact: AnyFact = { kind: 'suite', name: suite, source, mentions: [], fields: {} };
  return { kind: 'suite', id: undefined, name: suite, family: undefined, within: undefined, facts: [fact], key: keyOf({ kind: 'suite', name: suite }) };
}
