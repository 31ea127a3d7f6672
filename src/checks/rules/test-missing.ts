import type { Rule } from '../rule.ts';
import { nearest } from '../../catalog/nearest.ts';
import { isDocument } from '../subject.ts';

export const testMissing: Rule = {
  id: 'test-missing',
  severity: 'error',
  meaning: 'A document relies on a test that no suite runs.',
  why: 'What the document calls verified is not verified.',
  example: '| R1.1: … | `test_ack_error_concurrent` | `router_result_consumer_SUITE` | ✅ Covered |   (the suite has no such test)',
  mend: 'Correct the name, bring the test back, or say that the claim is no longer covered.',
  *check(subject) {
    const running = subject.of('test').filter((test) => test.trust && !['missing', 'declared'].includes(test.trust));
    for (const test of subject.of('test')) {
      if (test.trust !== 'missing') continue;
      const claims = subject.to(test.key, 'verified-by', 'guarantees', 'smoke').filter((link) => isDocument(link.source));
      const suite = test.fields.suite;
      const elsewhere = running.find((other) => other.name === test.name);
      const near = elsewhere
        ? `it runs in ${elsewhere.fields.suite}`
        : nearestIn(
            test.name,
            running.filter((other) => suite === undefined || other.fields.suite === suite).map((other) => other.name),
          );
      const where = suite ? `${suite} does not run it` : 'no suite runs it';
      const places =
        claims.length > 0
          ? claims
          : test.sources
              .filter(isDocument)
              .slice(0, 1)
              .map((source) => ({ source, from: test.key }));
      for (const claim of places) {
        yield { message: `${test.name}: ${where}${near ? `; ${near}` : ''}`, source: claim.source, entities: [...new Set([claim.from, test.key])] };
      }
    }
  },
};

function nearestIn(name: string, known: string[]): string | undefined {
  const found = nearest(name, known);
  return found && `nearest is ${found}`;
}
