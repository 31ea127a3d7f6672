// What has one cause is one finding, and what ordinary documents hold is none.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { placeOf } from '../../src/model/source.ts';
import { folderOf } from '../support/folder.ts';

function findingsOf(t: TestContext, files: Record<string, string>): string[] {
  const { catalog } = loadChecked(folderOf(t, files), { asOf: '2026-11-20' });
  return catalog.findings.map((one) => `${placeOf(one.source)} ${one.rule}: ${one.message} (${one.related?.length ?? 0})`);
}

const rules = (...names: string[]) =>
  `groups:\n  - name: a\n    rules:\n${names.map((name) => `      - { alert: ${name}, expr: up == 0, annotations: { runbook_url: 'https://example.org' } }\n`).join('')}`;

test('a rule file of which no document speaks is one finding, and each alert its own where one is named', (t) => {
  const page = '# Alerts\n\nFor whoever is on call.\n';
  assert.deepEqual(findingsOf(t, { 'a.md': page, 'r.yaml': rules('QueueIsFull', 'QueueIsSlow', 'QueueIsGone') }), [
    'r.yaml:4 alert-undocumented: none of the 3 alerts of this file is named in a document (3)',
  ]);
  assert.deepEqual(findingsOf(t, { 'a.md': `${page}\n- \`QueueIsFull\`: too much\n`, 'r.yaml': rules('QueueIsFull', 'QueueIsSlow', 'QueueIsGone') }), [
    'r.yaml:5 alert-undocumented: QueueIsSlow is named in no document (0)',
    'r.yaml:6 alert-undocumented: QueueIsGone is named in no document (0)',
  ]);
});

test('an alert that a document calls otherwise is known by its expression', (t) => {
  const page = '# Alerts\n\n## DiskIsFull\n\n**Severity**: critical\n**Fires when**: `disk_free_ratio < 0.1`\n';
  const file = rules('DiskAlmostFull').replace('up == 0', 'disk_free_ratio<0.1');
  assert.deepEqual(
    findingsOf(t, { 'a.md': page, 'r.yaml': file }).filter((one) => one.startsWith('a.md')),
    ['a.md:3 alert-unknown: DiskIsFull is in no rule file; the rule DiskAlmostFull has its expression (0)'],
  );
});

test('a suite that is named as a whole is asked for once', (t) => {
  const suite =
    '-module(queue_SUITE).\n-export([all/0, test_a/1, test_b/1, test_c/1]).\nall() -> [test_a, test_b, test_c].\ntest_a(_) -> ok.\ntest_b(_) -> ok.\ntest_c(_) -> ok.\n';
  assert.deepEqual(findingsOf(t, { 'a.md': '# Tests\n\nRun `queue_SUITE` first.\n', 'queue_SUITE.erl': suite }), [
    'a.md:3 test-undocumented: queue_SUITE is named here, and none of the 3 tests that it runs is named in a document (1)',
  ]);
  const table = '# Requirements\n\n| Requirement | Test | Suite |\n|---|---|---|\n| R1.1: Kept | `test_a` | `queue_SUITE` |\n';
  assert.deepEqual(findingsOf(t, { 'a.md': table, 'queue_SUITE.erl': suite }), [
    'queue_SUITE.erl:5 test-undocumented: test_b of queue_SUITE is named in no document (0)',
    'queue_SUITE.erl:6 test-undocumented: test_c of queue_SUITE is named in no document (0)',
  ]);
});

test('many links of one document into one folder that is gone are one finding', (t) => {
  const log = (n: number) => `# Changes\n\n${Array.from({ length: n }, (_, i) => `- [${i}](gone/${i}.md)\n`).join('')}`;
  assert.deepEqual(findingsOf(t, { 'a.md': log(6) }), [
    'a.md:3 link-broken: this link leads to no file: gone/0.md; the same for 5 more links of this document to that folder (5)',
  ]);
  assert.equal(findingsOf(t, { 'a.md': log(4) }).length, 4);
});

test('a total is held against what its own page lists', (t) => {
  const rows = ['A', 'B', 'C', 'D'].map((name, i) => `| PAY-R${i + 1} | ${name} holds | \`test_${name.toLowerCase()}_holds\` | verified |\n`).join('');
  const page = (intro: string) => `# Test traceability\n\n${intro}\n\n| Req. ID | Requirement | Verified by | State |\n|---|---|---|---|\n${rows}`;
  assert.deepEqual(findingsOf(t, { 'a.md': page('Coverage: 3 of 5 requirements (60%).') }), [
    'a.md:3 count-mismatch: 5 requirements declared, 4 listed in this document (1)',
  ]);
  assert.deepEqual(findingsOf(t, { 'a.md': page('There are 4 requirements in total.') }), []);
  assert.deepEqual(findingsOf(t, { 'a.md': page('Of these 2 requirements are new.') }), []);
});

test('a test without a result is asked for when nearly its name has one', (t) => {
  const table = (test: string) => `# Requirements\n\n| Requirement | Test |\n|---|---|\n| R1.1: Kept | \`${test}\` |\n`;
  const results =
    '<testsuite name="store"><testcase classname="store" name="TestScrubRepairs" time="1"/><testcase classname="store" name="TestDisk2" time="1"/></testsuite>';
  assert.deepEqual(findingsOf(t, { 'a.md': table('TestScrubRepair'), 'r.xml': results }), [
    'a.md:5 test-missing: TestScrubRepair has no result; TestScrubRepairs has one: is it the same? (1)',
  ]);
  for (const other of ['TestScrubRepairs', 'TestDisk1', 'TestScrubRepairsTwice'])
    assert.deepEqual(findingsOf(t, { 'a.md': table(other), 'r.xml': results }), []);
});

test('a rule that asks for a metric in another spelling than the one that is emitted', (t) => {
  const file = rules('ReplicaLags').replace('up == 0', 'store_lag_secs > 3');
  const dump = '# TYPE store_lag_seconds gauge\nstore_lag_seconds{replica="a"} 1\n';
  assert.deepEqual(findingsOf(t, { 'a.md': '# Alerts\n\n- `ReplicaLags`: critical\n', 'r.yaml': file, 'm.prom': dump }), [
    'r.yaml:4 metric-unknown: store_lag_secs is asked for here and not emitted; the metric is probably store_lag_seconds (1)',
  ]);
});

test('syntax in a heading is no template, inputs of tests are no evidence, and an empty section is told', (t) => {
  assert.deepEqual(
    findingsOf(t, {
      'a.md': '# Reference\n\n### `<scrape_config>`\n\nHow to scrape.\n\n### First steps\n\nTBD\n',
      'testdata/bad.yaml': 'groups:\n  - name: a\n    rules:\n      - { alert: Bad, expr: "((" }\n',
    }),
    ['a.md:7 placeholder-text: "First steps" holds nothing but TBD (0)'],
  );
});

test('a fence in a quotation, or closed at another indentation, is closed', (t) => {
  const quoted = '> ```diff\n> --- a\n> +++ b\n> ```\n';
  const indented = 'text\n\n ```sh\nls\n```\n\n```\nls\n```\n';
  for (const text of [quoted, indented, `${indented}\n## After\n`]) assert.deepEqual(findingsOf(t, { 'a.md': `# A\n\n${text}` }), []);
  assert.equal(findingsOf(t, { 'a.md': '# A\n\n> ```sh\n> ls\n' }).length, 1);
});
