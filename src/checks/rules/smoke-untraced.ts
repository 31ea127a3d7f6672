import { misplacedTests } from '../misplaced.ts';
import type { Rule } from '../rule.ts';
import { homeOf } from '../subject.ts';

export const smokeUntraced: Rule = {
  id: 'smoke-untraced',
  severity: 'info',
  meaning: 'A runbook entry has no smoke test where others have one, or a smoke test traces to no requirement.',
  why: 'The quickest way to see whether a guarantee still holds is missing.',
  example: '### Scenario 4: The disk is full   (no smoke test runs any of its tests)',
  mend: 'Add a smoke test for it, or say why none is needed.',
  *check(subject) {
    const smoked = new Set(subject.of('smoke-test').flatMap((smoke) => subject.from(smoke.key, 'smoke').map((link) => link.to)));
    const entries = subject.of('runbook').map((entry) => ({ entry, tests: subject.from(entry.key, 'guarantees').map((link) => link.to) }));
    const some = entries.some(({ tests }) => tests.some((test) => smoked.has(test)));
    for (const { entry, tests } of entries) {
      if (!some || tests.length === 0 || tests.some((test) => smoked.has(test))) continue;
      yield { message: `no smoke test runs any test of the runbook entry "${entry.name}"`, source: homeOf(entry), entities: [entry.key] };
    }
    if (subject.of('requirement').length === 0) return;
    const misplaced = misplacedTests(subject);
    for (const smoke of subject.of('smoke-test')) {
      const tests = subject.from(smoke.key, 'smoke').map((link) => misplaced.get(link.to)?.test.key ?? link.to);
      const traced = tests.some((test) => subject.to(test, 'verified-by').some((link) => /^(?:requirement|invariant):/.test(link.from)));
      if (tests.length > 0 && !traced)
        yield { message: `the smoke test "${smoke.name}" verifies no requirement`, source: homeOf(smoke), entities: [smoke.key] };
    }
  },
};
