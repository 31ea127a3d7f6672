// What the evidence makes of the documents' claims, from files to states and reasons.
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { loadCatalog, type LoadOptions } from '../../src/catalog/load.ts';
import { catalogSchema, type Catalog } from '../../src/model/catalog.ts';
import { faultbook } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { entity, findings, keys, links } from '../support/load.ts';

const document = (...rows: string[]) => `# Traceability

**Date**: 2026-11-01

## R1: Losing the broker

| Requirement | Test | Suite | Status |
|---|---|---|---|
${rows.map((row, i) => `| R1.${i + 1}: Claim ${i + 1} | ${row} | ✅ Covered |`).join('\n')}
`;
const suite = `-module(broker_SUITE).
-export([all/0]).
all() -> [test_reconnects, test_keeps_order, {group, sometimes}].
groups() -> [{sometimes, [], [test_sometimes]}].
test_reconnects(_) -> ok.
test_keeps_order(_) -> ok.
test_sometimes(_) -> ok.
test_forgotten(_) -> ok.
`;
const result = (timestamp: string, cases: string, revision = '') =>
  `<testsuite name="broker_SUITE" timestamp="${timestamp}">${revision && `<properties><property name="revision" value="${revision}"/></properties>`}${cases}</testsuite>`;
const passed = (name: string) => `<testcase name="${name}" time="1"/>`;
const failed = (name: string) => `<testcase name="${name}" time="1"><failure message="no broker"/></testcase>`;

function load(t: Pick<TestContext, 'after'>, files: Record<string, string>, options: LoadOptions = {}): Catalog {
  return loadCatalog(folderOf(t, files), { asOf: '2026-11-20', ...options }).catalog;
}

function state(catalog: Catalog, key: string): string {
  const { trust, trustReason } = entity(catalog, key);
  return `${trust}: ${trustReason}`;
}

const named = (name: string) => `\`${name}\` | \`broker_SUITE\``;

test('without evidence every test is declared, and every claim says so', (t) => {
  const catalog = load(t, { 'a.md': document(named('test_reconnects'), '- | -') });
  assert.equal(state(catalog, 'test:broker_SUITE/test_reconnects'), 'declared: only documents name it: no suite and no result was read');
  assert.equal(state(catalog, 'requirement:a/R1.1'), 'declared: test_reconnects: only documents name it: no suite and no result was read');
  assert.equal(state(catalog, 'requirement:a/R1.2'), 'untested: it names no test');
  assert.equal(state(catalog, 'requirement-group:a/R1'), 'untested: the weakest of 2 parts is R1.2: it names no test');
});

test('a suite that was read decides: defined, missing with the nearest, defined and never run', (t) => {
  const catalog = load(t, {
    'a.md': document(named('test_reconnects'), named('test_keep_order'), named('test_forgotten'), `\`test_elsewhere\` | \`other_SUITE\``),
    'test/broker_SUITE.erl': suite,
  });
  assert.equal(state(catalog, 'test:broker_SUITE/test_reconnects'), 'defined: broker_SUITE runs it; there is no result');
  assert.deepEqual(entity(catalog, 'test:broker_SUITE/test_reconnects').trustEvidence, { source: { file: 'test/broker_SUITE.erl', line: 5 } });
  assert.equal(state(catalog, 'test:broker_SUITE/test_keep_order'), 'missing: broker_SUITE was read and does not run it; nearest is test_keeps_order');
  assert.equal(state(catalog, 'test:broker_SUITE/test_forgotten'), 'missing: broker_SUITE defines it and does not run it');
  assert.deepEqual(entity(catalog, 'test:broker_SUITE/test_forgotten').trustEvidence, { source: { file: 'test/broker_SUITE.erl', line: 8 } });
  assert.equal(
    state(catalog, 'test:other_SUITE/test_elsewhere'),
    'declared: only documents name it: other_SUITE was not read',
    'partial evidence accuses nobody',
  );
  assert.equal(state(catalog, 'requirement:a/R1.2'), 'missing: test_keep_order: broker_SUITE was read and does not run it; nearest is test_keeps_order');
  assert.equal(
    state(catalog, 'requirement-group:a/R1'),
    'missing: the weakest of 4 parts is R1.2: test_keep_order: broker_SUITE was read and does not run it; nearest is test_keeps_order',
  );
  assert.deepEqual(findings(catalog), []);
});

