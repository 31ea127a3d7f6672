import type { Rule } from '../rule.ts';
import { homeOf, isDocument } from '../subject.ts';

/** More than these of one suite are told together. */
const mostAlone = 4;

export const testUndocumented: Rule = {
  id: 'test-undocumented',
  severity: 'info',
  meaning: 'A suite that the documents speak of runs a test that no document names.',
  why: 'What the test guarantees is not found by anyone who needs it in an incident.',
  example: 'test_orders_drain(Config) -> …   (in a suite that the requirements table names)',
  mend: 'Name the test where it belongs: a requirement, a scenario, a runbook entry.',
  *check(subject) {
    // A test that documents place in another suite is named: test-missing says where it runs.
    const misplaced = new Set(subject.of('test').flatMap((test) => (test.trust === 'missing' ? [test.name] : [])));
    for (const suite of subject.of('suite')) {
      if (!suite.sources.some(isDocument)) continue;
      const silent = subject
        .to(suite.key, 'part-of')
        .map((link) => subject.get(link.from))
        .filter(
          (test) =>
            test?.kind === 'test' &&
            test.trust !== 'missing' &&
            !test.sources.some(isDocument) &&
            subject.to(test.key, 'mentions').length === 0 &&
            !misplaced.has(test.name),
        );
      const place = suite.sources.find(isDocument);
      const all = subject.to(suite.key, 'part-of').map((link) => link.from);
      const reliesOnOne = all.some((test) => subject.to(test, 'verified-by', 'guarantees', 'smoke').length > 0);
      // Who names a suite and relies on none of its tests has not forgotten each of them.
      if (place && silent.length > 2 && !reliesOnOne) {
        yield {
          message: `${suite.name} is named here, and ${silent.length === all.length ? 'none' : `only ${all.length - silent.length}`} of the ${all.length} tests that it runs is named in a document`,
          source: place,
          entities: [suite.key],
          related: suite.fields.readFrom ? [{ ...suite.fields.readFrom, message: 'the suite' }] : [],
        };
        continue;
      }
      // A list of many is read as one thing to do.
      if (place && silent.length > mostAlone) {
        const named = silent.flatMap((test) => (test?.kind === 'test' ? [test] : []));
        yield {
          message: `${silent.length} of the ${all.length} tests of ${suite.name} are named in no document`,
          source: suite.fields.readFrom ?? place,
          entities: [suite.key, ...named.map(({ key }) => key)],
          related: named.map((test) => ({ ...(test.fields.definition ?? test.fields.listing ?? homeOf(test)), message: test.name })),
        };
        continue;
      }
      for (const test of silent) {
        if (test?.kind === 'test')
          yield {
            message: `${test.name} of ${suite.name} is named in no document`,
            source: test.fields.definition ?? test.fields.listing ?? homeOf(test),
            entities: [test.key, suite.key],
          };
      }
    }
  },
};
