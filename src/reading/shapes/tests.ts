// Tests as cells, fields and commands name them.
import type { Stated } from '../fact.ts';
import type { Mention, Target } from '../fact.ts';
import type { LinkType } from '../../model/link.ts';
import type { Source } from '../../model/source.ts';
import type { Block, Cell, Code, Field, Table } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import { idsIn, prefixOf } from '../words/ids.ts';
import { anyTestName, isCertainTest, suiteName, testName, type TestName } from '../words/names.ts';
import { isNothing } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { allBlocks, itemsOf } from './walk.ts';

/** A test that a place names. */
export type NamedTest = TestName & { line: number };

/**
 * The tests that a line names where a document says that tests stand: code spans first, plain words when there is no
 * code. `test (suite)` and `suite` beside a single test give the suite.
 */
export function testsInLine(runs: readonly Run[]): NamedTest[] {
  const line = runs[0]?.line ?? 1;
  const codes = runs.filter((run) => run.code);
  const words = codes.length > 0 ? codes.map((run) => ({ text: run.text.trim(), line: run.line })) : plainWords(runs);
  const names = listsNames(runs);
  const tests: NamedTest[] = [];
  for (const word of words) {
    const suite = suiteName(word.text);
    const last = tests.at(-1);
    if (suite && last && !last.suite) last.suite = suite;
    else if (!suite) {
      const test = codes.length === 0 ? testName(word.text) : names ? anyTestName(word.text) : isCertainTest(word.text) ? testName(word.text) : undefined;
      if (test) tests.push({ ...test, line: word.line || line });
    }
  }
  return tests.length > 0 ? tests : numberedTests(runs);
}

/** Does a line list names, and not speak of something in a sentence: "Added `runTestCase`"? */
function listsNames(runs: readonly Run[]): boolean {
  const before = plain(
    runs.slice(
      0,
      runs.findIndex((run) => run.code),
    ),
  );
  return before === '' || /[:(,–—-]$/.test(before) || !/\p{L}{2}/u.test(before) || /\b(?:by|in|see|via|covered|covers|tests?|cases?)$/i.test(before);
}

/** Test cases that a plan numbers: `TC-001`, `TC-004 - TC-009`. */
const testPrefixes = /^(?:TC|TEST|TST|UT|IT|ST|AT|CT|E2E|TCASE|UTC|ITC|STC)$/;

function numberedTests(runs: readonly Run[]): NamedTest[] {
  const line = runs[0]?.line ?? 1;
  return idsIn(plain(runs))
    .filter(isTestId)
    .map((name) => ({ name, suite: undefined, line }));
}

/** Is this the number of a test case: `TC-001`, `UT_3`? */
export function isTestId(id: string): boolean {
  return testPrefixes.test(prefixOf(id)) && /[-_]|^TC\d/.test(id);
}

function plainWords(runs: readonly Run[]): { text: string; line: number }[] {
  return runs.flatMap((run) =>
    run.text
      .split(/[\s,;()]+/)
      .filter((word) => word !== '')
      .map((text) => ({ text: text.replace(/[.:]$/, ''), line: run.line })),
  );
}

/** The tests of a cell, with suites from a cell beside it: one for each, or one for all. */
export function testsInCell(cell: Cell | undefined, suites?: Cell): NamedTest[] {
  if (!cell) return [];
  const tests = cell.lines.filter((line) => !/^(?:files?|suites?)$/i.test(plain(line).replace(/:.*$/, ''))).flatMap(testsInLine);
  const names = suites ? suitesInRuns(suites.runs) : [];
  if (names.length === 1) for (const test of tests) test.suite ??= names[0];
  else if (names.length === tests.length) tests.forEach((test, index) => (test.suite ??= names[index]));
  return tests;
}

/** The suites that runs name, in order. */
export function suitesInRuns(runs: readonly Run[]): string[] {
  return runs
    .flatMap((run) => (run.code ? [run.text] : run.text.split(/[\s,;()/]+/)))
    .map(suiteName)
    .filter((name) => name !== undefined);
}

/** The tests of a labelled field: its value and the items below it. */
export function testsInField(field: Field | undefined): NamedTest[] {
  if (!field) return [];
  // An item with a label of its own ("Smoke test: yes, see ...") speaks of something else, unless it is labelled as a test.
  const items = itemsOf(field.blocks).filter((item) => !item.field?.strong || /^tests?(?: cases?)?$/.test(item.field.words));
  return [field.value, ...items.map((item) => item.field?.value ?? item.runs)].flatMap((runs) => testsInLine(runs));
}

/** The tests of tables below one thing: "Level | Test | Status", where no column says what else a row is about. */
export function testsInTables(blocks: readonly Block[]): NamedTest[] {
  const tables = allBlocks(blocks)
    .filter((block): block is Table => block.type === 'table')
    .map(columnsOf);
  return tables
    .filter(
      (columns) =>
        !columns.has('count') && !(['requirement', 'invariant', 'scenario', 'pattern', 'id', 'metric', 'alert'] as const).some((role) => columns.has(role)),
    )
    .flatMap((columns) => columns.table.rows.flatMap((row) => columns.cells(row, 'test').flatMap(({ cell }) => testsInCell(cell, columns.cell(row, 'suite')))));
}

/** The tests that a shell command runs: `--suite path/x_SUITE --case a,b`, `pytest x.py::test_y`. */
export function testsInCode(code: Code): NamedTest[] {
  const tests: NamedTest[] = [];
  let suite: string | undefined;
  code.value.split('\n').forEach((text, index) => {
    if (/^\s*#/.test(text)) return;
    const words = text.trim().split(/[\s=]+/);
    words.forEach((word, at) => {
      const before = words[at - 1];
      const line = code.start + index;
      if (before === '--suite') suite = suiteName(word.includes('_SUITE') && !word.endsWith('.erl') ? `${word}.erl` : word) ?? suiteName(word);
      else if (before === '--case') for (const name of word.split(',')) if (anyTestName(name)) tests.push({ name, suite, line });
      const selected = /^(?:-k|-run|--run|--tests|-Dtest|-t)$/.test(before ?? '');
      const test = word.includes('::') || selected ? testName(word.replace(/^["'^]+|["'$]+$/g, '')) : undefined;
      if (test) tests.push({ ...test, line });
    });
  });
  return tests;
}

/** Commands in a code block: one a line, continuations joined, comments dropped. */
export function commandsIn(code: Code): string[] {
  return code.value
    .replace(/[ \t]*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Mentions of tests. */
export function testMentions(type: LinkType, tests: readonly NamedTest[], why: string, at: (line: number) => Source): Mention[] {
  return tests.map(({ name, suite, line }) => ({ type, target: { kind: 'test', name, suite }, why, source: at(line) }));
}

/**
 * A test cell that names no single test: the tests of other ids (`All tests (R1.1-R1.4)`, `Same tests as S2`) where it
 * names some, and its words.
 */
export function testsInWords(
  cell: Cell,
  of: 'scenario' | 'requirement' | 'invariant',
  source: Source,
): { mentions: Mention[]; words: Stated<string[]> | undefined } {
  const mentions: Mention[] = [];
  const words: string[] = [];
  for (const line of cell.lines) {
    if (testsInLine(line).length > 0) continue;
    const text = plain(line);
    if (isNothing(text) || !/\btests?\b|\bcases?\b/i.test(text)) continue;
    words.push(text);
    for (const id of idsIn(text)) {
      const target: Target = { kind: 'tests-of', of, id };
      mentions.push({ type: 'verified-by', target, why: text, source });
    }
  }
  return { mentions, words: words.length > 0 ? { value: words, source } : undefined };
}