test('evidence that is said to be complete makes what no suite has missing', (t) => {
  const files = { 'a.md': document(`\`test_elsewhere\` | \`other_SUITE\``, '`test_nowhere_at_all` | -'), 'broker_SUITE.erl': suite };
  const catalog = load(t, files, { evidenceComplete: true });
  assert.equal(
    state(catalog, 'test:other_SUITE/test_elsewhere'),
    'missing: there is no other_SUITE among the suites of the evidence (1), which is said to be complete',
  );
  assert.match(state(catalog, 'test:test_nowhere_at_all'), /^missing: none of the suites of the evidence \(1\), which is said to be complete, runs it/);
  assert.equal(entity(load(t, { ...files, 'book.yaml': 'evidence:\n  complete: true\n' }), 'test:test_nowhere_at_all').trust, 'missing');
  assert.equal(
    entity(load(t, { 'a.md': files['a.md'], 'rules.yml': '- alert: QueueIsFull\n  expr: a_b > 1\n' }, { evidenceComplete: true }), 'test:test_nowhere_at_all')
      .trust,
    'declared',
    'without any suite it says nothing about tests',
  );
});

test('a test without a suite is the one that a single suite runs; of several the weakest is told', (t) => {
  const rows = document('`test_reconnects` | -');
  const one = load(t, { 'a.md': rows, 'broker_SUITE.erl': suite });
  assert.deepEqual(links(one, 'verified-by'), ['requirement:a/R1.1 -> test:broker_SUITE/test_reconnects']);
  assert.deepEqual(
    entity(one, 'test:broker_SUITE/test_reconnects').sources.map((source) => source.file),
    ['broker_SUITE.erl', 'a.md'],
  );
  const two = load(t, {
    'a.md': rows,
    'broker_SUITE.erl': suite,
    'b_SUITE.erl': suite.replace('broker_SUITE', 'b_SUITE'),
    'r.xml': result('2026-11-18', passed('test_reconnects')),
  });
  assert.equal(
    state(two, 'test:test_reconnects'),
    'defined: 2 suites run a test of this name and no document says which is meant; the weakest is that of b_SUITE: b_SUITE runs it; there is no result',
  );
});

test('a test that moved to another suite is missing where the document puts it, and the reason says where it is', (t) => {
  const catalog = load(t, {
    'a.md': document(named('test_moved')),
    'broker_SUITE.erl': suite,
    'new_SUITE.erl': '-module(new_SUITE).\nall() -> [test_moved].\ntest_moved(_) -> ok.\n',
  });
  assert.equal(state(catalog, 'test:broker_SUITE/test_moved'), 'missing: broker_SUITE was read and does not run it; new_SUITE runs a test of this name');
});

test('what a suite takes from elsewhere accuses nobody', (t) => {
  const text = '-module(broker_SUITE).\nall() -> helper:all(?MODULE).\ntest_reconnects(_) -> ok.\n';
  const catalog = load(t, { 'a.md': document(named('test_reconnects'), named('test_other')), 'broker_SUITE.erl': text });
  assert.equal(
    state(catalog, 'test:broker_SUITE/test_reconnects'),
    'declared: broker_SUITE defines it; which tests broker_SUITE runs cannot be told from its text alone (helper:all/1 is called, broker_SUITE.erl:2)',
  );
  assert.equal(entity(catalog, 'test:broker_SUITE/test_other').trust, 'declared');
});

test('a suite that lists what nothing defines does not run it', (t) => {
  const catalog = load(t, { 'a.md': document(named('test_gone')), 'broker_SUITE.erl': '-module(broker_SUITE).\nall() ->\n  [test_gone].\n' });
  assert.equal(state(catalog, 'test:broker_SUITE/test_gone'), 'missing: broker_SUITE lists it and defines no test_gone/1');
  assert.deepEqual(entity(catalog, 'test:broker_SUITE/test_gone').trustEvidence, { source: { file: 'broker_SUITE.erl', line: 3 } });
});

test('results: passing with date and place, failing with message, by the newest run', (t) => {
  const catalog = load(t, {
    'a.md': document(named('test_reconnects'), named('test_keeps_order')),
    'broker_SUITE.erl': suite,
    'results/1.xml': result('2026-11-16T10:00:00Z', passed('test_reconnects') + passed('test_keeps_order'), 'aaa'),
    'results/2.xml': result('2026-11-18T10:00:00Z', passed('test_reconnects') + failed('test_keeps_order'), 'bbb'),
  });
  assert.equal(state(catalog, 'test:broker_SUITE/test_reconnects'), 'passing: passed in 2 of 2 runs, last 2026-11-18 on bbb (results/2.xml:1)');
  assert.deepEqual(entity(catalog, 'test:broker_SUITE/test_reconnects').trustEvidence, { source: { file: 'results/2.xml', line: 1 }, date: '2026-11-18' });
  assert.equal(state(catalog, 'test:broker_SUITE/test_keeps_order'), 'failing: failed in its last run 2026-11-18 on bbb (results/2.xml:1): no broker');
  assert.equal(entity(catalog, 'requirement:a/R1.1').trust, 'passing');
  assert.equal(entity(catalog, 'requirement-group:a/R1').trust, 'failing');
  const { fields } = entity(catalog, 'test:broker_SUITE/test_keeps_order') as { fields: { results: unknown[]; resultCounts: unknown; lastResult: unknown } };
  assert.deepEqual(fields.resultCounts, { passed: 1, failed: 1, skipped: 0, flaky: 0 });
  assert.deepEqual(fields.lastResult, {
    date: '2026-11-18',
    outcome: 'failed',
    durationSeconds: 1,
    source: { file: 'results/2.xml', line: 1 },
    message: 'no broker',
    revision: 'bbb',
  });
  assert.equal(fields.results.length, 2);
});

