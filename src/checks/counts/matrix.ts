// Totals about a coverage matrix, against its rows.
import type { Source } from '../../model/source.ts';
import type { Table } from '../../reading/outline/blocks.ts';
import type { Outline } from '../../reading/outline/outline.ts';
import { remembered } from '../../reading/outline/remembered.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { tablesOf } from '../../reading/shapes/walk.ts';
import { idsIn, prefixOf } from '../../reading/words/ids.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';
import { facets, type Facet, type Matrix } from './matrices.ts';

/** What each facet's cell of a matrix names. */
const named: Record<Facet, string> = { tests: 'test', metrics: 'metric', alerts: 'alert', dashboards: 'panel' };

/** Every total of a document that is about the scenarios of a matrix. */
export function* matrixCounts(subject: Subject, matrix: Matrix, counts: readonly DeclaredCount[]): Generator<Found> {
  const rows = Map.groupBy(counts, (count) => count.source.line);
  const parts = Map.groupBy(counts, (count) => count.of);
  for (const row of rows.values()) {
    const [first] = row;
    if (!first) continue;
    yield* facetRow(matrix, row, parts);
    yield* numberingRow(matrix, row, first);
    yield* totalRow(matrix, row, first, rows);
    yield* scenarioRow(subject, matrix, row, first);
  }
  yield* scenarioTotals(matrix, counts);
}

/** Counts by the whole that they are a part of: 21 of "12/21 covered". */
type Parts = ReadonlyMap<number | undefined, readonly DeclaredCount[]>;

/** Places that repeat a total: more tell a reader no more. */
const mostPlaces = 10;

/** "Alerts | 12 | 4 | 5 | 21", "**Tests**: 18 covered, 3 partial (21 total)". */
function* facetRow(matrix: Matrix, row: readonly DeclaredCount[], parts: Parts): Generator<Found> {
  const facet = facets.find((name) => name === normal(row[0]?.what ?? ''));
  const states = row.filter((count) => /^(?:covered|partial|none)$/.test(count.unit) && count.of === undefined);
  const [first] = states;
  if (!facet || !first || states.length < 2) return;
  const total = row.find((count) => count.unit === 'total');
  if (states.every((count) => count.count === matrix.counted(facet, count.unit)) && (!total || total.count === matrix.size)) return;
  const declared = [...states, ...(total ? [total] : [])].map((count) => `${count.count} ${count.unit}`).join(', ');
  const real = [...states.map((count) => `${matrix.counted(facet, count.unit)} ${count.unit}`), ...(total ? [`${matrix.size} total`] : [])].join(', ');
  yield {
    message: `${facet}: declared ${declared}; the matrix has ${real}`,
    source: first.source,
    entities: [],
    related: [...firstOf(matrix), ...repeated(states, total, parts)],
  };
}

/** "currently 12/21 covered, 4/21 partial": prose that repeats the wrong row. */
function repeated(states: readonly DeclaredCount[], total: DeclaredCount | undefined, parts: Parts): NonNullable<Found['related']> {
  if (!total) return [];
  const again = (parts.get(total.count) ?? []).filter((count) => states.some((state) => state.unit === count.unit && state.count === count.count));
  const lines = Map.groupBy(again, (count) => count.source.line);
  return [...lines.values()]
    .slice(0, mostPlaces)
    .flatMap(([count, other]) =>
      count && other ? [{ ...count.source, message: `said again: ${count.count}/${count.of} ${count.unit}, ${other.count}/${other.of} ${other.unit}` }] : [],
    );
}

function* scenarioTotals(matrix: Matrix, counts: readonly DeclaredCount[]): Generator<Found> {
  const ofFacets = counts.filter((count) => count.unit === 'total' && facets.includes(normal(count.what) as Facet));
  for (const count of counts) {
    const all =
      count.unit === 'scenarios' &&
      count.of === undefined &&
      !count.percent &&
      /^(?:contents|total|scenarios|overview|summary|.* scenarios)$/.test(normal(count.what));
    const different = all ? ofFacets.find((other) => other.count !== count.count) : undefined;
    if (!all || (count.count === matrix.size && !different)) continue;
    const others = different ? `, "${different.count} total" in line ${different.source.line}` : '';
    yield {
      message: `${count.count} scenarios here${others}; the matrix has ${matrix.size}`,
      source: count.source,
      entities: [],
      related: [...(different ? [{ ...different.source, message: `${different.count} total` }] : []), ...firstOf(matrix)],
    };
  }
}

