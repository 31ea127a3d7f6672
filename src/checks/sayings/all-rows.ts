// "All six were exercised", and a row of a table of the same page says no.
import type { Cell, Row, Table } from '../../reading/outline/blocks.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { tablesOf } from '../../reading/shapes/walk.ts';
import { numberOf, numberWords } from '../../reading/words/numbers.ts';
import { normal } from '../../reading/words/text.ts';
import { linesOf } from '../lines.ts';
import type { Found } from '../rule.ts';

const said = new RegExp(
  String.raw`^(?:all|each)(?: of (?:them|the|these))?(?: (\d+|${numberWords}))?((?: [a-z-]+){0,3}?) (?:were|was|have been|are|is) (exercised|executed|run|done|tried|tested|walked through|completed|reviewed)\b(?![^.]*\b(?:except|but|apart from|besides|other than|when|if|once|before|after|until|every)\b)`,
  'i',
);

/** Every sentence about all rows of a table that the cell of one row denies, under the header with the sentence's own word. */
export function* deniedByRow({ outline, path }: DocumentReading): Generator<Found> {
  const claims = linesOf(outline).flatMap(({ lines }) =>
    lines.flatMap(({ text, line }) => text.split(/(?<=[.!?;:])\s+/).flatMap((sentence) => (said.test(sentence) ? [{ sentence, line }] : []))),
  );
  if (claims.length === 0) return;
  const columns = Map.groupBy(
    outline.sections.flatMap((section) => [...tablesOf(section)].flatMap(columnsOf)),
    ({ cell }) => normal(cell.text),
  );
  for (const { sentence, line } of claims) {
    const [, count, noun = '', verb = ''] = said.exec(sentence) ?? [];
    const [only, ...others] = columns.get(verb.toLowerCase()) ?? [];
    if (!only || others.length > 0 || !isAbout(only.table, count, noun)) continue;
    const row = only.denying;
    if (!row) continue;
    const answer = row.cells[only.at]?.text ?? '';
    yield {
      message: `this is said of all, but the row "${row.cells[0]?.text}" says "${answer}" under "${only.cell.text}"`,
      source: { file: path, line },
      related: [{ file: path, line: row.line, message: `"${answer}"` }],
    };
  }
}

interface Column {
  table: Table;
  cell: Cell;
  at: number;
  /** The first row that says no: found once, however many sentences ask. */
  denying: Row | undefined;
}

function columnsOf(table: Table): Column[] {
  return table.header.slice(1).map((cell, index) => {
    const at = index + 1;
    return { table, cell, at, denying: table.rows.find(({ cells }) => /^(?:❌\s*)?(?:no|not)\b|^❌/i.test(cells[at]?.text.trim() ?? '')) };
  });
}

/** As many rows as the sentence counts, or rows of what it names. */
function isAbout({ header, rows }: Table, count: string | undefined, noun: string): boolean {
  const [word = ''] = normal(header[0]?.text ?? '').split(' ');
  const isNamed = word.length > 3 && normal(noun).includes(word.replace(/s$/, ''));
  return count === undefined ? isNamed : numberOf(count) === rows.length;
}
