// A book without a table, in which all holds: each defect that is planted in it gives the findings named, and no others.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { placeOf } from '../../src/model/source.ts';
import { folderOf } from '../support/folder.ts';

const rule = (name: string, id: string, severity: string, expr: string) => `      # ${id}
      - alert: ${name}
        expr: ${expr}
        for: 2m
        labels: {severity: ${severity}}`;

const book: Readonly<Record<string, string>> = {
  'hazards.md': `# Hazards we rehearse

Owner: Mirela Stoica.

**HZ/ST/01 Disk full.** The data disk of one node is filled.

- Writes are refused within 2 seconds

Proved by \`disk_full_refuses_writes\`. Derived from REQ 1.

**HZ/ST/02 Slow disk.** Every write takes 400 ms. Proved by \`slow_disk_alone\`. Derived from REQ 2.

Watch \`store_write_queue_length\`: it climbs.

**HZ/NW/01 Partition.** One node is cut off. Proved by \`minority_refuses_writes\`. Derived from REQ 3.
`,
  'promises.md': `# Promises (requirements)

REQ 1
: When a disk is full, writes are refused within 2 seconds. Shown by \`disk_full_refuses_writes\`.

REQ 2
: A slow disk slows only its own node. Shown by \`slow_disk_alone\`.

REQ 3
: A minority never accepts a write. Shown by \`minority_refuses_writes\`.

REQ 4
: Backups can be read.

All but one of the requirements are shown by a test.
`,
  'matrix.md': `# What covers what

T = test, M = metric, A = alert.

- HZ/ST/01 Disk full: T✓ M✓ A✓
- HZ/ST/02 Slow disk: T✓ M✓ A✓
- HZ/NW/01 Partition: T✓ M✓ A✓
`,
  'suites.md': `# Suites

## store_SUITE

Storage. Two cases, a minute.

- \`disk_full_refuses_writes\`
- \`slow_disk_alone\`

## network_SUITE

- \`minority_refuses_writes\`
- \`majority_goes_on\`
`,
  'metrics.md': `# Metrics

- \`store_write_queue_length{node}\` (gauge): writes that wait
- \`store_disk_free_bytes{node}\` (gauge): free bytes
- \`store_disk_used_ratio{node}\` (gauge): used
- \`store_leader_changes_total{node}\` (counter): changes
- \`store_peers_up{node}\` (gauge): peers
- \`store_clients_open{node}\` (gauge): clients
- \`store_snapshots_total{node}\` (counter): snapshots
- \`store_backup_age_seconds{node}\` (gauge): age
`,
  'alerts.md': `# Alerts

\`\`\`yaml
groups:
  - name: store
    rules:
${rule('StoreDiskFull', 'HZ/ST/01', 'critical', 'store_disk_free_bytes < 1000')}
${rule('StoreDiskSlow', 'HZ/ST/02', 'warning', 'store_write_queue_length > 50')}
${rule('StoreSplit', 'HZ/NW/01', 'critical', 'store_peers_up < 3')}
${rule('StoreClientsMany', '', 'warning', 'store_clients_open > 10000')}
${rule('StoreBackupOld', '', 'warning', 'store_backup_age_seconds > 90000')}
\`\`\`
`,
  'runbook/disk.md': `# Disk trouble

For \`StoreDiskFull\` and \`StoreDiskSlow\`. Owner: Mirela Stoica.

## Full

1. Look.
2. Remove old snapshots.

## What the tests promise

- \`disk_full_refuses_writes\`: reads go on
`,
  'upkeep.md': `# Upkeep

## Rounds

Every page must be walked at least every six months.

- disk trouble: 2026-09-30, Jan
- backups: 2026-10-12, Jan

## Who keeps what

- hazards we rehearse: Mirela Stoica
- runbook disk trouble: Mirela Stoica

## What works where

- HZ/ST/01 disk full: Bolt yes, Badger yes
- HZ/ST/02 slow disk: Bolt yes, Badger yes

Badger 4
: Tried in spring. HZ/ST/02 passes.
`,
  'smoke.md': `# Smoke set

A test may be here if it takes 30 seconds or less.

1. **Disks may fill**: \`disk_full_refuses_writes\` in \`store_SUITE\`, 20 seconds
`,
  'todo.md': `# Things to do

## TD-01 Read a backup

- state: done
- who: Jan Kowal

Steps:

- [x] write the test

## TD-02 Watch backups

- state: open
- who: Jan Kowal
`,
};

