// A table of two columns that says, row by row, what a label's value is: labelled fields in the form of a table.
import { fieldOf, type Cell, type Field, type Item, type Table } from '../outline/blocks.ts';
import { normal } from '../words/text.ts';

const labelHeaders = /^(?:|fields?|propert(?:y|ies)|attributes?|aspects?|items?|keys?|parameters?|labels?|what|element|section)$/;
const valueHeaders = /^(?:|values?|details?|descriptions?|content|text|information|answer|specification)$/;

/** The rows of a definition table as labelled fields; nothing for a table of another kind. */
export function fieldsOfTable(table: Table): Field[] {
  const [label, value, ...more] = table.header;
  if (!label || !value || more.length > 0) return [];
  // Authors who want no header let the first pair stand in its place.
  const headless = isBold(label) && table.rows.length > 0 && table.rows.every(({ cells: [first] }) => first !== undefined && isBold(first));
  if (!headless && !(labelHeaders.test(normal(label.text)) && valueHeaders.test(normal(value.text)))) return [];
  const pairs = [...(headless ? [[label, value]] : []), ...table.rows.map((row) => row.cells)];
  return pairs.flatMap(([name, content]) => (name && content && name.text !== '' ? [fieldOfRow(name, content)] : []));
}

function isBold(cell: Cell): boolean {
  return cell.runs.length > 0 && cell.runs.every((run) => run.strong === true || run.text.trim() === '');
}

/** A value of one line is a value; lines broken by `<br>` are a list. */
function fieldOfRow(name: Cell, content: Cell): Field {
  const label = name.text.replace(/\s*[:：]$/, '');
  const field = fieldOf({ line: name.line, label, qualifier: '', strong: true, value: [], blocks: [] });
  if (content.lines.length <= 1) return { ...field, value: content.lines[0] ?? [] };
  const items = content.lines.map((runs): Item => ({ line: content.line, runs, number: undefined, checked: undefined, field: undefined, blocks: [] }));
  return { ...field, blocks: [{ type: 'list', line: content.line, ordered: false, items }] };
}
