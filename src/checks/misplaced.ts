// Tests that a document puts into another suite than the book does.
import type { Entity } from '../model/catalog.ts';
import { compareSources, type Source } from '../model/source.ts';
import { remembered } from '../reading/outline/remembered.ts';
import type { Found } from './rule.ts';
import { isDocument, type Subject } from './subject.ts';

/** Where a test that is put into the wrong suite belongs. */
export interface Misplaced {
  /** The test in the suite that has it. */
  test: Entity<'test'>;
  /** The place that says so. */
  source: Source;
}

/**
 * The tests, by key, that documents put into a suite that does not have them: the list of tests that the book gives for
 * another suite has them, and none gives them for this one. Where a suite was read its own text decides.
 */
export const misplacedTests: (subject: Subject) => ReadonlyMap<string, Misplaced> = remembered((subject: Subject) => {
  const found = new Map<string, Misplaced>();
  const listings = listingsOf(subject);
  if (listings.size === 0) return found;
  for (const test of subject.of('test')) {
    const suite = test.fields.suite;
    const lists = listings.get(test.name);
    const [only, ...others] = lists ?? [];
    if (suite === undefined || !only || others.length > 0 || only.suite === suite || !test.sources.every(isDocument)) continue;
    const real = subject.get(`test:${only.suite}/${test.name}`);
    if (real?.kind === 'test') found.set(test.key, { test: real, source: only.source });
  }
  return found;
});

/** Every document that names a test together with another suite than the one whose list has it. */
export function* namedInAnotherSuite(subject: Subject): Generator<Found> {
  for (const [key, { test, source }] of misplacedTests(subject)) {
    const wrong = subject.get(key);
    if (wrong?.kind !== 'test') continue;
    const places = wrong.sources.filter(isDocument).sort(compareSources);
    for (const [first] of Map.groupBy(places, ({ file }) => file).values()) {
      if (!first) continue;
      yield {
        message: `${test.name} is in ${wrong.fields.suite} here; the list of ${test.fields.suite} has it`,
        source: first,
        severity: 'warning',
        entities: [key, test.key],
        related: [{ ...source, message: `listed under ${test.fields.suite}` }],
      };
    }
  }
}

/** The suites whose lists name a test, by its name: each suite once. */
function listingsOf(subject: Subject): Map<string, { suite: string; source: Source }[]> {
  const listings = new Map<string, { suite: string; source: Source }[]>();
  for (const { facts } of subject.readings) {
    for (const fact of facts) {
      if (fact.kind !== 'test' || !fact.listed || fact.name === undefined || !fact.fields.suite) continue;
      const suite = fact.fields.suite.value;
      const known = listings.get(fact.name) ?? [];
      listings.set(fact.name, known);
      if (!known.some((one) => one.suite === suite)) known.push({ suite, source: fact.source });
    }
  }
  return listings;
}
