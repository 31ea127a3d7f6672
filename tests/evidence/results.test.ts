import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { Histories } from '../../src/evidence/results/history.ts';
import { readResults, type CaseResult } from '../../src/evidence/results/junit.ts';
import { stemsOf } from '../../src/evidence/results/names.ts';

const folder = join(import.meta.dirname, 'fixtures/results');
const read = (name: string) => readResults([readFileSync(join(folder, name), 'utf8')]);

function historiesOf(files: { file: string; cases: CaseResult[] }[], stems: ReadonlyMap<string, string>) {
  const histories = new Histories(stems);
  for (const { file, cases } of files) histories.add(file, cases);
  return histories.all();
}

/** `suite/name: outcome date durationSeconds line revision message` of each test of a file. */
function said(name: string, ...suites: string[]): string[] {
  const { cases, problems } = read(name);
  assert.deepEqual(problems, []);
  return historiesOf([{ file: name, cases }], stemsOf(suites)).flatMap((one) =>
    one.results.map(({ outcome, date, durationSeconds, source, revision, message }) =>
      [`${one.suite ?? '-'}/${one.name}: ${outcome}`, date, durationSeconds, `line ${source.line}`, revision, message]
        .filter((part) => part !== undefined)
        .join(', '),
    ),
  );
}

test('Common Test: groups are no part of the name, and its steps are no tests', () => {
  assert.deepEqual(said('cth_surefire.xml'), [
    'broker_SUITE/test_keeps_order: failed, 2026-11-18, 0.9, line 5, 4f2a91c, {test_case_failed,{badmatch,[1,3,2]}}',
    'broker_SUITE/test_reconnects: passed, 2026-11-18, 3.25, line 4, 4f2a91c',
    'broker_SUITE/test_survives_a_storm: skipped, 2026-11-18, 0, line 8, 4f2a91c, {skip,"no load machine"}',
  ]);
});

test('pytest: a module is a suite, parameters belong to one test, the day is the one written', () => {
  assert.deepEqual(said('pytest.xml'), [
    'test_router.py/test_order: passed, 2026-11-17, 0.3, line 5',
    'test_router.py/test_recovers: failed, 2026-11-17, 0.02, line 1, AssertionError: assert 3 == 4',
    'test_router.py/test_slow: skipped, 2026-11-17, 0, line 5, needs a broker',
  ]);
});

test('gotestsum: a test that was run again with another outcome is flaky, a sub-test is part of its test', () => {
  assert.deepEqual(said('gotestsum.xml'), ['-/TestOrder: passed, 2026-11-18, 0.41, line 11', '-/TestReconnects: flaky, 2026-11-18, 0.41, line 7, Failed']);
});

test('Surefire: flaky and rerun elements, thousands separators, no date, and text that looks like elements', () => {
  assert.deepEqual(said('surefire.xml', 'BrokerTest.java'), [
    'BrokerTest.java/drains: failed, 0.5, line 11, 4f2a91c, broker is gone',
    'BrokerTest.java/keepsOrder: passed, 0.5, line 10, 4f2a91c',
    'BrokerTest.java/reconnects: flaky, 1200.001, line 7, 4f2a91c, expected: <3> but was: <2>',
  ]);
  assert.match(said('surefire.xml')[0] ?? '', /^BrokerTest\/drains/, 'without a file to tell the ending from, the class is the suite');
});

test('Vitest and Playwright: the file is the suite, the whole title the name', () => {
  assert.deepEqual(said('vitest.xml'), [
    'reconnect.test.ts/reconnect > gives up: failed, 2026-11-18, 0.002, line 6, expected 3 to be 4',
    'reconnect.test.ts/reconnect > waits longer each time: passed, 2026-11-18, 0.004, line 4',
  ]);
  assert.deepEqual(said('playwright.xml'), [
    'console.spec.ts/console › drains it: skipped, 2026-11-18, 0, line 5',
    'console.spec.ts/console › shows the queue: passed, 2026-11-18, 3, line 3',
  ]);
});

const run = (outcome: string, timestamp?: string) =>
  `<testsuite name="a_SUITE"${timestamp ? ` timestamp="${timestamp}"` : ''}><testcase name="test_a">${outcome === 'passed' ? '' : '<failure message="no"/>'}</testcase></testsuite>`;
const history = (files: Record<string, string>) =>
  historiesOf(
    Object.entries(files).map(([file, text]) => ({ file, cases: readResults([text]).cases })),
    new Map(),
  )[0]?.results.map((one) => `${one.source.file} ${one.outcome}`);

test('the newest run comes first: by its time with its zone, else by the name of its file', () => {
  assert.deepEqual(history({ 'z.xml': run('passed', '2026-11-01T00:30:00+02:00'), 'a.xml': run('failed', '2026-10-31T23:00:00Z') }), [
    'a.xml failed',
    'z.xml passed',
  ]);
  assert.deepEqual(history({ 'run-10.xml': run('failed'), 'run-9.xml': run('passed'), 'dated.xml': run('passed', '2020-01-01') }), [
    'dated.xml passed',
    'run-10.xml failed',
    'run-9.xml passed',
  ]);
  assert.deepEqual(history({ 'a.xml': run('passed', '2026-13-77T00:00:00Z') }), ['a.xml passed']);
});