function findingsOf(t: TestContext, files: Readonly<Record<string, string>>): string[] {
  const { catalog } = loadChecked(folderOf(t, { ...files }), { asOf: '2026-11-20' });
  return catalog.findings.filter(({ severity }) => severity !== 'info').map((one) => `${placeOf(one.source)} ${one.rule}: ${one.message}`);
}

/** What REQ 4 without a test is told of in the book as it is. */
const known = ['promises.md:12 orphan-requirement: requirement REQ 4 "Backups can be read." names no test'];

test('a book in lists and sentences in which all holds has no finding but what it says itself', (t) => {
  assert.deepEqual(findingsOf(t, book), known);
});

const defects: readonly [file: string, from: string, to: string, expected: string][] = [
  [
    'hazards.md',
    'within 2 seconds',
    'within 5 seconds',
    'hazards.md:7 limit-drift: HZ/ST/01 "Disk full": "within 5 seconds" here, and "within 2 seconds" in promises.md:3 for REQ 1',
  ],
  [
    'hazards.md',
    'store_write_queue_length',
    'store_write_queue_size',
    'hazards.md:13 metric-unknown: store_write_queue_size is not in the list of metrics in metrics.md, which has store_write_queue_length',
  ],
  ['promises.md', 'All but one', 'All but two', 'promises.md:15 claim-refuted: all but 2 are said to have a test here; of 4 requirements 1 names none: REQ 4'],
  [
    'matrix.md',
    'M✓ A✓\n- HZ/NW',
    'M✓ A✗\n- HZ/NW',
    'matrix.md:6 status-conflict: HZ/ST/02 "Slow disk" has "no alert" here, but the rule StoreDiskSlow names it',
  ],
  [
    'matrix.md',
    'HZ/NW/01 Partition',
    'HZ/NW/01 Loss of packets',
    'matrix.md:7 ambiguous-id: HZ/NW/01 is "Loss of packets" here and "Partition" where it is defined',
  ],
  [
    'matrix.md',
    'A✓\n- HZ/NW/01',
    'A✓\n- HZ/NW/02 Loss: T✓ M✓\n- HZ/NW/01',
    'matrix.md:7 ambiguous-id: HZ/NW/02 is defined in no document; the last of its numbering is HZ/NW/01',
  ],
  ['suites.md', 'Two cases', 'Three cases', 'suites.md:5 count-mismatch: 3 cases are announced, and what follows has 2 items'],
  [
    'runbook/disk.md',
    'StoreDiskSlow',
    'StoreDiskWorn',
    'runbook/disk.md:3 alert-unknown: StoreDiskWorn is none of the 5 rules in alerts.md; nearest is StoreDiskFull',
  ],
  [
    'upkeep.md',
    '2026-09-30',
    '2026-02-18',
    'upkeep.md:7 review-overdue: disk trouble was last done 2026-02-18, and it is to be done at least every six months: it is 2026-11-20',
  ],
  [
    'upkeep.md',
    'trouble: Mirela Stoica',
    'trouble: Jan Kowal',
    'upkeep.md:13 status-conflict: "runbook disk trouble" is kept by Jan Kowal here, and by Mirela Stoica in runbook/disk.md:3',
  ],
  [
    'upkeep.md',
    'disk: Bolt yes, Badger yes',
    'disk: Bolt yes, Badger no, it stalls',
    'upkeep.md:18 status-conflict: HZ/ST/02 does not hold with Badger here, and it does in upkeep.md:21',
  ],
  ['smoke.md', 'store_SUITE', 'network_SUITE', 'smoke.md:5 test-missing: disk_full_refuses_writes is in network_SUITE here; the list of store_SUITE has it'],
  ['smoke.md', '20 seconds', '45 seconds', 'smoke.md:5 smoke-too-slow: "Disks may fill" takes up to 45 s, over the limit of 30 s a test'],
  ['todo.md', '[x]', '[ ]', 'todo.md:5 status-conflict: TD-01 "Read a backup" is "done" although 1 of its 1 items is not ticked: "write the test"'],
];

for (const [file, from, to, expected] of defects) {
  test(expected, (t) => {
    const text = book[file] ?? '';
    assert.ok(text.includes(from), `${file} holds what is replaced`);
    assert.deepEqual(findingsOf(t, { ...book, [file]: text.replace(from, to) }), [...known, expected].sort());
  });
}
