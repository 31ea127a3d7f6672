import type { Entity } from '../../model/catalog.ts';
import { placeOf } from '../../model/source.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { idsIn, numbered, prefixOf } from '../../reading/words/ids.ts';
import { suiteName } from '../../reading/words/names.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

const facets = ['tests', 'metrics', 'alerts', 'dashboards'] as const;
type Facet = (typeof facets)[number];

export const countMismatch: Rule = {
  id: 'count-mismatch',
  severity: 'warning',
  meaning: 'A total that a document states is not what its rows add up to.',
  why: 'Totals are what people quote, and the only part of a table that most of them read.',
  example: '"20 scenarios" at the top, "21 total" in the summary, 20 rows in the table',
  mend: 'Correct the number, or leave it out: the site counts.',
  *check(subject) {
    for (const reading of subject.readings) {
      const counts = reading.counts.filter((count) => !isPast(reading, count));
      yield* facetRows(subject, reading, counts);
      yield* groupRows(subject, reading, counts);
      yield* numberingRows(subject, reading, counts);
      yield* totalRows(counts);
    }
    yield* sameLabel(subject.readings.flatMap((reading) => reading.counts.filter((count) => !isPast(reading, count))));
  },
};

/** What was true on a day is not held against today. */
function isPast({ outline }: DocumentReading, count: DeclaredCount): boolean {
  const section = outline.sections.findLast((part) => part.line <= count.source.line);
  for (let at = section; at; at = at.parent) if (/\b(?:histor|archive|changelog|Q[1-4]\b|20\d\d-\d\d)/i.test(at.title) && at.level > 1) return true;
  return false;
}

/** The scenarios of the coverage matrix that a document holds or speaks of most. */
function matrixOf(subject: Subject, file: string): Entity<'scenario'>[] {
  const here = subject.inFile('scenario', file).filter((scenario) => scenario.fields.coverage);
  const [family] = [...Map.groupBy(here, (scenario) => scenario.family)].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  return family === undefined ? [] : subject.of('scenario').filter((scenario) => scenario.fields.coverage && scenario.family === family);
}

/** "Alerts | 12 | 4 | 5 | 21", "**Tests**: 18 covered, 3 partial (21 total)". */
function* facetRows(subject: Subject, { path }: DocumentReading, counts: readonly DeclaredCount[]): Generator<Found> {
  const matrix = matrixOf(subject, path);
  if (matrix.length === 0) return;
  for (const row of Map.groupBy(counts, (count) => `${count.source.line} ${normal(count.what)}`).values()) {
    const facet = facets.find((name) => name === normal(row[0]?.what ?? ''));
    const states = row.filter((count) => /^(?:covered|partial|none)$/.test(count.unit) && count.of === undefined);
    if (!facet || states.length < 2) continue;
    const real = (state: string) => matrix.filter((scenario) => scenario.fields.coverage?.[facet] === state).length;
    const total = row.find((count) => count.unit === 'total');
    if (states.every((count) => count.count === real(count.unit)) && (!total || total.count === matrix.length)) continue;
    const declared = [...states, ...(total ? [total] : [])].map((count) => `${count.count} ${count.unit}`).join(', ');
    const counted = [...states.map((count) => `${real(count.unit)} ${count.unit}`), ...(total ? [`${matrix.length} total`] : [])].join(', ');
    yield {
      message: `${facet}: declared ${declared}; the matrix has ${counted}`,
      source: row[0]?.source ?? { file: path, line: 1 },
      entities: [],
      related: firstOf(matrix),
    };
  }
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
      related: totals.slice(0, 1).map((other) => ({ ...other.source, message: `${other.count} total` })),
    };
  }
}

function firstOf(matrix: readonly Entity[]): NonNullable<Found['related']> {
  const source = matrix[0]?.sources[0];
  return source ? [{ ...source, message: 'the matrix begins here' }] : [];
}

