// Damaged and hostile evidence beside good evidence, as a process: one finding each, the rest is read, in little memory.
import assert from 'node:assert/strict';
import { appendFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Finding } from '../../src/model/finding.ts';
import { placeOf } from '../../src/model/source.ts';
import { faultbookWithin } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { catalogOf, entity, keys } from '../support/load.ts';

const rule = (alert: string, ...lines: string[]) =>
  `groups:\n  - name: g\n    rules:\n      - alert: ${alert}\n${lines.map((line) => `        ${line}\n`).join('')}`;
const bomb = Array.from({ length: 12 }, (_, i) => `x${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n');
const entities = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('\n');

const files: Record<string, string | Uint8Array> = {
  'book.md': '# Book\n\n| Requirement | Test | Suite |\n|---|---|---|\n| R1.1: It comes back | `test_reconnects` | `broker_SUITE` |\n',
  'test/broker_SUITE.erl': '-module(broker_SUITE).\nall() -> [test_reconnects].\ntest_reconnects(_) -> ok.\n',
  'results/good.xml': '<testsuite name="broker_SUITE" timestamp="2026-11-18T00:00:00Z">\n<testcase name="test_reconnects"/></testsuite>\n',
  'rules/good.yaml': rule('Good', 'expr: broker_up == 0'),
  // A suite.
  'test/bracket_SUITE.erl': '-module(bracket_SUITE).\nall() ->\n  [test_a, {group, g].\ntest_a(_) -> "never closed.\n',
  'test/bytes_SUITE.erl': new Uint8Array(64),
  'test/long_SUITE.erl': `-module(long_SUITE).\n${'%'.repeat(6 << 20)}\n`,
  // Results.
  'results/bomb.xml': `<!DOCTYPE t [\n<!ENTITY e0 "lol">\n${entities}\n]>\n<testsuite name="broker_SUITE" timestamp="2026-11-19T00:00:00Z"><testcase name="test_reconnects"><failure>&e20;</failure></testcase></testsuite>`,
  'results/outside.xml':
    '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<testsuite name="broker_SUITE"><testcase name="test_o"><failure>&x;</failure></testcase></testsuite>',
  'results/cut.xml': '<testsuite name="broker_SUITE">\n<testcase name="test_reconnects"/>\n<testcase name="test_d"><failure>it',
  'results/deep.xml': `<testsuite name="broker_SUITE">\n<testcase name="test_e"/>${'<a>'.repeat(100_000)}`,
  'results/value.xml': `<testsuite name="broker_SUITE">\n<testcase name="test_f"><failure message="${'x '.repeat(1 << 20)}"/></testcase>\n<testcase name="test_g"/></testsuite>`,
  // Rules.
  'rules/keys.yaml': rule('KeysTwice', 'labels: &l { severity: page }', 'expr: broker_up == 1', 'expr: broker_up == 2'),
  'rules/anchors.yaml': rule('Anchored', 'expr: broker_up == 3', 'labels: &l { severity: page }', 'annotations: *l'),
  'rules/nowhere.yaml': rule('Nowhere', 'expr: broker_up == 4', 'labels: *nowhere'),
  'rules/circle.yaml': rule('Circle', 'expr: broker_up == 5', 'labels: &c', '  severity: *c'),
  'rules/copies.yaml': `x0: &a0 [a, b]\n${bomb}\n${rule('Copies', 'expr: broker_up == 6', 'annotations: { summary: *a12 }')}`,
  'rules/tabs.yaml': `${rule('Tabs', 'expr: broker_up == 7')}\t- alert: Tabbed\n`,
  'rules/expression.yaml': rule('Unfinished', 'expr: rate(broker_total[5m) > 1').concat('      - alert: AfterIt\n        expr: broker_up == 8\n'),
  'rules/parentheses.yaml': rule('Nested', `expr: ${'('.repeat(9000)}broker_up${')'.repeat(9000)} > 1`),
  // Dashboards and metrics.
  'dashboards/cut.json': '{"title": "Cut", "schemaVersion": 39,\n"panels": [{"title": "Panel", "targets": [{"expr": "broker_up"}]}',
  'dump.prom': 'broker_up 1\nbroker_down{why="no end} 1\n',
};

const expected = [
  'dashboards/cut.json:2 unreadable: not valid JSON: close bracket expected',
  'dump.prom:2 unreadable: this is no sample of the exposition format, expected: name{label="value"} number',
  'results/bomb.xml:23 unreadable: declares entities that stand for each other many times, expected plain text: they are not expanded',
  'results/cut.xml:3 unreadable: not valid XML: it ends too early, expected </failure> for line 3',
  'results/deep.xml:2 unreadable: elements nested more than 256 deep, expected suites of test cases: the rest is not read',
  'results/many.xml:1 evidence-large: 50 MB for 800 test cases, expected less than 20: every check and build reads all of it',
  'results/outside.xml:1 unreadable: declares entities that lie outside the file, expected plain text: they are not expanded',
  'results/value.xml:2 unreadable: a value is longer than 1 MB, expected less: only its end is read',
  'rules/circle.yaml:7 unreadable: not valid YAML: *c stands inside what it stands for, expected an anchor that ends before it',
  'rules/copies.yaml:7 unreadable: not valid YAML: its aliases stand for more than 1000000 values, expected fewer',
  'rules/expression.yaml:5 unreadable: the expression of Unfinished does not parse near "rate(broker_total[5m) > 1", expected PromQL',
  'rules/keys.yaml:7 unreadable: not valid YAML: the key "expr" stands in line 6 too, expected each key once',
  'rules/nowhere.yaml:6 unreadable: not valid YAML: no anchor stands before *nowhere, expected &nowhere',
  `rules/parentheses.yaml:5 unreadable: the expression of Nested does not parse near "${'('.repeat(80)}", expected PromQL`,
  'rules/tabs.yaml:6 unreadable: not valid YAML: Tabs are not allowed as indentation (the first of 4 such problems)',
  'test/bracket_SUITE.erl:3 unreadable: "]" closes nothing here, expected "}" for line 3',
  'test/bytes_SUITE.erl:1 unreadable: not text: it holds NUL bytes, expected UTF-8',
  'test/long_SUITE.erl:1 unreadable: larger than 5 MB, expected a suite of less: not read',
];

test('damaged and hostile evidence: exactly one finding each, and the rest is read', (t) => {
  const folder = folderOf(t, { ...files, 'results/many.xml': '<testsuite name="many_SUITE">\n' });
  const many = join(folder, 'results/many.xml');
  const run = Array.from({ length: 16 }, (_, i) => `<testcase name="test_${i}"><system-out>${'what it printed '.repeat(4096)}</system-out></testcase>\n`).join(
    '',
  );
  for (let i = 0; i < 50; i += 1) appendFileSync(many, run);
  appendFileSync(many, '</testsuite>\n');
  assert.ok(statSync(many).size > 50_000_000);
  const { code, stdout, stderr } = faultbookWithin(['--max-old-space-size=200'], 'check', folder, '--format', 'json', '--as-of', '2026-11-20');
  assert.deepEqual({ code, stderr }, { code: 1, stderr: '' });
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  assert.deepEqual(
    findings.filter(({ rule }) => rule === 'unreadable' || rule === 'evidence-large').map((one) => `${placeOf(one.source)} ${one.rule}: ${one.message}`),
    expected,
  );
});

test('what stands beside the damage is read', (t) => {
  const catalog = catalogOf(t, files);
  assert.match(
    entity(catalog, 'test:broker_SUITE/test_reconnects').trustReason ?? '',
    /^failed in its last run 2026-11-19/,
    'the newest result, though entities stand in it',
  );
  for (const name of ['test_o', 'test_e', 'test_f', 'test_g']) assert.ok(entity(catalog, `test:broker_SUITE/${name}`), name);
  const alerts = ['AfterIt', 'Anchored', 'Circle', 'Copies', 'Good', 'KeysTwice', 'Nested', 'Nowhere', 'Tabs', 'Unfinished'];
  assert.deepEqual(
    keys(catalog, 'alert'),
    alerts.map((name) => `alert:${name}`),
  );
  assert.ok(entity(catalog, 'metric:broker_up') && entity(catalog, 'panel:cut/panel'));
});