test('both outcomes on one revision are flaky; on two they are news', (t) => {
  const runs = (second: string) => ({
    'a.md': document(named('test_reconnects')),
    'r/1.xml': result('2026-11-16T10:00:00Z', failed('test_reconnects'), 'aaa'),
    'r/2.xml': result('2026-11-18T10:00:00Z', passed('test_reconnects'), second),
  });
  assert.equal(
    state(load(t, runs('aaa')), 'test:broker_SUITE/test_reconnects'),
    'flaky: passed and failed on the same revision aaa (r/2.xml:1 and r/1.xml:1), last passed 2026-11-18',
  );
  assert.equal(state(load(t, runs('bbb')), 'test:broker_SUITE/test_reconnects'), 'passing: passed in 1 of 2 runs, last 2026-11-18 on bbb (r/2.xml:1)');
  const skipped = load(t, {
    'a.md': document(named('test_reconnects')),
    'r.xml': result('2026-11-18', '<testcase name="test_reconnects"><skipped message="no broker here"/></testcase>'),
  });
  assert.equal(state(skipped, 'test:broker_SUITE/test_reconnects'), 'skipped: skipped in its last run 2026-11-18 (r.xml:1): no broker here');
});

test('results count for a suite that was not read, and not for a test that its suite does not run', (t) => {
  const results = result('2026-11-18', passed('test_gone'));
  assert.equal(entity(load(t, { 'a.md': document(named('test_gone')), 'r.xml': results }), 'test:broker_SUITE/test_gone').trust, 'passing');
  const read = load(t, { 'a.md': document(named('test_gone')), 'r.xml': results, 'broker_SUITE.erl': suite });
  assert.match(state(read, 'test:broker_SUITE/test_gone'), /^missing: broker_SUITE was read and does not run it.*; an earlier result is passed \(r\.xml:1\)$/);
});

test('old results are said to be old, by the limit of book.yaml; those from before the document are said too', (t) => {
  const files = {
    'a.md': document(named('test_reconnects')),
    'r.xml': result('2026-10-01', passed('test_reconnects')),
    'book.yaml': 'evidence:\n  maxAgeDays: 30\n',
  };
  const catalog = load(t, files);
  assert.equal(state(catalog, 'test:broker_SUITE/test_reconnects'), 'passing: passed in 1 of 1 run, last 2026-10-01 (r.xml:1), older than 30 days');
  assert.equal(entity(catalog, 'test:broker_SUITE/test_reconnects').trustEvidence?.olderThanDays, 30);
  assert.equal(
    state(catalog, 'requirement:a/R1.1'),
    "passing: test_reconnects: passed in 1 of 1 run, last 2026-10-01 (r.xml:1), older than 30 days (from before the document's own date, 2026-11-01)",
  );
  assert.equal(entity(load(t, files, { asOf: '2026-10-31' }), 'test:broker_SUITE/test_reconnects').trustEvidence?.olderThanDays, undefined);
});

test('tests that suites run and no document names are there, with their suite and their groups', (t) => {
  const catalog = load(t, { 'a.md': '# Nothing\n', 'broker_SUITE.erl': suite });
  assert.deepEqual(keys(catalog, 'test'), ['test:broker_SUITE/test_keeps_order', 'test:broker_SUITE/test_reconnects', 'test:broker_SUITE/test_sometimes']);
  assert.deepEqual(links(catalog, 'part-of').length, 3);
  assert.deepEqual((entity(catalog, 'test:broker_SUITE/test_sometimes').fields as { groups?: string[] }).groups, ['sometimes']);
  assert.deepEqual((entity(catalog, 'suite:broker_SUITE').fields as { neverRuns?: unknown }).neverRuns, [{ name: 'test_forgotten', line: 8 }]);
});

test('a contract of labels is about the one metric whose name holds it', (t) => {
  const catalog = load(t, {
    'a.md': '# Metrics\n\n| Metric | Labels |\n|---|---|\n| `router_redelivery_total` | `reason` |\n',
    'broker_SUITE.erl': `${suite}-define(REDELIVERY_REQUIRED_LABELS, [tenant_id, reason]).\n`,
  });
  assert.deepEqual((entity(catalog, 'metric:router_redelivery_total').fields as { labelSets?: unknown[] }).labelSets?.[0], {
    labels: ['reason', 'tenant_id'],
    required: true,
    source: { file: 'broker_SUITE.erl', line: 9 },
  });
});

