import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finding } from '../../src/model/finding.ts';
import { gitlabReport } from '../../src/reports/gitlab.ts';

test('a code quality report has what GitLab asks for, every fingerprint once', () => {
  const one = finding({ rule: 'runbook-tbd', severity: 'warning', message: 'no section in line 3', source: { file: 'a.md', line: 3 } });
  const again = finding({ rule: 'runbook-tbd', severity: 'error', message: 'no section in line 9', source: { file: 'a.md', line: 9 } });
  assert.deepEqual(JSON.parse(gitlabReport([one, again], (file) => `docs/${file}`)), [
    {
      description: 'no section in line 3',
      check_name: 'runbook-tbd',
      fingerprint: one.fingerprint,
      severity: 'minor',
      location: { path: 'docs/a.md', lines: { begin: 3 } },
    },
    {
      description: 'no section in line 9',
      check_name: 'runbook-tbd',
      fingerprint: `${one.fingerprint}-1`,
      severity: 'major',
      location: { path: 'docs/a.md', lines: { begin: 9 } },
    },
  ]);
});
