// Trust as far as both sides can tell it: a side that read no suites or results cannot contradict one that did.
import type { Catalog, Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import { weakest, type Trust } from '../model/trust.ts';
import type { SharedEvidence } from './evidence.ts';

const fromResults = new Set<Trust>(['failing', 'flaky', 'skipped', 'passing']);
const restsOn = new Set<Link['type']>(['verified-by', 'smoke', 'guarantees']);

/** The trust of every test and claim by key, from nothing but the evidence that both sides have. */
export function comparableTrust(catalog: Catalog, evidence: SharedEvidence): Map<string, Trust> {
  const stated = new Map(catalog.entities.flatMap(({ key, trust }) => (trust ? [[key, trust] as const] : [])));
  if (!evidence.isOnOneSide('suites') && !evidence.isOnOneSide('results')) return stated;
  const trust = new Map<string, Trust>();
  for (const entity of catalog.entities) if (entity.kind === 'test' && entity.trust) trust.set(entity.key, ofTest(entity, entity.trust, evidence));
  const claims = catalog.entities.filter(({ key, kind }) => kind !== 'test' && stated.has(key));
  const tests = Map.groupBy(
    catalog.links.filter((link) => restsOn.has(link.type)),
    (link) => link.from,
  );
  const parts = Map.groupBy(
    catalog.links.filter((link) => link.type === 'part-of'),
    (link) => link.to,
  );
  const isGroup = ({ kind }: Entity) => kind === 'requirement-group' || kind === 'invariant-group';
  // A group is as good as its members, which must be known before it.
  for (const entity of claims.sort((a, b) => Number(isGroup(a)) - Number(isGroup(b)))) {
    const ground = [...(tests.get(entity.key) ?? []).map(({ to }) => to), ...(isGroup(entity) ? (parts.get(entity.key) ?? []).map(({ from }) => from) : [])];
    trust.set(entity.key, weakest(ground.map((key) => trust.get(key)).filter((state) => state !== undefined)));
  }
  return trust;
}

function ofTest(test: Entity<'test'>, stated: Trust, evidence: SharedEvidence): Trust {
  const withoutResults = fromResults.has(stated) && !evidence.has('results') ? ('listing' in test.fields ? 'defined' : 'declared') : stated;
  return withoutResults === 'defined' || withoutResults === 'missing' ? (evidence.has('suites') ? withoutResults : 'declared') : withoutResults;
}
