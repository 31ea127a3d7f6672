// Tables with a scenario in each row: coverage matrices that trace them to tests, metrics, alerts and dashboards, lists
// with fault and expected behaviour, failure modes, and patterns with one column of tests for each level.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Cell, Row } from '../outline/blocks.ts';
import { codesIn, plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { idsIn, isId } from '../words/ids.ts';
import { isMetricName } from '../words/names.ts';
import { coverageOf, facetOf } from '../words/status.ts';
import { isNothing, titleText } from '../words/text.ts';
import { columnsOf, isCategoryRow, isTotalRow, type Columns, type Role } from './columns.ts';
import { alertsInCell, alertsInLine, metricsInCell, metricsInLine, panelsInCell } from './observed.ts';
import { isScenarioId, scenarioTitle } from './sections.ts';
import { testMentions, testsInCell, testsInWords } from './tests.ts';
import { isAbout, tablesOf } from './walk.ts';

const facets = { tests: 'test', metrics: 'metric', alerts: 'alert', dashboards: 'dashboard' } as const satisfies Record<string, Role>;

/** Columns that describe a scenario; a table with two of them lists scenarios. */
const describing: readonly Role[] = [
  'test',
  'levelTests',
  'fault',
  'type',
  'expected',
  'verifies',
  'level',
  'status',
  'effect',
  'detection',
  'mitigation',
  'metric',
  'alert',
  'dashboard',
  'description',
  'priority',
];

/** Columns of tables that other readers read, though a scenario stands in each row. */
const others: readonly Role[] = ['requirement', 'invariant', 'task', 'trigger', 'timeline'];

/** Reads the rows of tables of scenarios. */
export const readScenarioTables: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!listsScenarios(columns) || isOfSmokeTests(reading, section, columns)) continue;
      let category: string | undefined;
      for (const row of table.rows) {
        if (isCategoryRow(row) && !isScenario(columns, row)) category = titleText(row.cells[0]?.text ?? '');
        else if (!isTotalRow(row)) readRow(reading, columns, row, category);
      }
    }
  }
};

/** The column that says what a row is about: without one for scenarios, a fault that is injected and what is expected then. */
function subjectOf(columns: Columns): 'scenario' | 'pattern' | 'fault' | undefined {
  if (columns.has('scenario')) return 'scenario';
  if (columns.has('pattern')) return 'pattern';
  return columns.has('fault', 'expected') ? 'fault' : undefined;
}

/** Where smoke tests are spoken of, a table with a scenario in each row lists smoke tests. */
function isOfSmokeTests(reading: Reading, section: Section, columns: Columns): boolean {
  const smoke = /\bsmoke\b/i;
  return !columns.has('metric') && (columns.has('test') || columns.has('smoke')) && (isAbout(section, smoke) || smoke.test(reading.title));
}

function listsScenarios(columns: Columns): boolean {
  const subject = subjectOf(columns);
  if (!subject || others.some((role) => columns.has(role))) return false;
  if (!columns.isFirst(subject)) return false;
  // "Scenario | Test | Runbook section | Status" maps tests to a runbook.
  if (columns.has('runbook') && !columns.has('metric') && !columns.has('alert')) return false;
  const said = describing.filter((role) => columns.has(role)).length;
  // "Pattern | Description" may be any table; a pattern that tests stand beside is one of faults.
  // An index of scenarios needs no more than their ids.
  if (subject === 'scenario' && columns.has('id') && columns.table.rows.every((row) => columns.cells(row, 'id').some(({ cell }) => isId(cell.text))))
    return true;
  return subject === 'pattern' ? columns.has('levelTests') || (columns.has('test') && said >= 2) : said >= 2;
}

/** A row with nothing but a scenario's id and name: nothing is known of it yet, and it is one all the same. */
function isScenario(columns: Columns, row: Row): boolean {
  const id = headOf(columns, row)?.id;
  return id !== undefined && isId(id) && isScenarioId(id);
}