function firstOf({ first }: Matrix): NonNullable<Found['related']> {
  return first ? [{ ...first, message: 'the matrix begins here' }] : [];
}

/** "JetStream Core (JS-XXX) | 5 | 5/5 | ...", "Fault Injection (S1-S3) | 3 | ...". */
function* numberingRow(matrix: Matrix, row: readonly DeclaredCount[], { what, source }: DeclaredCount): Generator<Found> {
  const prefix =
    /\(([A-Z]{1,8})-?(?:X{2,}|N{2,}|\*)\)/.exec(what)?.[1] ??
    (/\(([A-Z]+-?\d+)\s*(?:-|–|to)\s*[A-Z]+-?\d+\)/.test(what) ? prefixOf(idsIn(what)[0] ?? '') : undefined);
  const members = prefix === undefined ? undefined : matrix.part(prefix);
  const wrong = members ? wrongIn(members, row) : [];
  if (members && wrong.length > 0)
    yield { message: `${prefix}: ${wrong.join('; ')}`, source, entities: members.scenarios.map((one) => one.key), related: firstOf(members) };
}

/** The row "Total" below rows about parts of the matrix. */
function* totalRow(
  matrix: Matrix,
  row: readonly DeclaredCount[],
  { what, source }: DeclaredCount,
  rows: ReadonlyMap<number, readonly DeclaredCount[]>,
): Generator<Found> {
  const above = rows.get(source.line - 1);
  const isOfMatrix = row.some((count) => facets.includes(count.unit as Facet) && (count.of === matrix.size || count.of === undefined));
  if (!/^(?:grand )?total$|^overall$/.test(normal(what)) || !above || !isOfMatrix || facets.includes(normal(above[0]?.what ?? '') as Facet)) return;
  const wrong = wrongIn(matrix, row);
  if (wrong.length > 0) yield { message: `total: ${wrong.join('; ')}`, source, entities: [], related: firstOf(matrix) };
}

function wrongIn(members: Matrix, row: readonly DeclaredCount[]): string[] {
  return row.flatMap((count) => {
    const facet = facets.find((name) => name === count.unit);
    const real = facet ? members.counted(facet, 'covered') : count.unit === 'count' ? members.size : undefined;
    return real === undefined || real === count.count ? [] : [`${count.unit} ${count.count} declared, ${real} counted`];
  });
}

/** "S2 | ✅ 4 tests | ✅ 3 metrics": how many the scenario's own row names. */
function* scenarioRow(subject: Subject, matrix: Matrix, row: readonly DeclaredCount[], { what, source }: DeclaredCount): Generator<Found> {
  const scenario = matrix.get(what.trim());
  const home = scenario && homeOf(scenario);
  if (!scenario || !home || (home.file === source.file && home.line === source.line)) return;
  const wrong = row.flatMap(({ unit, count }) => {
    const facet = facets.find((name) => name === unit);
    if (!facet) return [];
    const links = subject
      .from(scenario.key, 'verified-by', 'observed-by')
      .filter((link) => link.to.startsWith(`${named[facet]}:`) && link.source.file === home.file && link.source.line === home.line);
    const written = namesIn(subject, home, facet);
    return links.length === 0 || count === links.length || count === written ? [] : [`${facet} ${count} declared, ${written ?? links.length} named`];
  });
  if (wrong.length > 0)
    yield { message: `${scenario.id}: ${wrong.join('; ')}`, source, entities: [scenario.key], related: [{ ...home, message: 'its row in the matrix' }] };
}

/** How many names the cell of a facet holds, one a line; a name that stands twice counts twice. */
function namesIn(subject: Subject, { file, line }: Source, facet: Facet): number | undefined {
  const outline = subject.reading(file)?.outline;
  const found = outline && rowsOf(outline).get(line);
  const column = found?.table.header.findIndex((cell) => normal(cell.text) === facet) ?? -1;
  const cell = found?.row.cells[column];
  const isFile = (text: string) => /\.\w{1,5}(?::[\d,-]+)?$/.test(text);
  return cell?.lines.filter((runs) =>
    facet === 'dashboards' ? /^panel\b/i.test(runs.find((run) => run.strong)?.text ?? '') : runs.some((run) => run.code && !isFile(run.text)),
  ).length;
}

/** The rows of a document's tables, by their lines. */
const rowsOf: (outline: Outline) => ReadonlyMap<number, { table: Table; row: Table['rows'][number] }> = remembered(
  (outline) =>
    new Map(outline.sections.flatMap((section) => tablesOf(section).flatMap((table) => table.rows.map((row) => [row.line, { table, row }] as const)))),
);
