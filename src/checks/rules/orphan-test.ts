import type { Rule } from '../rule.ts';

export const orphanTest: Rule = {
  id: 'orphan-test',
  severity: 'info',
  meaning: 'A test that scenarios, smoke tests or runbook entries rely on is in no traceability row.',
  why: 'Without a requirement nobody knows why the test exists, and it is the first to go when it becomes slow.',
  example: '- **Tests**: `test_prolonged_faults_with_consumer_restart`   (in no row of any requirements table)',
  mend: 'Add the test to the row of the requirement that it verifies.',
  *check(subject) {
    if (subject.of('requirement').length === 0) return;
    for (const test of subject.of('test')) {
      if (subject.to(test.key, 'verified-by').some((link) => /^(?:requirement|invariant):/.test(link.from))) continue;
      const [claim] = subject.to(test.key, 'guarantees', 'smoke', 'verified-by');
      if (!claim) continue;
      yield { message: `${test.name} is in no traceability row`, source: claim.source, entities: [test.key, claim.from] };
    }
  },
};
