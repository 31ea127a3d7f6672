// Totals about a coverage matrix, against its rows.
import type { Entity } from '../../model/catalog.ts';
import type { Source } from '../../model/source.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { tablesOf } from '../../reading/shapes/walk.ts';
import { idsIn, prefixOf } from '../../reading/words/ids.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';

const facets = ['tests', 'metrics', 'alerts', 'dashboards'] as const;
type Facet = (typeof facets)[number];

/** What each facet's cell of a matrix names. */
const named: Record<Facet, string> = { tests: 'test', metrics: 'metric', alerts: 'alert', dashboards: 'panel' };

/** The scenarios of the coverage matrix that a document holds or speaks of most. */
function matrixOf(subject: Subject, file: string): Entity<'scenario'>[] {
  const here = subject.inFile('scenario', file).filter((scenario) => scenario.fields.coverage);
  const [family] = [...Map.groupBy(here, (scenario) => scenario.family)].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return family === undefined ? [] : subject.of('scenario').filter((scenario) => scenario.fields.coverage && scenario.family === family);
}

function counted(matrix: readonly Entity<'scenario'>[], facet: Facet, state: string): number {
  return matrix.filter((scenario) => scenario.fields.coverage?.[facet] === state).length;
}

/** Every total of a document that is about the scenarios of a matrix. */
export function* matrixCounts(subject: Subject, { path }: DocumentReading, counts: readonly DeclaredCount[]): Generator<Found> {
  const matrix = matrixOf(subject, path);
  if (matrix.length === 0) return;
  const rows = Map.groupBy(counts, (count) => count.source.line);
  for (const row of rows.values()) {
    const [first] = row;
    if (!first) continue;
    yield* facetRow(matrix, row, counts);
    yield* numberingRow(matrix, row, first);
    yield* totalRow(matrix, row, first, rows);
    yield* scenarioRow(subject, matrix, row, first);
  }
  yield* scenarioTotals(matrix, counts);
}

/** "Alerts | 12 | 4 | 5 | 21", "**Tests**: 18 covered, 3 partial (21 total)". */
function* facetRow(matrix: readonly Entity<'scenario'>[], row: readonly DeclaredCount[], counts: readonly DeclaredCount[]): Generator<Found> {
  const facet = facets.find((name) => name === normal(row[0]?.what ?? ''));
  const states = row.filter((count) => /^(?:covered|partial|none)$/.test(count.unit) && count.of === undefined);
  const [first] = states;
  if (!facet || !first || states.length < 2) return;
  const total = row.find((count) => count.unit === 'total');
  if (states.every((count) => count.count === counted(matrix, facet, count.unit)) && (!total || total.count === matrix.length)) return;
  const declared = [...states, ...(total ? [total] : [])].map((count) => `${count.count} ${count.unit}`).join(', ');
  const real = [...states.map((count) => `${counted(matrix, facet, count.unit)} ${count.unit}`), ...(total ? [`${matrix.length} total`] : [])].join(', ');
  yield {
    message: `${facet}: declared ${declared}; the matrix has ${real}`,
    source: first.source,
    entities: [],
    related: [...firstOf(matrix), ...repeated(states, total, counts)],
  };
}

/** "currently 12/21 covered, 4/21 partial": prose that repeats the wrong row. */
function repeated(states: readonly DeclaredCount[], total: DeclaredCount | undefined, counts: readonly DeclaredCount[]): NonNullable<Found['related']> {
  if (!total) return [];
  const again = counts.filter((count) => count.of === total.count && states.some((state) => state.unit === count.unit && state.count === count.count));
  const lines = Map.groupBy(again, (count) => count.source.line);
  return [...lines.values()].flatMap(([count, other]) =>
    count && other ? [{ ...count.source, message: `said again: ${count.count}/${count.of} ${count.unit}, ${other.count}/${other.of} ${other.unit}` }] : [],
  );
}

