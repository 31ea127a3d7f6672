// Figures as a table: one row a figure, one column a book, and how each grows from book to book.
import type { Figures } from './book.ts';
import type { Time } from './run.ts';

type Row = [name: string, value: (of: Figures) => number | undefined, shown: (value: number) => string];

/** A time by the clock, and below it that of the processors: the one to compare where others use the machine too. */
function time(name: string, value: (of: Figures) => Time | undefined): Row[] {
  return [
    [name, (of) => value(of)?.seconds, seconds],
    ['  of the processors', (of) => value(of)?.processorSeconds, seconds],
  ];
}

const count = (value: number) => String(value);
const seconds = (value: number) => `${value.toFixed(2)} s`;
const size = (value: number) => (value < 1e6 ? `${(value / 1e3).toFixed(0)} kB` : `${(value / 1e6).toFixed(1)} MB`);
const memory = (value: number) => `${value.toFixed(0)} MB`;

const rows: Row[] = [
  ['entities', (of) => of.entities, count],
  ['documents', (of) => of.documents, count],
  ['their text', (of) => of.documentBytes, size],
  ...time('read, link, check', (of) => of.readLinkCheck),
  ['  memory', (of) => of.readMemory, memory],
  ...time('faultbook catalog', (of) => of.catalog),
  ...time('whole site, nothing drawn before', (of) => of.siteWithDrawing),
  ...time('whole site', (of) => of.site),
  ['  memory', (of) => of.siteMemory, memory],
  ...time('site again after one edit', (of) => of.rebuild),
  ['an edit shown by dev', (of) => of.shownAfterEdit, seconds],
  ...time('Starlight, the same documents', (of) => of.starlight),
  ['  memory', (of) => of.starlightMemory, memory],
  ['pages', (of) => of.pages, count],
  ['size of the site', (of) => of.siteBytes, size],
  ['largest page', (of) => of.largestPage, size],
  ['search index', (of) => of.searchBytes, size],
  ['pages with a diagram', (of) => of.diagrams, count],
  ['a query in the browser', (of) => of.query, seconds],
];

/** The growth is that of the figure: 10.0x beside ten times as many entities is linear. */
export function tableOf(books: readonly Figures[]): string {
  const cells = rows
    .filter(([, value]) => books.some((of) => value(of) !== undefined))
    .map(([name, value, shown]) => [
      name,
      ...books.flatMap((of, index) => {
        const [now, before] = [value(of), index > 0 ? value(books[index - 1] as Figures) : undefined];
        const growth = now !== undefined && before ? `${(now / before).toFixed(1)}x` : '';
        return [now === undefined ? '-' : shown(now), ...(index > 0 ? [growth] : [])];
      }),
    ]);
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
    .join('\n');
}
