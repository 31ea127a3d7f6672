// A small table of sums, "| | yes | part | no |", against the cells of the table of the same page that has its rows as columns.
import type { Table } from '../../reading/outline/blocks.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { tablesOf } from '../../reading/shapes/walk.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';

/** A column by the words that its cells begin with. */
interface Column {
  line: number;
  size: number;
  tally: ReadonlyMap<string, number>;
}

/** Fewer rows than these need no table of sums. */
const fewest = 4;

/** Every row of sums that is not what the cells say: each cell of the column begins with one of the words that head the sums. */
export function* stateSums({ outline, path }: DocumentReading): Generator<Found> {
  const tables = outline.sections.flatMap((section) => [...tablesOf(section)]);
  const sums = tables.filter(isOfSums);
  if (sums.length === 0) return;
  const columns = Map.groupBy(tables.filter((table) => table.rows.length >= fewest).flatMap(columnsIn), ({ name }) => name);
  for (const table of sums) {
    const states = table.header.slice(1).map((cell) => normal(cell.text));
    for (const row of table.rows) {
      const [column, ...others] = columns.get(singular(row.cells[0]?.text ?? '')) ?? [];
      if (!column || others.length > 0) continue;
      const real = states.map((state) => (isWhole(state) ? column.size : (column.tally.get(state) ?? 0)));
      const counted = states.reduce((all, state) => all + (isWhole(state) ? 0 : (column.tally.get(state) ?? 0)), 0);
      const said = states.map((_, index) => Number(row.cells[index + 1]?.text.trim()));
      if (counted !== column.size || said.every((count, index) => count === real[index])) continue;
      const words = (counts: readonly number[]) => counts.map((count, index) => `${count} ${states[index]}`).join(', ');
      yield {
        message: `${row.cells[0]?.text}: ${words(said)} here; the table above has ${words(real)}`.replace('above', column.line < row.line ? 'above' : 'below'),
        source: { file: path, line: row.line },
        related: [{ file: path, line: column.line, message: 'the cells that are counted' }],
      };
    }
  }
}

function isWhole(state: string): boolean {
  return /^(?:total|all|sum)$/.test(state);
}

/** Words above, whole numbers below. */
function isOfSums({ header, rows }: Table): boolean {
  const states = header.slice(1).map((cell) => normal(cell.text));
  return (
    states.filter((state) => !isWhole(state)).length >= 2 &&
    states.every((state) => /^\p{L}+$/u.test(state)) &&
    rows.length > 0 &&
    rows.every((row) => states.every((_, index) => /^\d{1,6}$/.test(row.cells[index + 1]?.text.trim() ?? '')))
  );
}

function singular(text: string): string {
  return normal(text).replace(/s$/, '');
}

function columnsIn(table: Table): (Column & { name: string })[] {
  return table.header.slice(1).flatMap((cell, at) => {
    const words = table.rows.map((row) => /^\p{L}+/u.exec(normal(row.cells[at + 1]?.text ?? ''))?.[0] ?? '');
    const tally = new Map<string, number>();
    for (const word of words) tally.set(word, (tally.get(word) ?? 0) + 1);
    return [{ name: singular(cell.text), line: table.header[0]?.line ?? table.line, size: table.rows.length, tally }];
  });
}