function readRow(reading: Reading, columns: Columns, row: Row, above: string | undefined): void {
  const head = headOf(columns, row);
  const source = reading.at(row.line);
  if (!head) {
    reading.unreadable(row.line, 'this row of a table of scenarios names none, expected an id or a name in the scenario column');
    return;
  }
  const cells = Object.fromEntries(Object.entries(facets).map(([facet, role]) => [facet, columns.cell(row, role)])) as Record<
    keyof typeof facets,
    Cell | undefined
  >;
  const coverage = Object.fromEntries(
    Object.entries(cells).flatMap(([facet, cell]) => {
      const state = cell && facetOf(plain(cell.lines[0] ?? []));
      return state ? [[facet, state]] : [];
    }),
  );
  const comments = columns.cell(row, 'comments')?.text;
  const status = columns.cell(row, 'status');
  const said = (role: Role) => words(columns.cell(row, role));
  const listed = (role: Role) => (columns.cell(row, role)?.lines ?? []).map(plain).filter((text) => !isNothing(text));
  reading.add({
    kind: 'scenario',
    id: head.id,
    name: head.name,
    // A row that gives only an id speaks of a scenario that another table or heading defines.
    refers: head.name === undefined,
    source,
    mentions: mentionsOf(reading, columns, row, cells, head.id),
    fields: {
      coverage: stated(Object.keys(coverage).length > 0 ? coverage : undefined, source),
      status: stated(status && status.lines.length === 1 ? coverageOf(status.text) : undefined, source),
      comments: stated(comments && !isNothing(comments) ? comments : undefined, source),
      description: stated(said('description') === head.name ? undefined : said('description'), source),
      category: stated(said('category') ?? above, source),
      faultType: stated((subjectOf(columns) === 'fault' ? undefined : said('fault')) ?? said('type'), source),
      level: stated(said('level'), source),
      expected: stated(listed('expected'), source),
      verifies: stated(listed('verifies'), source),
    },
  });
}

function words(cell: Cell | undefined): string | undefined {
  return cell && !isNothing(cell.text) ? cell.text : undefined;
}

function headOf(columns: Columns, row: Row): { id: string | undefined; name: string | undefined } | undefined {
  const named = columns.cell(row, 'scenarioName')?.text ?? columns.cell(row, 'name')?.text;
  const first = columns.cell(row, subjectOf(columns) ?? 'scenario')?.text ?? '';
  const idCell = columns
    .cells(row, 'id')
    .map(({ cell }) => cell.text)
    .findLast((text) => isId(text) || /\./.test(text));
  if (isNothing(first)) return undefined;
  const second = columns
    .cells(row, 'scenario')
    .map(({ cell }) => cell.text)
    .find((text) => !isId(text) && !isNothing(text));
  if (isId(first)) return { id: first.trim(), name: titleText(named ?? second ?? columns.cell(row, 'description')?.text ?? '') || undefined };
  const head = scenarioTitle(first);
  if (head) return head;
  return { id: idCell && (isId(idCell) || /^\d+(?:\.\d+)+$/.test(idCell)) ? idCell.trim() : undefined, name: titleText(named ?? first) };
}

function mentionsOf(reading: Reading, columns: Columns, row: Row, cells: Record<keyof typeof facets, Cell | undefined>, id: string | undefined): Mention[] {
  const source = reading.at(row.line);
  const why = 'row of a table of scenarios';
  const observed = (kind: 'metric' | 'alert' | 'panel', names: { name: string }[]): Mention[] =>
    names.map(({ name }) => ({ type: 'observed-by', target: { kind, name }, why, source }));
  const own = [...columns.cells(row, 'test'), ...columns.cells(row, 'levelTests')].map(({ cell }) => cell);
  const tests = own.flatMap((cell) => testsInCell(withoutFiles(cell), columns.cell(row, 'suite')));
  const detection = columns.cell(row, 'detection')?.lines ?? [];
  const words = cells.tests ? testsInWords(cells.tests, 'scenario', source).mentions : [];
  const comments = columns.cell(row, 'comments');
  const related = comments ? idsIn(comments.text).filter((other) => other !== id && isScenarioId(other)) : [];
  return [
    ...testMentions('verified-by', tests, why, () => source),
    ...words,
    ...observed('metric', [
      ...(cells.metrics ? metricsInCell(cells.metrics) : []),
      ...detection.flatMap(metricsInLine).filter(({ name }) => isMetricName(name)),
    ]),
    ...observed('alert', [...(cells.alerts ? alertsInCell(cells.alerts) : []), ...detection.flatMap(alertsInLine)]),
    ...(cells.dashboards ? observed('panel', panelsInCell(cells.dashboards)) : []),
    ...related.map((other): Mention => ({ type: 'related', target: { kind: 'scenario', id: other }, why: 'named in the comments of the matrix', source })),
  ];
}

/** The lines after "Files:" name files of suites, not tests. */
function withoutFiles(cell: Cell | undefined): Cell | undefined {
  if (!cell) return undefined;
  const files = cell.lines.findIndex((line) => /^(?:test )?files?\s*:?$/i.test(plain(line)) || (/^files?:/i.test(plain(line)) && codesIn(line).length > 0));
  return files < 0 ? cell : { ...cell, lines: cell.lines.slice(0, files) };
}
