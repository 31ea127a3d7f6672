// What numbers say of each other in one table or one sentence: sums, shares, percentages.
import type { Row, Table } from '../../reading/outline/blocks.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { countsIn } from '../../reading/shapes/counts.ts';
import { tablesOf } from '../../reading/shapes/walk.ts';
import { normal } from '../../reading/words/text.ts';
import { linesOf } from '../lines.ts';
import type { Found } from '../rule.ts';

/** Every number of a document that the numbers beside it refute. */
export function* arithmetic({ outline, path }: DocumentReading): Generator<Found> {
  for (const section of outline.sections) for (const table of tablesOf(section)) yield* inTable(table, path);
  for (const { lines } of linesOf(outline)) {
    for (const { text, line } of lines) for (const message of [...shares(text), ...sums(text)]) yield { message, source: { file: path, line } };
  }
}

interface Column {
  header: string;
  index: number;
  /** By row; nothing where a cell holds no number. */
  values: (number | undefined)[];
  isPercent: boolean;
}

function columnsIn(table: Table): Column[] {
  return table.header.slice(1).flatMap((cell, at) => {
    const index = at + 1;
    const texts = table.rows.map((row) => normal(row.cells[index]?.text ?? '').replace(/^[~≈]\s?/, ''));
    const isPercent = texts.some((text) => /\d\s?%/.test(text));
    const values = texts
      .map((text) => (isPercent ? /^(\d{1,3}(?:[.,]\d+)?)\s?%$/.exec(text)?.[1]?.replace(',', '.') : /^\d{1,6}$/.exec(text)?.[0]))
      .map((text) => (text === undefined ? undefined : Number(text)));
    return values.filter((value) => value !== undefined).length >= 1 ? [{ header: normal(cell.text), index, values, isPercent }] : [];
  });
}

function* inTable(table: Table, path: string): Generator<Found> {
  for (const row of table.rows)
    for (const cell of row.cells) for (const message of shares(cell.text)) yield { message, source: { file: path, line: cell.line } };
  const columns = columnsIn(table);
  const counts = columns.filter((column) => !column.isPercent);
  const told = new Set<Row>();
  for (const total of counts.filter(({ header }) => /^(?:total|all|sum|overall)\b/.test(header))) {
    const parts = counts.filter((column) => column !== total && column.index < total.index);
    if (parts.length < 2) continue;
    yield* odd(table, path, told, (row) => {
      const [sum, values] = [total.values[row], parts.map((part) => part.values[row])];
      if (sum === undefined || values.some((value) => value === undefined)) return undefined;
      const real = values.reduce<number>((all, value) => all + (value ?? 0), 0);
      return { holds: real === sum, message: `${values.join(' + ')} is ${real}, and the row gives a total of ${sum}` };
    });
  }
  for (const percent of columns.filter((column) => column.isPercent)) {
    const pairs = counts.flatMap((part) => counts.flatMap((whole) => (part === whole ? [] : [{ part, whole }])));
    const holding = ({ part, whole }: { part: Column; whole: Column }) =>
      table.rows.filter((_, row) => isShare(part.values[row], whole.values[row], percent.values[row], 1)).length;
    const [best] = pairs.toSorted((a, b) => holding(b) - holding(a));
    if (!best) continue;
    yield* odd(table, path, told, (row) => {
      const [part, whole, said] = [best.part.values[row], best.whole.values[row], percent.values[row]];
      if (part === undefined || !whole || said === undefined) return undefined;
      return { holds: isShare(part, whole, said, 1) ?? true, message: wrongShare(part, whole, said) };
    });
  }
}

