// How far each claim can be relied on: the state of its weakest test.
import type { Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import { weakest, type Trust } from '../model/trust.ts';

/** Kinds that claim something that tests can verify, and the links that lead to those tests. */
const claims: Partial<Record<Entity['kind'], Link['type']>> = {
  requirement: 'verified-by',
  invariant: 'verified-by',
  scenario: 'verified-by',
  'smoke-test': 'smoke',
  runbook: 'guarantees',
};

/** Sets the trust of every test and of every claim that rests on tests. Without evidence a test is declared. */
export function trustOf(entities: readonly Entity[], links: readonly Link[]): void {
  const stateOf = new Map<string, Trust>();
  for (const entity of entities) {
    if (entity.kind !== 'test') continue;
    entity.trust = 'declared';
    stateOf.set(entity.key, entity.trust);
  }
  const byClaim = Map.groupBy(links, (link) => `${link.from} ${link.type}`);
  for (const entity of entities) {
    const type = claims[entity.kind];
    if (!type) continue;
    const tests = byClaim.get(`${entity.key} ${type}`) ?? [];
    entity.trust = weakest(tests.map((link) => stateOf.get(link.to)).filter((state) => state !== undefined));
  }
}
