import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { dryRun, dryRunMarkdown } from '../../src/reports/dry-run.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { folderOf } from '../support/folder.ts';

const asOf = '2026-11-20';

test('steps hold, are broken by findings, or are not checked for want of evidence', (t) => {
  const broken = { ...cleanBook, 'alerts.md': (cleanBook['alerts.md'] ?? '').replace('for 10m', 'for 5m') };
  const run = dryRun(loadChecked(folderOf(t, broken), { asOf }).catalog);
  const steps = run.processes.flatMap((one) => one.steps);
  const result = (text: string) => steps.find((step) => step.text === text);
  assert.equal(result('Every requirement names a test')?.result, 'holds');
  assert.equal(result('Every test that documents name is run by its suite')?.result, 'not checked');
  assert.equal(result('Documents give alerts the limits that the rules have')?.result, 'broken');
  assert.equal(result('Documents give alerts the limits that the rules have')?.reason, '1 finding');
  assert.deepEqual(run.processes.find((one) => one.area === 'Traceability')?.forPeople, ['compare rows']);
});

test('the report is one that Faultbook reads: afterwards its processes are exercised', (t) => {
  const { 'dry-run.md': _, ...without } = cleanBook;
  const before = loadChecked(folderOf(t, without), { asOf }).catalog;
  const run = dryRun(before);
  assert.deepEqual(
    run.notExercised.map((process) => process.id),
    ['1', '2', '3'],
  );
  const after = loadChecked(folderOf(t, { ...without, 'reports/dry-run-2026-q4.md': dryRunMarkdown(run) }), { asOf }).catalog;
  assert.deepEqual(dryRun(after).notExercised, []);
  assert.deepEqual(after.findings, []);
});

test('a step whose rule is turned off is not checked, and does not pass', (t) => {
  const { catalog } = loadChecked(folderOf(t, cleanBook), { asOf });
  const step = (off: string[]) =>
    dryRun(catalog, new Set(off))
      .processes.flatMap((one) => one.steps)
      .find(({ rules }) => rules.includes('orphan-requirement'));
  assert.equal(step([])?.result, 'holds');
  assert.equal(step(['orphan-requirement'])?.result, 'not checked');
  assert.equal(step(['orphan-requirement'])?.reason, 'orphan-requirement turned off in book.yaml');
});

test('triggers that evidence meets have fired; the others are for a person', (t) => {
  const triggers =
    '# Review\n\n## Review triggers\n\n| Event | Priority | Action | Timeline |\n|---|---|---|---|\n| New test suite | High | Name its tests | 1 week |\n| Major incident | High | Look again | 1 week |\n';
  const code = { 'queue_SUITE.erl': '-module(queue_SUITE).\nall() -> [test_queue].\ntest_queue(_) -> ok.\n' };
  const evidence = [{ name: 'code', folder: folderOf(t, code) }];
  const run = dryRun(loadChecked(folderOf(t, { ...cleanBook, 'triggers.md': triggers }), { asOf, evidence }).catalog);
  assert.deepEqual(
    run.fired.map(({ entity, why }) => [entity.name, why]),
    [['New test suite', ['"New test suite": new here are queue_SUITE, test_queue']]],
  );
  assert.deepEqual(
    run.triggers.map((trigger) => trigger.name),
    ['Major incident'],
  );
  assert.match(dryRunMarkdown(run), /## Triggers that have fired\n\n- New test suite: /);
});
