import { compareSources, type Source } from '../../model/source.ts';
import { claimsOfNone } from '../claims.ts';
import { misplacedTests } from '../misplaced.ts';
import type { Rule } from '../rule.ts';

export const orphanTest: Rule = {
  id: 'orphan-test',
  severity: 'info',
  meaning: 'A test that scenarios, smoke tests or runbook entries rely on is in no traceability row.',
  why: 'Without a requirement nobody knows why the test exists, and it is the first to go when it becomes slow.',
  example: '- **Tests**: `test_orders_wait`   (in no row of any requirements table)',
  mend: 'Add the test to the row of the requirement that it verifies.',
  // A name that is wrong is in no row, and that is not what is to be mended.
  unless: ['name-drift', 'test-missing'],
  *check(subject) {
    if (subject.of('requirement').length === 0) return;
    const misplaced = misplacedTests(subject);
    const orphans: { name: string; key: string; source: Source }[] = [];
    for (const test of subject.of('test')) {
      if (misplaced.has(test.key)) continue;
      if (subject.to(test.key, 'verified-by').some((link) => /^(?:requirement|invariant):/.test(link.from))) continue;
      const [claim] = subject.to(test.key, 'guarantees', 'smoke', 'verified-by');
      if (!claim) continue;
      orphans.push({ name: test.name, key: test.key, source: claim.source });
      yield { message: `${test.name} is in no traceability row`, source: claim.source, entities: [test.key, claim.from] };
    }
    const [first] = orphans.sort((a, b) => compareSources(a.source, b.source));
    if (!first) return;
    for (const { path, line } of claimsOfNone(subject, /\borphan(?:ed)? tests?\b/i)) {
      const some = orphans.slice(0, 3).map((one) => one.name);
      yield {
        message: `this says that no test lacks a requirement, but ${orphans.length === 1 ? some[0] : `${orphans.length} are in no traceability row: ${some.join(', ')}${orphans.length > some.length ? ' ...' : ''}`}`,
        source: { file: path, line },
        severity: 'warning',
        entities: [`document:${path}`],
        related: [{ ...first.source, message: first.name }],
      };
    }
  },
};