test('a damaged suite accuses nobody of what the damage may hide', (t) => {
  const catalog = load(t, {
    'a.md': document(named('test_reconnects'), named('test_hidden')),
    'broker_SUITE.erl': suite.replace('test_reconnects(_) -> ok.', 'test_reconnects(_) -> (ok.'),
  });
  assert.equal(entity(catalog, 'test:broker_SUITE/test_reconnects').trust, 'defined');
  assert.match(
    state(catalog, 'test:broker_SUITE/test_hidden'),
    /^declared: which tests broker_SUITE runs cannot be told from its text alone \(its text is damaged: "\(" is never closed, expected "\)", broker_SUITE\.erl:5\)/,
  );
});

test('the catalog of all evidence keeps its contract', (t) => {
  const folder = folderOf(t, { 'a.md': document(named('test_reconnects')), 'broker_SUITE.erl': suite });
  cpSync(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
  const { catalog } = loadCatalog(folder, { asOf: '2026-11-20' });
  assert.deepEqual(catalogSchema.parse(catalog), catalog);
  for (const { url } of catalog.entities) assert.match(url, /^(?:\/[A-Za-z0-9._~-]+)+\/$/);
  assert.equal(new Set(catalog.entities.map((one) => one.url.toLowerCase())).size, catalog.entities.length);
  const known = new Set(catalog.entities.map((one) => one.key));
  for (const link of catalog.links) assert.ok(known.has(link.from) && known.has(link.to), `${link.from} -> ${link.to}`);
  assert.equal(entity(catalog, 'test:broker_SUITE/test_keeps_order').trust, 'failing');
});

test('evidence from elsewhere bears its name, and builds and foreign code are left out', (t) => {
  const repository = folderOf(t, {
    'test/broker_SUITE.erl': suite,
    '_build/x/broker_SUITE.erl': 'not read',
    'deps/y/other_SUITE.erl': 'not read',
    'node_modules/z.xml': result('2020-01-01', ''),
  });
  const folder = folderOf(t, { 'a.md': document(named('test_reconnects')) });
  const { catalog } = loadCatalog(folder, { asOf: '2026-11-20', evidence: [{ name: 'router', folder: repository }] });
  assert.deepEqual(entity(catalog, 'test:broker_SUITE/test_reconnects').sources[0], { file: 'router:test/broker_SUITE.erl', line: 5 });
  assert.deepEqual(keys(catalog, 'suite'), ['suite:broker_SUITE']);
  const ran = faultbook('catalog', folder, '--evidence', `router=${repository}`, '--evidence-complete', '--as-of', '2026-11-20');
  assert.equal(ran.code, 0, ran.stderr);
  assert.equal((JSON.parse(ran.stdout) as Catalog).entities.find((one) => one.key === 'test:broker_SUITE/test_reconnects')?.trust, 'defined');
  for (const [wrong, says] of [
    ['router', /Expected a name and a folder/],
    [`router=${folder}/none`, /there is no such folder/],
    [`router=${folder}/a.md`, /this is a file/],
  ] as const) {
    const failed = faultbook('catalog', folder, '--evidence', wrong);
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, says);
  }
});

test('book.yaml names folders of evidence inside its own folder only', (t) => {
  const folder = { 'a.md': document(named('test_reconnects')), 'drafts/evidence/broker_SUITE.erl': suite };
  const config = (path: string) => `ignore: [drafts]\nevidence:\n  sources:\n    - { name: suites, path: ${path} }\n`;
  assert.equal(entity(load(t, { ...folder, 'book.yaml': 'ignore: [drafts]\n' }), 'test:broker_SUITE/test_reconnects').trust, 'declared');
  const read = load(t, { ...folder, 'book.yaml': config('drafts/evidence') });
  assert.deepEqual(entity(read, 'test:broker_SUITE/test_reconnects').sources[0], { file: 'drafts/evidence/broker_SUITE.erl', line: 5 });
  for (const path of ['../x', '/etc', 'a/../../b', 'C:/x'])
    assert.throws(
      () => load(t, { ...folder, 'book.yaml': config(path) }),
      /book\.yaml:4: evidence\.sources\.0\.path: expected a path inside the content folder/,
      path,
    );
  assert.throws(() => load(t, { ...folder, 'book.yaml': config('none') }), /there is no none in the content folder/);
  assert.throws(
    () => load(t, { ...folder, 'book.yaml': 'evidence:\n  path: x\n' }),
    /book\.yaml:2: evidence\.path: expected one of sources, complete, maxAgeDays, received an unknown key/,
  );
});
