// Suites and tests wherever documents name them: tables, labels, lists and commands.
import type { Reader, Reading } from '../context.ts';
import { stated, type Fact } from '../fact.ts';
import type { Row } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { remembered } from '../outline/remembered.ts';
import { anyTestName, isCertainTest, suiteName, testName } from '../words/names.ts';
import { titleText } from '../words/text.ts';
import { columnsOf, describes, isTotalRow } from './columns.ts';
import { labelledParts } from './sections.ts';
import { isTestId, testsInCell, testsInCode, testsInField, testsInLine, suitesInRuns, type NamedTest } from './tests.ts';
import { allBlocks, fieldNamed, fieldsOf, firstText, isAbout, itemsOf, tablesOf, textOf } from './walk.ts';

const testLabels =
  /^(?:(?:related|linked|existing|smoke|contract|unit|integration|e2e) )?tests?(?: cases?| names?| functions?)?$|^(?:verified|covered|tested) by$/;

/** Reads suites and the tests that are named outside the shapes other readers know. */
export const readSuitesAndTests: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    const heading = suiteOf(section);
    if (heading && section.level > 1) addSuite(reading, heading, section.line, { file: fileIn(section.runs), focus: firstText(section.blocks) });
    readNumbered(reading, section);
    if (heading) for (const test of bareTests(section)) addTest(reading, { ...test, suite: test.suite ?? heading }, undefined, true);
    const within = suiteAbove(section);
    for (const block of allBlocks(section.blocks)) {
      if (block.type === 'text') addSuites(reading, block.runs);
      // Markdown in a fence shows how a document is written: its commands run nothing here.
      if (block.type === 'code' && !/^(?:md|mdx|markdown)$/.test(block.lang)) for (const test of testsInCode(block)) addTest(reading, test);
      if (block.type === 'field') {
        addSuites(reading, block.value);
        if (testLabels.test(block.words)) for (const test of testsInField(block)) addTest(reading, test);
      }
      if (block.type !== 'list') continue;
      for (const item of block.items) {
        addSuites(reading, item.runs);
        // The tests nested below a suite are its own.
        const own = item.runs.find((run) => /\w/.test(run.text));
        const nested = own?.code ? suiteName(own.text) : undefined;
        if (nested)
          for (const inner of itemsOf(item.blocks))
            for (const test of leadingTest(section, inner.runs)) addTest(reading, { ...test, suite: test.suite ?? nested });
        const tests = item.field && testLabels.test(item.field.words) ? testsInField(item.field) : leadingTest(section, item.runs);
        for (const test of tests)
          addTest(reading, { ...test, suite: test.suite ?? (item.field ? undefined : within) }, item.field ? undefined : afterDash(item.runs));
      }
    }
    for (const fields of [fieldsOf(section.blocks)]) pairSuite(reading, fields);
    for (const table of tablesOf(section)) readTable(reading, columnsOf(table));
  }
};

/** `**Test**: `a` / `b`` beside `**Suite**: `x` / `y``. */
function pairSuite(reading: Reading, fields: ReturnType<typeof fieldsOf>): void {
  const tests = testsInField(fieldNamed(fields, /^tests?(?: cases?)?$/));
  const suites = suitesInRuns(fieldNamed(fields, /^(?:test )?suites?$/)?.value ?? []);
  if (suites.length === 0) return;
  tests.forEach((test, index) =>
    addTest(reading, { ...test, suite: test.suite ?? (suites.length === tests.length ? suites[index] : suites.length === 1 ? suites[0] : undefined) }),
  );
}

/** The suite that a heading names. */
const suiteOf = remembered(
  (section: Section): string | undefined => section.runs.map((run) => suiteName(run.text)).find((name) => name !== undefined) ?? suiteName(section.title),
);

