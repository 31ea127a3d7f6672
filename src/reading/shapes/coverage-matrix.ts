// Rows of a table that trace scenarios to tests, metrics, alerts and dashboards.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Cell, Row } from '../outline/blocks.ts';
import { codesIn, plain } from '../outline/inline.ts';
import { idsIn, isId, numbered } from '../words/ids.ts';
import { coverageOf, facetOf } from '../words/status.ts';
import { isNothing, titleText } from '../words/text.ts';
import { columnsOf, isCategoryRow, isTotalRow, type Columns, type Role } from './columns.ts';
import { alertsInLine, metricsInLine, panelsInCell } from './observed.ts';
import { isScenarioId } from './sections.ts';
import { testMentions, testsInCell, testsInWords } from './tests.ts';
import { tablesOf } from './walk.ts';

const facets = { tests: 'test', metrics: 'metric', alerts: 'alert', dashboards: 'dashboard' } as const satisfies Record<string, Role>;

/** Reads coverage matrices: a scenario column and at least two facets. */
export const readCoverageMatrices: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!isMatrix(columns)) continue;
      for (const row of table.rows) if (!isCategoryRow(row) && !isTotalRow(row)) readRow(reading, columns, row);
    }
  }
};

function isMatrix(columns: Columns): boolean {
  const found = Object.values(facets).filter((role) => columns.has(role));
  return columns.has('scenario') && !columns.has('count') && (found.length >= 2 || (found.length === 1 && columns.has('test')));
}

function readRow(reading: Reading, columns: Columns, row: Row): void {
  const head = headOf(columns, row);
  const source = reading.at(row.line);
  if (!head) {
    reading.unreadable(row.line, 'this row of a coverage matrix names no scenario, expected an id or a name in the scenario column');
    return;
  }
  const cells = Object.fromEntries(Object.entries(facets).map(([facet, role]) => [facet, columns.cell(row, role)])) as Record<keyof typeof facets, Cell | undefined>;
  const coverage = Object.fromEntries(
    Object.entries(cells).flatMap(([facet, cell]) => {
      const state = cell && facetOf(plain(cell.lines[0] ?? []));
      return state ? [[facet, state]] : [];
    }),
  );
  const comments = columns.cell(row, 'comments')?.text;
  const status = columns.cell(row, 'status');
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
      description: stated(columns.cell(row, 'description')?.text || undefined, source),
    },
  });
}

function headOf(columns: Columns, row: Row): { id: string | undefined; name: string | undefined } | undefined {
  const named = columns.cell(row, 'scenarioName')?.text ?? columns.cell(row, 'name')?.text;
  const first = columns.cell(row, 'scenario')?.text ?? '';
  const idCell = columns.cell(row, 'id')?.text;
  if (isNothing(first)) return undefined;
  if (isId(first)) return { id: first.trim(), name: named && titleText(named) };
  const head = numbered(titleText(first));
  if (head?.title) return { id: head.id, name: titleText(head.title) };
  return { id: idCell && isId(idCell) ? idCell.trim() : undefined, name: titleText(named ?? first) };
}

function mentionsOf(reading: Reading, columns: Columns, row: Row, cells: Record<keyof typeof facets, Cell | undefined>, id: string | undefined): Mention[] {
  const source = reading.at(row.line);
  const why = 'coverage matrix row';
  const observed = (kind: 'metric' | 'alert' | 'panel', names: { name: string }[]): Mention[] =>
    names.map(({ name }) => ({ type: 'observed-by', target: { kind, name }, why, source }));
  const tests = testsInCell(withoutFiles(cells.tests), columns.cell(row, 'suite'));
  const words = cells.tests ? testsInWords(cells.tests, 'scenario', source).mentions : [];
  const comments = columns.cell(row, 'comments');
  const related = comments ? idsIn(comments.text).filter((other) => other !== id && isScenarioId(other)) : [];
  return [
    ...testMentions('verified-by', tests, why, () => source),
    ...words,
    ...observed('metric', (cells.metrics?.lines ?? []).flatMap(metricsInLine)),
    ...observed('alert', (cells.alerts?.lines ?? []).flatMap(alertsInLine)),
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
