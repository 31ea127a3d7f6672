import { compareSources } from '../../model/source.ts';
import { misplacedTests } from '../misplaced.ts';
import type { Rule } from '../rule.ts';
import { isDocument } from '../subject.ts';

export const suiteDrift: Rule = {
  id: 'suite-drift',
  severity: 'warning',
  meaning: 'A document puts a test into a suite, and the list of tests of another suite has it.',
  why: 'The command that is made of the two runs nothing, and whoever looks for the test opens the wrong file.',
  example: '`test_orders_wait` in `orders_smoke_SUITE`   (it is listed under orders_broker_SUITE)',
  mend: 'Name the suite that the test is in.',
  *check(subject) {
    for (const [key, { test, source }] of misplacedTests(subject)) {
      const wrong = subject.get(key);
      if (wrong?.kind !== 'test') continue;
      const places = wrong.sources.filter(isDocument).sort(compareSources);
      for (const [first] of Map.groupBy(places, ({ file }) => file).values()) {
        if (!first) continue;
        yield {
          message: `${test.name} is in ${wrong.fields.suite} here; the list of ${test.fields.suite} has it`,
          source: first,
          entities: [key, test.key],
          related: [{ ...source, message: `listed under ${test.fields.suite}` }],
        };
      }
    }
  },
};
