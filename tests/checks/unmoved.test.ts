// What is right and looks like a defect: the rules must not speak.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { folderOf } from '../support/folder.ts';
import { cleanBook } from './clean-book.ts';

interface Change {
  why: string;
  changes: { file: string; from: string; to: string }[];
}

const right: Change[] = [
  {
    why: 'a rate multiplied by 60 counts by the minute, as the text says',
    changes: [
      { file: 'alerts.md', from: '(for 10m, warning)', to: '(> 20/min for 10m, warning)' },
      {
        file: 'rules.yaml',
        from: 'sum(rate(broker_redelivery_total[5m])) > sum(rate(broker_ack_total[5m]))',
        to: '60 * sum(rate(broker_redelivery_total[5m])) > 20',
      },
    ],
  },
  {
    why: 'the comments of a matrix may name a requirement',
    changes: [
      { file: 'scenarios.md', from: '| Dashboards |\n|---|---|---|---|---|---|', to: '| Dashboards | Comments |\n|---|---|---|---|---|---|---|' },
      { file: 'scenarios.md', from: '✅ Covered |\n| JS-002', to: '✅ Covered | Requirement R1.2 |\n| JS-002' },
      { file: 'scenarios.md', from: '✅ Covered |\n\n| Dimension', to: '✅ Covered | - |\n\n| Dimension' },
    ],
  },
];

for (const { why, changes } of right) {
  test(why, (t) => {
    const files = { ...cleanBook };
    for (const { file, from, to } of changes) {
      assert.ok(files[file]?.includes(from), `${file} holds what is replaced`);
      files[file] = files[file]?.replace(from, to) ?? '';
    }
    assert.deepEqual(loadChecked(folderOf(t, files), { asOf: '2026-11-20' }).catalog.findings, []);
  });
}

test('a rule file that cannot be read may have any alert', (t) => {
  const files = { ...cleanBook, 'more.md': '# Alerts\n\nSeen in Prometheus.\n\n- `QueueIsFull`: it is full\n' };
  const found = (more: Record<string, string>) =>
    loadChecked(folderOf(t, { ...files, ...more }), { asOf: '2026-11-20' }).catalog.findings.map(({ rule }) => rule);
  assert.deepEqual(found({}), ['alert-unknown']);
  assert.deepEqual(found({ 'cut.yml': '- alert: QueueIsFull\n  expr: a_b > 1\n   for: [\n' }).includes('alert-unknown'), false);
});
