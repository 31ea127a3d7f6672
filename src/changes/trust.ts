// Trust as far as both sides can tell it: a side that read no suites or results cannot contradict one that did.
import type { Catalog, Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import { weakest, type Trust } from '../model/trust.ts';
import type { SharedEvidence } from './evidence.ts';

const fromResults = new Set<Trust>(['failing', 'flaky', 'skipped', 'passing']);
const restsOn = new Set<Link['type']>(['verified-by', 'smoke', 'guarantees']);

/** The trust of every test and claim by key, from nothing but the evidence that both sides have. */
export function comparableTrust(catalog: Catalog, evidence: SharedEvidence): Map<string, Trust> {
  const trust = new Map<string, Trust>();
  for (const entity of catalog.entities) if (entity.kind === 'test' && entity.trust) trust.set(entity.key, ofTest(entity, entity.trust, evidence));
  const tests = Map.groupBy(catalog.links.filter((link) => restsOn.has(link.type) && trust.has(link.to)), (link) => link.from);
  for (const entity of catalog.entities) {
    if (entity.kind === 'test' || !entity.trust) continue;
    trust.set(entity.key, weakest((tests.get(entity.key) ?? []).map((link) => trust.get(link.to) ?? 'declared')));
  }
  return trust;
}

function ofTest(test: Entity<'test'>, stated: Trust, evidence: SharedEvidence): Trust {
  const withoutResults = fromResults.has(stated) && !evidence.has('results') ? ('listing' in test.fields ? 'defined' : 'declared') : stated;
  return withoutResults === 'defined' || withoutResults === 'missing' ? (evidence.has('suites') ? withoutResults : 'declared') : withoutResults;
}