test('XML of another kind gives nothing, however damaged it is', () => {
  for (const text of ['<project><dependency></project>', '<coverage/>', '', 'no XML at all', '<?xml version="1.0"?>\n<html><testcase name="x"/></html>']) {
    assert.deepEqual(readResults([text]), { isResults: false, cases: [], problems: [] }, text);
  }
});

test('damage is one problem with its line, and the results around it are read', () => {
  const text = '<testsuite name="a_SUITE">\n<testcase name="test_a"></wrong></testcase>\n<testcase name="test_b" <broken/>\n<testcase name="test_c"/>\n';
  const { cases, problems } = readResults([text]);
  assert.deepEqual(
    cases.map((one) => `${one.line} ${one.name}`),
    ['2 test_a', '4 test_c'],
  );
  assert.deepEqual(
    problems.map((one) => one.line),
    [2],
  );
});

const lol = Array.from({ length: 30 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`).join('\n');

test('an entity bomb and an external entity are never expanded', () => {
  const bomb = readResults([
    `<?xml version="1.0"?>\n<!DOCTYPE testsuites [\n<!ENTITY lol0 "lol">\n${lol}\n]>\n<testsuites><testsuite name="a_SUITE"><testcase name="test_a"><failure message="&lol30;">&lol30;</failure></testcase></testsuite></testsuites>`,
  ]);
  assert.deepEqual(
    bomb.problems.map((one) => one.message),
    ['declares entities that stand for each other many times, expected plain text: they are not expanded'],
  );
  assert.deepEqual(
    bomb.cases.map((one) => [one.name, one.outcome, one.message]),
    [['test_a', 'failed', '&lol30;']],
  );
  const outside = readResults([
    '<!DOCTYPE testsuite [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<testsuite name="a_SUITE"><testcase name="test_a"><failure>&x;</failure></testcase></testsuite>',
  ]);
  assert.deepEqual(
    outside.problems.map((one) => one.message),
    ['declares entities that lie outside the file, expected plain text: they are not expanded'],
  );
  assert.equal(outside.cases[0]?.message, '&x;');
  assert.deepEqual(
    readResults([`<!DOCTYPE lolz [<!ENTITY lol0 "lol">${lol}]><lolz>&lol30;</lolz>`]).problems.length,
    1,
    'a bomb is said whatever it claims to be',
  );
});

test('a large file takes little memory', () => {
  const noise = `<system-out><![CDATA[${'x'.repeat(1 << 16)}]]></system-out>`;
  function* chunks() {
    yield '<testsuites><testsuite name="a_SUITE" timestamp="2026-11-18T00:00:00Z">';
    for (let i = 0; i < 800; i += 1) yield `<testcase name="test_${i % 50}">${noise}</testcase>\n`;
    yield '</testsuite></testsuites>';
  }
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const { cases } = readResults(chunks());
  assert.equal(cases.length, 800);
  assert.ok(process.memoryUsage().heapUsed - before < 100 * 1024 * 1024);
});

test('what is too much is said and left out', () => {
  function* many() {
    yield '<testsuite name="a_SUITE">';
    for (let i = 0; i < 51; i += 1) yield '<testcase name="test_a"/>'.repeat(1000);
  }
  assert.deepEqual(
    readResults(many()).problems.map((one) => one.message),
    ['more than 50000 test cases, expected fewer in one file: the rest is not read'],
  );
  const long = readResults(['<testsuite name="a_SUITE"><testcase name="', ...Array.from({ length: 64 }, () => 'x'.repeat(1 << 16)), '"/></testsuite>']);
  assert.deepEqual(
    long.problems.map((one) => one.message),
    ['a value is longer than 1 MB, expected less: only its end is read'],
  );
});

const pieces = fc.constantFrom(
  '<testsuites>',
  '<testsuite name="a_SUITE">',
  '<testcase name="test_a">',
  '<testcase name="test_b"/>',
  '<failure message="x">',
  '</failure>',
  '</testcase>',
  '</testsuite>',
  '</testsuites>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<!DOCTYPE a [',
  ']>',
  '<!ENTITY a "b">',
  '&a;',
  '&#0;',
  '<',
  '>',
  '"',
  '&',
  ' ',
  '\n',
  'é',
  '\u0000',
);

test('any text gives results, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(30), (some, at) => {
      const text = `<testsuite>${some.join('')}`;
      const whole = readResults([text]);
      const split = readResults([text.slice(0, at), text.slice(at)]);
      assert.deepEqual(split.cases, whole.cases);
    }),
    { numRuns: 2000 },
  );
});