/** The rows in which something does not hold that holds in most others: one row alone proves no rule. */
function* odd(table: Table, path: string, told: Set<Row>, look: (row: number) => { holds: boolean; message: string } | undefined): Generator<Found> {
  const looked = table.rows.map((row, index) => ({ row, found: look(index) }));
  const holding = looked.filter(({ found }) => found?.holds);
  const broken = looked.filter(({ found }) => found && !found.holds);
  const [example] = holding;
  if (!example || broken.length * 2 > holding.length + 1 || holding.length < 2) return;
  for (const { row, found } of broken) {
    if (!found || told.has(row)) continue;
    told.add(row);
    yield { message: found.message, source: { file: path, line: row.line }, related: [{ file: path, line: example.row.line, message: 'a row that adds up' }] };
  }
}

/** Is a percentage that of a part in a whole, rounded either way? */
function isShare(part: number | undefined, whole: number | undefined, percent: number | undefined, unit: number): boolean | undefined {
  if (part === undefined || !whole || percent === undefined) return undefined;
  return Math.abs((100 * part) / whole - percent) < unit;
}

function wrongShare(part: number, whole: number, said: number): string {
  return `${part} of ${whole} is ${Number(((100 * part) / whole).toFixed(1))} %, not ${said} %`;
}

const partThenShare =
  /(?<![\w.,:/-])(\d{1,6})\s?(?:\/|(?:of|out of)(?: the| our| all)?)\s?(\d{1,6})\b(?:\s(?:[a-z][a-z-]{1,20}\s?){1,4})?\s?(?:\(|=|,\s|:\s|–\s|-\s|\bor\s|\bis\s|\bare\s)\s?(?:covered,?\s|passed,?\s|i\.e\.\s)?(?:about\s|~|≈)?(\d{1,3}(?:\.\d+)?)\s?%/gi;
const shareThenPart = /(?<![\w.])(\d{1,3}(?:\.\d+)?)\s?%\s?\(\s?(\d{1,6})\s?(?:\/|of|out of)\s?(\d{1,6})\b/gi;

/** "38/40 (98 %)", "95 % (36 of 40)". */
function shares(text: string): string[] {
  if (!text.includes('%')) return [];
  const found = [
    ...[...text.matchAll(partThenShare)].map(([, part = '', whole = '', said = '']) => ({ part, whole, said })),
    ...[...text.matchAll(shareThenPart)].map(([, said = '', part = '', whole = '']) => ({ part, whole, said })),
  ];
  return found.flatMap(({ part, whole, said }) => {
    const unit = said.includes('.') ? 10 ** -(said.length - said.indexOf('.') - 1) : 1;
    const [a, b, share] = [Number(part), Number(whole), Number(said)];
    return isShare(a, b, share, unit) === false && a <= b ? [wrongShare(a, b, share)] : [];
  });
}

const states =
  /^(?:covered|uncovered|partial|partially covered|none|planned|pending|missing|complete|completed|implemented|passed|passing|failed|failing|skipped|flaky|untested|open|done|automated|manual|verified|blocked|deferred|green|red)$/;

/** "17 requirements: 15 covered, 1 partial, 2 planned": the parts are more than the whole, or named to the last and fewer. */
function sums(text: string): string[] {
  if (!/\d\D+\d+\D+\d/.test(text)) return [];
  return text.split(/(?<=[.;!?])\s+/).flatMap((sentence) => {
    const counts = countsIn(sentence, true).filter(({ percent, of }) => !percent && of === undefined);
    const parts = counts.filter(({ unit }) => states.test(unit));
    const wholes = counts.filter(({ unit }) => !states.test(unit));
    const [whole] = wholes;
    if (!whole || wholes.length > 1 || parts.length < 2 || new Set(parts.map(({ unit }) => unit)).size < parts.length) return [];
    const sum = parts.reduce((all, { count }) => all + count, 0);
    const isWhole = parts.length >= 3 || /[:(=]/.test(sentence);
    if (sum === whole.count || (sum < whole.count && !isWhole)) return [];
    return [`${parts.map(({ count, unit }) => `${count} ${unit}`).join(' + ')} is ${sum}, not ${whole.count} ${whole.unit}`];
  });
}
