// Documents describe one thing under different names: a runbook's "Scenario 1", requirement R6.1, a smoke test, NATS-001.
// What they share ties them: the tests they rest on, the alerts they raise, the name itself.
import type { EntityKind } from '../model/fields.ts';
import type { Link } from '../model/link.ts';
import { compareText, type Source } from '../model/source.ts';
import { wordsOf } from '../reading/words/text.ts';
import type { Cluster } from './identity.ts';

/** The kinds that speak about faults and can be one thing under two names. */
const claimKinds = new Set<EntityKind>(['requirement', 'requirement-group', 'invariant', 'invariant-group', 'scenario', 'smoke-test', 'runbook']);

/** An invariant holds in many faults: the tests it shares with them do not make it one of them, its name does. */
const tiedByName = new Set<EntityKind>(['invariant', 'invariant-group']);

/** Links that say what a claim rests on. */
const restsOn = new Set<Link['type']>(['verified-by', 'smoke', 'guarantees']);

/** A test that more claims than this rest on ties none of them: it says too little about each. */
const mostClaims = 30;

interface Claim {
  cluster: Cluster;
  /** What it rests on, by key, with the place that says so. */
  ground: Map<string, Source>;
}

/**
 * Ties claims of different kinds, or of different families, that share at least half of what the smaller one rests on,
 * or that have the same name. A runbook entry guides the scenarios it is tied to; other ties are mutual.
 */
export function tieClaims(clusters: readonly Cluster[], links: readonly Link[]): Link[] {
  const claims = new Map(clusters.filter((c) => claimKinds.has(c.kind)).map((cluster): [string, Claim] => [cluster.key, { cluster, ground: new Map() }]));
  for (const { from, to, type, source } of links) {
    const isAlert = type === 'observed-by' && to.startsWith('alert:');
    const claim = claims.get(from);
    if (claim && !tiedByName.has(claim.cluster.kind) && (restsOn.has(type) || isAlert)) claim.ground.set(to, source);
  }
  const pairs = new Map<string, [Claim, Claim]>();
  for (const sharing of [...groups(claims.values(), (claim) => [...claim.ground.keys()]), ...groups(claims.values(), (claim) => [nameOf(claim)])]) {
    if (sharing.length > mostClaims) continue;
    for (const [index, a] of sharing.entries()) {
      for (const b of sharing.slice(index + 1)) {
        if (apart(a, b)) pairs.set([a.cluster.key, b.cluster.key].sort(compareText).join(' '), [a, b]);
      }
    }
  }
  return [...pairs.values()].map(([a, b]) => tie(a, b)).filter((link) => link !== undefined);
}

function groups(claims: Iterable<Claim>, keysOf: (claim: Claim) => string[]): Claim[][] {
  const byKey = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const key of keysOf(claim)) {
      const sharing = byKey.get(key);
      if (sharing) sharing.push(claim);
      else byKey.set(key, [claim]);
    }
  }
  return [...byKey.values()];
}

function nameOf(claim: Claim): string {
  return wordsOf(claim.cluster.name).join(' ');
}

/** Two claims of one kind in one family are two things, however much they share. */
function apart(a: Claim, b: Claim): boolean {
  const families = [a, b].map(({ cluster }) => cluster.family ?? cluster.facts[0]?.source.file);
  return a.cluster.kind !== b.cluster.kind || families[0] !== families[1];
}

function tie(a: Claim, b: Claim): Link | undefined {
  const [from, to] = b.cluster.kind === 'runbook' || (a.cluster.kind !== 'runbook' && compareText(b.cluster.key, a.cluster.key) < 0) ? [b, a] : [a, b];
  const shared = [...from.ground.keys()].filter((key) => to.ground.has(key)).sort(compareText);
  const smaller = Math.min(from.ground.size, to.ground.size);
  const sameName = nameOf(from) === nameOf(to);
  if (!sameName && (shared.length === 0 || shared.length / smaller < 0.5)) return undefined;
  const type = from.cluster.kind === 'runbook' && to.cluster.kind === 'scenario' ? 'guides' : 'related';
  const source = from.ground.get(shared[0] ?? '') ?? from.cluster.facts[0]?.source;
  return source && { from: from.cluster.key, to: to.cluster.key, type, why: reason(shared, sameName), source };
}

/** `same name; both have test_x and 2 more`. */
function reason(shared: readonly string[], sameName: boolean): string {
  const names = shared.map((key) => key.slice(key.search(/[/:][^/:]*$/) + 1));
  const rest = names.length > 2 ? `${names[0]} and ${names.length - 1} more` : names.join(' and ');
  return [...(sameName ? ['same name'] : []), ...(names.length > 0 ? [`both have ${rest}`] : [])].join('; ');
}