function* scenarioTotals(matrix: readonly Entity<'scenario'>[], counts: readonly DeclaredCount[]): Generator<Found> {
  for (const count of counts) {
    const all =
      count.unit === 'scenarios' &&
      count.of === undefined &&
      !count.percent &&
      /^(?:contents|total|scenarios|overview|summary|.* scenarios)$/.test(normal(count.what));
    const totals = counts.filter((other) => other.unit === 'total' && facets.includes(normal(other.what) as Facet) && other.count !== count.count);
    if (!all || (count.count === matrix.length && totals.length === 0)) continue;
    const others = totals[0] ? `, "${totals[0].count} total" in line ${totals[0].source.line}` : '';
    yield {
      message: `${count.count} scenarios here${others}; the matrix has ${matrix.length}`,
      source: count.source,
      entities: [],
      related: [...totals.slice(0, 1).map((other) => ({ ...other.source, message: `${other.count} total` })), ...firstOf(matrix)],
    };
  }
}

function firstOf(matrix: readonly Entity[]): NonNullable<Found['related']> {
  const source = [...matrix].map(homeOf).sort((a, b) => a.line - b.line)[0];
  return source ? [{ ...source, message: 'the matrix begins here' }] : [];
}

/** "JetStream Core (JS-XXX) | 5 | 5/5 | ...", "Fault Injection (S1-S3) | 3 | ...". */
function* numberingRow(matrix: readonly Entity<'scenario'>[], row: readonly DeclaredCount[], { what, source }: DeclaredCount): Generator<Found> {
  const prefix =
    /\(([A-Z]{1,8})-?(?:X{2,}|N{2,}|\*)\)/.exec(what)?.[1] ??
    (/\(([A-Z]+-?\d+)\s*(?:-|–|to)\s*[A-Z]+-?\d+\)/.test(what) ? prefixOf(idsIn(what)[0] ?? '') : undefined);
  const members = prefix === undefined ? [] : matrix.filter((scenario) => prefixOf(scenario.id ?? '') === prefix);
  const wrong = members.length === 0 ? [] : wrongIn(members, row);
  if (wrong.length > 0) yield { message: `${prefix}: ${wrong.join('; ')}`, source, entities: members.map((one) => one.key), related: firstOf(members) };
}

/** The row "Total" below rows about parts of the matrix. */
function* totalRow(
  matrix: readonly Entity<'scenario'>[],
  row: readonly DeclaredCount[],
  { what, source }: DeclaredCount,
  rows: ReadonlyMap<number, readonly DeclaredCount[]>,
): Generator<Found> {
  const above = rows.get(source.line - 1);
  const isOfMatrix = row.some((count) => facets.includes(count.unit as Facet) && (count.of === matrix.length || count.of === undefined));
  if (!/^(?:grand )?total$|^overall$/.test(normal(what)) || !above || !isOfMatrix || facets.includes(normal(above[0]?.what ?? '') as Facet)) return;
  const wrong = wrongIn(matrix, row);
  if (wrong.length > 0) yield { message: `total: ${wrong.join('; ')}`, source, entities: [], related: firstOf(matrix) };
}

function wrongIn(members: readonly Entity<'scenario'>[], row: readonly DeclaredCount[]): string[] {
  return row.flatMap((count) => {
    const facet = facets.find((name) => name === count.unit);
    const real = facet ? counted(members, facet, 'covered') : count.unit === 'count' ? members.length : undefined;
    return real === undefined || real === count.count ? [] : [`${count.unit} ${count.count} declared, ${real} counted`];
  });
}

/** "S2 | ✅ 4 tests | ✅ 3 metrics": how many the scenario's own row names. */
function* scenarioRow(
  subject: Subject,
  matrix: readonly Entity<'scenario'>[],
  row: readonly DeclaredCount[],
  { what, source }: DeclaredCount,
): Generator<Found> {
  const scenario = matrix.find((one) => one.id === what.trim());
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
  const outline = subject.readingOf(file)?.outline;
  for (const table of outline?.sections.flatMap(tablesOf) ?? []) {
    const row = table.rows.find((one) => one.line === line);
    const column = table.header.findIndex((cell) => normal(cell.text) === facet);
    const cell = row?.cells[column];
    if (!cell) continue;
    const isFile = (text: string) => /\.\w{1,5}(?::[\d,-]+)?$/.test(text);
    return cell.lines.filter((runs) =>
      facet === 'dashboards' ? /^panel\b/i.test(runs.find((run) => run.strong)?.text ?? '') : runs.some((run) => run.code && !isFile(run.text)),
    ).length;
  }
  return undefined;
}