/** "R1: Concurrent faults | 4 | 4 | 100%": what is numbered under the group. */
function* groupRows(subject: Subject, { path }: DocumentReading, counts: readonly DeclaredCount[]): Generator<Found> {
  const traced = [...subject.inFile('requirement', path), ...subject.inFile('invariant', path)].filter((one) => one.sources[0]?.file === path);
  const byGroup = Map.groupBy(traced, (one) => one.fields.group);
  for (const row of Map.groupBy(counts, (count) => count.source.line).values()) {
    const id = numbered(row[0]?.what ?? '')?.id;
    const source = row[0]?.source;
    if (!id || !source) continue;
    const members = byGroup.get(id) ?? [];
    const all = row.find((count) => /^(?:requirements|invariants|count|total|metrics\/logs)$/.test(count.unit));
    const covered = row.find((count) => count.unit === 'covered');
    if (members.length === 0 || !all) continue;
    const real = members.filter((one) => one.fields.status === 'covered').length;
    const keys = members.map((one) => one.key);
    if (all.count !== members.length) yield { message: `${id}: ${all.count} declared, ${members.length} counted`, source, entities: keys };
    else if (covered && covered.count !== real) yield { message: `${id}: ${covered.count} covered declared, ${real} counted`, source, entities: keys };
  }
}

/** "JetStream Core (JS-XXX) | 5 | 5/5 | ...", "Fault Injection (S1-S3) | 3 | ...". */
function* numberingRows(subject: Subject, { path }: DocumentReading, counts: readonly DeclaredCount[]): Generator<Found> {
  const matrix = matrixOf(subject, path);
  for (const row of Map.groupBy(counts, (count) => count.source.line).values()) {
    const what = row[0]?.what ?? '';
    const prefix =
      /\(([A-Z]{1,8})-?(?:X{2,}|N{2,}|\*)\)/.exec(what)?.[1] ??
      (/\(([A-Z]+-?\d+)\s*(?:-|–|to)\s*[A-Z]+-?\d+\)/.test(what) ? prefixOf(idsIn(what)[0] ?? '') : undefined);
    const members = prefix === undefined ? [] : matrix.filter((scenario) => prefixOf(scenario.id ?? '') === prefix);
    if (members.length === 0) continue;
    const wrong = row.flatMap((count) => {
      const facet = facets.find((name) => name === count.unit);
      const real = facet
        ? members.filter((scenario) => scenario.fields.coverage?.[facet] === 'covered').length
        : count.unit === 'count'
          ? members.length
          : undefined;
      return real === undefined || real === count.count ? [] : [`${count.unit} ${count.count} declared, ${real} counted`];
    });
    if (wrong.length > 0)
      yield { message: `${prefix}: ${wrong.join('; ')}`, source: row[0]?.source ?? { file: path, line: 1 }, entities: members.map((one) => one.key) };
  }
}

/** A row "Total" below rows with the same units. */
function* totalRows(counts: readonly DeclaredCount[]): Generator<Found> {
  for (const total of counts) {
    if (!/^(?:grand )?total$|^sum$|^overall$/.test(normal(total.what)) || total.percent) continue;
    const rows: DeclaredCount[] = [];
    for (let line = total.source.line - 1; ; line -= 1) {
      const above = counts.find((count) => count.source.line === line && count.unit === total.unit && !count.percent);
      if (!above) break;
      rows.push(above);
    }
    const sum = rows.reduce((all, count) => all + count.count, 0);
    if (rows.length > 1 && sum !== total.count)
      yield {
        message: `the total of "${total.unit}" is ${total.count}, its ${rows.length} rows add up to ${sum}`,
        source: total.source,
        related: [{ ...(rows.at(-1)?.source ?? total.source), message: 'the first row' }],
      };
  }
}

/** The same thing counted in two documents. */
function* sameLabel(counts: readonly DeclaredCount[]): Generator<Found> {
  const named = counts.filter(
    (count) =>
      !count.percent && count.of === undefined && (suiteName(count.what) || (/^total\b/.test(normal(count.what)) && normal(count.what).split(' ').length >= 3)),
  );
  const same = Map.groupBy(
    named.filter((count) => /^(?:total |all )?.*tests$/.test(count.unit) && !/flaky|fail/.test(count.unit)),
    (count) => suiteName(count.what) ?? normal(count.what),
  );
  for (const [what, all] of same) {
    const [first, ...others] = [...all].sort((a, b) => (a.source.file < b.source.file ? -1 : 1));
    const other = others.find((count) => count.count !== first?.count);
    if (!first || !other) continue;
    yield {
      message: `${what}: ${other.count} here, ${first.count} in ${placeOf(first.source)}`,
      source: other.source,
      related: [{ ...first.source, message: String(first.count) }],
    };
  }
}
