// Links: what facts mention, resolved; what lies in what; and the ties between things that documents name differently.
import type { Finding } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import { compareSources, compareText } from '../model/source.ts';
import type { AnyFact, Mention } from '../reading/fact.ts';
import type { Cluster } from './identity.ts';
import type { Resolution, Resolver } from './resolve.ts';
import { unresolved } from './unresolved.ts';

/** Resolves every mention of every cluster. What leads nowhere is a finding. */
export function linkFacts(clusters: readonly Cluster[], resolver: Resolver, findings: Finding[]): Link[] {
  const keys = new Set(clusters.map((cluster) => cluster.key));
  const links: Link[] = [];
  const later: { cluster: Cluster; fact: AnyFact; mention: Mention }[] = [];
  for (const cluster of clusters) {
    for (const fact of cluster.facts) {
      for (const mention of fact.mentions) {
        if (mention.target.kind === 'tests-of') later.push({ cluster, fact, mention });
        else links.push(...linksOf(cluster, mention, resolver.resolve(mention.target, fact.source.file), keys, findings));
      }
    }
    links.push(...partOf(cluster, keys));
  }
  // Tests that are named through something else ("same tests as S2") need that thing's own links first.
  const direct = Map.groupBy(
    links.filter((link) => link.type === 'verified-by'),
    (link) => link.from,
  );
  for (const { cluster, fact, mention } of later) links.push(...borrowed(cluster, fact, mention, resolver, direct, findings));
  return sortedLinks(links);
}

function linksOf(cluster: Cluster, mention: Mention, found: Resolution, keys: ReadonlySet<string>, findings: Finding[]): Link[] {
  if (!('keys' in found)) {
    if (!mention.tentative) findings.push(unresolved(found, mention.source, `mentioned here: ${mention.why}`, [cluster.key]));
    return [];
  }
  return found.keys
    .filter((key) => key !== cluster.key && keys.has(key))
    .map((key) => ({
      from: mention.reverse ? key : cluster.key,
      to: mention.reverse ? cluster.key : key,
      type: mention.type,
      why: mention.why,
      source: mention.source,
    }));
}

function borrowed(cluster: Cluster, fact: AnyFact, mention: Mention, resolver: Resolver, direct: Map<string, Link[]>, findings: Finding[]): Link[] {
  if (mention.target.kind !== 'tests-of') return [];
  const { of, id } = mention.target;
  const found = resolver.numbered(of, id, undefined, fact.source.file);
  if (!('keys' in found)) {
    findings.push(unresolved(found, mention.source, `mentioned here: ${mention.why}`, [cluster.key]));
    return [];
  }
  return found.keys.flatMap((key) =>
    (direct.get(key) ?? []).map((link) => ({ from: cluster.key, to: link.to, type: mention.type, why: mention.why, source: mention.source })),
  );
}

/** requirement -> group, test -> suite, as far as the other side exists. */
function partOf(cluster: Cluster, keys: ReadonlySet<string>): Link[] {
  const source = cluster.facts[0]?.source;
  if (!source) return [];
  if (cluster.kind === 'test' && cluster.within) {
    return [{ from: cluster.key, to: `suite:${cluster.within}`, type: 'part-of', why: 'the suite stated for the test', source }];
  }
  if (cluster.kind !== 'requirement' && cluster.kind !== 'invariant') return [];
  for (const fact of cluster.facts) {
    const group = (fact as AnyFact & { kind: 'requirement' | 'invariant' }).fields.group;
    const to = group && `${cluster.kind}-group:${cluster.family}/${group.value}`;
    if (to && keys.has(to)) return [{ from: cluster.key, to, type: 'part-of', why: 'numbered under the group', source: fact.source }];
  }
  return [];
}

/** One link for each pair and type, the first statement of it; in the order of keys. */
export function sortedLinks(links: readonly Link[]): Link[] {
  const ordered = [...links].sort(
    (a, b) =>
      compareText(a.from, b.from) || compareText(a.type, b.type) || compareText(a.to, b.to) || compareSources(a.source, b.source) || compareText(a.why, b.why),
  );
  return ordered.filter((link, i) => {
    const before = ordered[i - 1];
    return !before || before.from !== link.from || before.to !== link.to || before.type !== link.type;
  });
}
