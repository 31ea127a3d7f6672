import { nearestAmong, wordsIn } from '../../catalog/nearest.ts';
import { compareSources, placeOf } from '../../model/source.ts';
import { misplacedTests, namedInAnotherSuite } from '../misplaced.ts';
import type { Found, Rule } from '../rule.ts';
import { homeOf, isDocument, type Subject } from '../subject.ts';
import { isMissing } from './suite-missing.ts';

export const testMissing: Rule = {
  id: 'test-missing',
  severity: 'error',
  meaning: 'A document relies on a test that no suite runs, or puts it into another suite than the one that has it.',
  why: 'What the document calls verified is not verified.',
  example: '| R1.1: … | `test_orders_wait` | `orders_broker_SUITE` | ✅ Covered |   (the suite has no such test)',
  mend: 'Correct the name, bring the test back, or say that the claim is no longer covered.',
  *check(subject) {
    const running = subject.of('test').filter((test) => test.trust && !['missing', 'declared'].includes(test.trust));
    const byName = Map.groupBy(running, (test) => test.name);
    const all = nearestAmong(byName.keys());
    const bySuite = new Map(
      [...Map.groupBy(running, (test) => test.fields.suite)].map(([suite, tests]) => [suite, nearestAmong(tests.map((test) => test.name))]),
    );
    for (const test of subject.of('test')) {
      if (test.trust !== 'missing') continue;
      const suite = test.fields.suite;
      // That the suite is missing is told by suite-missing, once for all its tests.
      if (suite !== undefined && isMissing(subject, suite)) continue;
      const claims = subject
        .to(test.key, 'verified-by', 'guarantees', 'smoke')
        .filter((link) => isDocument(link.source))
        .sort((a, b) => compareSources(a.source, b.source));
      const elsewhere = byName.get(test.name)?.[0];
      const known = suite === undefined ? all : (bySuite.get(suite) ?? nearestAmong([]));
      const found = known(test.name);
      const near = elsewhere ? `it runs in ${elsewhere.fields.suite}` : found && `nearest is ${found}`;
      const where = suite ? `${suite} does not run it` : 'no suite runs it';
      const places =
        claims.length > 0
          ? claims
          : test.sources
              .filter(isDocument)
              .slice(0, 1)
              .map((source) => ({ source, from: test.key }));
      // One finding for a document, however many of its lines rely on the test.
      for (const [first, ...others] of Map.groupBy(places, ({ source: place }) => place.file).values()) {
        if (!first) continue;
        yield {
          message: `${test.name}: ${where}${near ? `; ${near}` : ''}`,
          source: first.source,
          entities: [...new Set([first.from, ...others.map(({ from }) => from), test.key])],
          related: [
            ...(elsewhere?.fields.definition ? [{ ...elsewhere.fields.definition, message: `the test of ${elsewhere.fields.suite}` }] : []),
            ...others.map(({ source: place }) => ({ ...place, message: 'relied on here too' })),
          ],
        };
      }
    }
    yield* misspelled(subject);
    yield* namedInAnotherSuite(subject);
    yield* placedTwice(subject);
  },
};

/** A test without a result whose name is that of one with a result, but for a plural, a case or an underscore. */
function* misspelled(subject: Subject): Generator<Found> {
  const spelling = (name: string) =>
    wordsIn(name)
      .map((word) => word.replace(/(?<=\w\w)s$/, ''))
      .join('');
  const withResult = Map.groupBy(
    subject.of('test').filter((test) => test.fields.lastResult),
    (test) => spelling(test.name),
  );
  const resulting = new Set([...withResult.values()].flat().map((test) => test.name));
  for (const test of subject.of('test')) {
    if (test.trust !== 'declared' || resulting.has(test.name)) continue;
    const claim = subject.to(test.key, 'verified-by', 'guarantees', 'smoke').find((link) => isDocument(link.source));
    const [same, ...others] = new Set(withResult.get(spelling(test.name))?.map((one) => one.name));
    const other = withResult.get(spelling(test.name))?.[0];
    if (!claim || !other || same === undefined || others.length > 0) continue;
    yield {
      message: `${test.name} has no result; ${same} has one: is it the same?`,
      source: claim.source,
      severity: 'warning',
      entities: [claim.from, test.key],
      related: [{ ...(other.fields.lastResult?.source ?? homeOf(other)), message: same }],
    };
  }
}

/** A test that documents place in two suites, where no evidence says in which it is. */
function* placedTwice(subject: Subject): Generator<Found> {
  const listedElsewhere = misplacedTests(subject);
  const declared = subject
    .of('test')
    .filter((test) => test.trust === 'declared' && !listedElsewhere.has(test.key) && test.fields.suite !== undefined && wordsIn(test.name).length >= 3);
  for (const same of Map.groupBy(declared, ({ name }) => name).values()) {
    const [most, other, ...more] = same.toSorted((a, b) => b.sources.length - a.sources.length || (a.key < b.key ? -1 : 1));
    const place = other?.sources.find(isDocument);
    const files = new Set(most?.sources.filter(isDocument).map(({ file }) => file));
    // One document that lists the test under several suites means several tests.
    if (!most || !other || !place || more.length > 0 || other.sources.some(({ file }) => files.has(file))) continue;
    yield {
      message: `${other.name} is in ${other.fields.suite} here and in ${most.fields.suite} in ${placeOf(homeOf(most))}`,
      source: place,
      severity: 'warning',
      entities: [other.key, most.key],
      related: [{ ...homeOf(most), message: most.fields.suite ?? '' }],
    };
  }
}
