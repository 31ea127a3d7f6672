// Documents as a table of another document lists them, with who looks after each: "Page | When | Owner".
import { posix } from 'node:path';
import type { Reader } from '../context.ts';
import { stated } from '../fact.ts';
import type { Cell } from '../outline/blocks.ts';
import { isNothing } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { tablesOf } from './walk.ts';

/** Reads rows that link to one document and name its owner. */
export const readDocumentTables: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!columns.has('owner') || columns.has('task')) continue;
      for (const row of table.rows) {
        const path = onlyDocument(row.cells[0], reading.document.path);
        const owner = columns.cell(row, 'owner')?.text.trim() ?? '';
        if (path === undefined || isNothing(owner)) continue;
        const source = reading.at(row.line);
        reading.add({ kind: 'document', name: path, source, mentions: [], fields: { owner: stated(owner, source) }, refers: true });
      }
    }
  }
};

/** The document to which the first cell of a row links. */
function onlyDocument(cell: Cell | undefined, from: string): string | undefined {
  const urls = new Set((cell?.runs ?? []).flatMap((run) => run.url ?? []));
  const [url, ...others] = urls;
  const path = url?.replace(/[#?].*$/, '');
  if (path === undefined || others.length > 0 || /^[a-z]+:/i.test(path) || !/\.mdx?$/i.test(path)) return undefined;
  return path.startsWith('/') ? path.slice(1) : posix.normalize(posix.join(posix.dirname(from), path));
}