/** The tests of a suite's own list: every item is a name in code, with or without words after it, whatever the names are like. */
function bareTests({ blocks }: Section): NamedTest[] {
  const lists = blocks.filter((block) => block.type === 'list');
  const [list] = lists;
  if (!list || lists.length > 1 || list.items.length < 2) return [];
  const tests = list.items.map(({ runs: [first] }) => {
    const test = first?.code && /^[\w:/]+$/.test(first.text) && first.text.includes('_') ? anyTestName(first.text) : undefined;
    return test && { ...test, line: first?.line ?? list.line };
  });
  return tests.every((test) => test !== undefined) ? tests : [];
}

/** The suite below whose heading a section stands. */
function suiteAbove(section: Section): string | undefined {
  for (let at: Section | undefined = section; at; at = at.parent) {
    const name = suiteOf(at);
    if (name) return name;
  }
  return undefined;
}

/** `### TC-001: Title` in a test plan. */
function readNumbered(reading: Reading, section: Section): void {
  const head = section.head;
  if (!head?.title || head.word !== undefined || !isTestId(head.id)) return;
  const source = reading.at(section.line);
  const level = fieldNamed(labelledParts(section), /^(?:(?:test )?(?:level|type))$/);
  reading.add({
    kind: 'test',
    name: head.id,
    source,
    mentions: [],
    fields: { description: stated(titleText(head.title), source), level: stated(textOf(level), reading.at(level?.line ?? section.line)) },
  });
}

/** An item that begins with a test's name in code: `- `test_x/1` (E2E)`. */
function leadingTest(section: Section, runs: readonly Run[]): NamedTest[] {
  const first = runs.find((run) => run.code || /\w/.test(run.text));
  const about = isAbout(section, /\btests?\b|\bcoverage\b/i);
  const named = (first?.code && isCertainTest(first.text)) || ((first?.code || first?.strong) && about && testName(first.text) !== undefined);
  return named ? testsInLine(runs.map((run) => (run === first ? { ...run, code: true } : run))).slice(0, 1) : [];
}

function afterDash(runs: readonly Run[]): string | undefined {
  const text = plain(runs.slice(runs.findIndex((run) => run.code || run.strong) + 1));
  return /^\s*(?:\([^()]*\)\s*)?[:–—-]\s*(.+)$/.exec(text)?.[1];
}

function readTable(reading: Reading, columns: ReturnType<typeof columnsOf>): void {
  for (const row of columns.table.rows) {
    if (isTotalRow(row)) continue;
    const counts = columns.has('count');
    const suiteCell = columns.cell(row, 'suite');
    for (const cell of row.cells) addSuites(reading, cell.runs);
    if (counts) continue;
    for (const { cell } of columns.cells(row, 'test')) for (const test of testsInCell(cell, suiteCell)) addTest(reading, test, describedIn(columns, row));
  }
}

function describedIn(columns: ReturnType<typeof columnsOf>, row: Row): string | undefined {
  if (!describes(columns, 'test')) return undefined;
  return columns.cell(row, 'name')?.text || columns.cell(row, 'description')?.text || undefined;
}

function addTest(reading: Reading, { name, suite, line }: NamedTest, description?: string, listed = false): void {
  const source = reading.at(line);
  const fact: Fact<'test'> = { kind: 'test', name, source, mentions: [], fields: { suite: stated(suite, source), description: stated(description, source) } };
  reading.add(listed ? { ...fact, listed } : fact);
}

function addSuites(reading: Reading, runs: readonly Run[]): void {
  for (const run of runs) {
    const name = run.code ? suiteName(run.text) : undefined;
    if (name) addSuite(reading, name, run.line, { file: fileIn([run]), focus: undefined });
  }
}

function addSuite(reading: Reading, name: string, line: number, said: { file: string | undefined; focus: string | undefined }): void {
  const source = reading.at(line);
  reading.add({ kind: 'suite', name, source, mentions: [], fields: { file: stated(said.file, source), focus: stated(said.focus, source) } });
}

/** The suite's file as it is written, when a document writes more than the bare name. */
function fileIn(runs: readonly Run[]): string | undefined {
  return runs.map((run) => run.text.trim().replace(/:[\d,\s-]+$/, '')).find((text) => suiteName(text) && /\.\w+$/.test(text));
}
