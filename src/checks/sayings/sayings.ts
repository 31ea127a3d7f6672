// What documents say of things that they call by name: in sentences, in items, in cells of tables, below headings.
import type { Block, Table } from '../../reading/outline/blocks.ts';
import type { Run } from '../../reading/outline/inline.ts';
import { ancestors, type Outline, type Section } from '../../reading/outline/outline.ts';
import { columnsOf } from '../../reading/shapes/columns.ts';

/** A piece of text about one thing. */
export interface Saying {
  name: string;
  /** The text: after the name up to the next name, or a whole sentence below its heading. */
  text: string;
  /** What stands before the name in its own sentence. */
  before: string;
  line: number;
  /** The line of each place of the text. */
  lineAt(index: number): number;
  /** The header or the label under which the text stands, in lower case. */
  label: string;
  /** Is the name in the text itself, or above it? */
  named: boolean;
  section: Section;
}

/** Finds the names that a text holds. */
export type Names = ReadonlySet<string>;

const token = /(?<![\w/#.-])[A-Za-z_][\w:-]*[A-Za-z0-9](?![\w/-]|\.\w)/g;

/** Everything that a document says of things with these names, in its order. */
export function sayingsOf(outline: Outline, names: Names): Saying[] {
  const found: Saying[] = [];
  for (const section of outline.sections) {
    const subject = [section, ...ancestors(section)].map((one) => onlyName(one.title, names)).find((name) => name !== undefined) ?? labelled(section, names);
    inBlocks(section.blocks, { section, names, found }, subject, '');
  }
  return found;
}

/** "Alert: `BrokerDown`" is what its section is about, where it is the only one. */
function labelled({ blocks }: Section, names: Names): string | undefined {
  const [only, ...others] = blocks.filter((block) => block.type === 'field' && /^alert(?: name)?$/.test(block.words));
  return only?.type === 'field' && others.length === 0 ? onlyName(pieces(only.value).text, names) : undefined;
}

interface Walk {
  section: Section;
  names: Names;
  found: Saying[];
}

function inBlocks(blocks: readonly Block[], walk: Walk, subject: string | undefined, label: string): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'text':
        inText(pieces(block.runs), walk, subject, label);
        break;
      case 'field': {
        const own = onlyName(block.label, walk.names) ?? subject;
        const text = pieces(block.value);
        inText(own === subject ? text : { ...text, text: text.text }, walk, own, own === subject ? block.words : label);
        inBlocks(block.blocks, walk, own, own === subject ? block.words : label);
        break;
      }
      case 'list':
        for (const item of block.items) {
          const text = pieces(item.runs);
          inText(text, walk, subject, item.field && onlyName(item.field.label, walk.names) === undefined ? item.field.words : label);
          inBlocks(item.blocks, walk, onlyName(text.text, walk.names) ?? subject, '');
        }
        break;
      case 'table':
        inTable(block, walk, subject);
        break;
      case 'code':
        break;
    }
  }
}

interface Piece {
  text: string;
  line: number;
  lineAt(index: number): number;
}

/** Runs as one text that still knows its lines. */
function pieces(runs: readonly Run[]): Piece {
  const text = runs.map((run) => run.text).join('');
  // Whoever asks goes through the text from its beginning to its end, and seldom asks at all.
  let [at, start] = [0, 0];
  const lineAt = (index: number) => {
    if (index < start) [at, start] = [0, 0];
    for (let run = runs[at]; run; run = runs[at]) {
      if (index < start + run.text.length) return run.line + (run.text.slice(0, index - start).match(/\n/g)?.length ?? 0);
      start += run.text.length;
      at += 1;
    }
    return runs.at(-1)?.line ?? 1;
  };
  return { text: text.replace(/\n/g, ' '), line: runs[0]?.line ?? 1, lineAt };
}

function namesIn(text: string, names: Names): { name: string; index: number }[] {
  return [...text.matchAll(token)].flatMap(({ 0: name, index }) => (names.has(name) ? [{ name, index }] : []));
}

function onlyName(text: string, names: Names): string | undefined {
  const found = new Set(namesIn(text, names).map(({ name }) => name));
  const [only] = found;
  return found.size === 1 ? only : undefined;
}

function inText(piece: Piece, { section, names, found }: Walk, subject: string | undefined, label: string): void {
  const places = namesIn(piece.text, names);
  const add = (name: string, from: number, to: number, before: string, named: boolean) =>
    found.push({
      name,
      text: piece.text.slice(from, to),
      before,
      line: piece.lineAt(from),
      lineAt: (index) => piece.lineAt(from + index),
      label,
      named,
      section,
    });
  if (places.length === 0) {
    if (subject !== undefined && piece.text.trim() !== '') add(subject, 0, piece.text.length, '', false);
    return;
  }
  places.forEach(({ name, index }, at) => {
    const end = index + name.length;
    const before = places[at - 1];
    const from = startOfSentence(piece.text, index, before ? before.index + before.name.length : 0);
    add(name, end, places[at + 1]?.index ?? piece.text.length, piece.text.slice(from, index), true);
  });
}

/** Where the sentence begins that a place lies in, or where the name before that place ends. */
function startOfSentence(text: string, index: number, from: number): number {
  let start = index;
  while (start > from && !'.!?;'.includes(text.charAt(start - 1))) start -= 1;
  return start;
}

/** A row about one thing: each other cell says something of it. A table of labels and values says it of what stands above. */
function inTable(table: Table, walk: Walk, subject: string | undefined): void {
  const columns = columnsOf(table);
  for (const row of table.rows) {
    const named = row.cells.map((cell) => namesIn(cell.text, walk.names));
    const different = new Set(named.flat().map(({ name }) => name));
    const [only] = different;
    if (different.size > 1) continue;
    if (only === undefined) {
      const [label, value, ...others] = row.cells;
      if (subject !== undefined && label && value && others.length === 0) addCell(walk, subject, label.text, value);
      continue;
    }
    const at = named.findIndex((list) => list.length > 0);
    row.cells.forEach((cell, index) => {
      if (index === at) inText(pieces(cell.runs), walk, only, '');
      else addCell(walk, only, columns.table.header[index]?.text ?? '', cell);
    });
  }
}

function addCell({ section, found }: Walk, name: string, label: string, cell: { runs: Run[]; line: number }): void {
  const piece = pieces(cell.runs);
  if (piece.text.trim() === '') return;
  found.push({ name, text: piece.text, before: '', line: cell.line, lineAt: () => cell.line, label: label.toLowerCase().trim(), named: false, section });
}
