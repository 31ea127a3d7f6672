// Block Markdown as what readers look for: labelled fields with what hangs on them, lists, tables, code, text.
import type { Code as MdastCode, List as MdastList, ListItem, Nodes, Paragraph as MdastParagraph, Table as MdastTable } from 'mdast';
import { normal } from '../words/text.ts';
import { inEnglish } from '../words/translations.ts';
import { dropText, plain, runsOf, splitLines, type Run } from './inline.ts';
import { labelOf } from './labels.ts';
import { rememberedText } from './remembered.ts';

export interface Text {
  type: 'text';
  line: number;
  runs: Run[];
}

export interface Code {
  type: 'code';
  line: number;
  lang: string;
  value: string;
  /** Line of the first line of the value: below the fence, or the block's own where the code is indented. */
  start: number;
}

export interface Item {
  line: number;
  /** The item's own text, without what is nested in it. */
  runs: Run[];
  /** The number of an ordered item. */
  number: number | undefined;
  /** The state of a checkbox, `undefined` for an item that has none. */
  checked: boolean | undefined;
  /** The label of the item, when it has one, with its value and what is nested as its content. */
  field: Field | undefined;
  blocks: Block[];
}

export interface List {
  type: 'list';
  line: number;
  ordered: boolean;
  items: Item[];
}

/** `**Label**: value`, with the list, code or table that follows a label. */
export interface Field {
  type: 'field';
  line: number;
  label: string;
  /** The label as words to compare: lower case, in English, without a parenthesis at its end. */
  words: string;
  /** Words between a bold label and its colon: `**High priority** (fix within 1 week):`. */
  qualifier: string;
  /** False for `Label: value` without bold, which is only read inside list items. */
  strong: boolean;
  value: Run[];
  /** Lists, code and tables that hang on the label. */
  blocks: Block[];
}

/** Completes a field with the words of its label. */
export function fieldOf(field: Omit<Field, 'type' | 'words'>): Field {
  return { type: 'field', words: labelWords(field.label), ...field };
}

const labelWords = rememberedText((label) => inEnglish(normal(label).replace(/\s*\([^()]*\)$/, '')));

export interface Cell {
  line: number;
  /** The lines of the cell, split at `<br>`, without list marks. */
  lines: Run[][];
  runs: Run[];
  text: string;
}

export interface Row {
  line: number;
  /** As many cells as the header has; a missing one is empty. */
  cells: Cell[];
}

export interface Table {
  type: 'table';
  line: number;
  header: Cell[];
  rows: Row[];
}

export type Block = Text | Code | List | Field | Table;

/** Told of what cannot be read as it stands. */
export type Problem = (line: number, message: string) => void;

/** Containers nested deeper than this are shown as text. */
const deepest = 60;

/** The blocks of sibling nodes; quotes are opened, wrappers dropped. */
export function blocksOf(nodes: readonly Nodes[], source: string, problem: Problem, depth = 0): Block[] {
  const blocks: Block[] = [];
  for (const node of nodes) {
    const last = blocks.at(-1);
    const made = makeBlocks(node, source, problem, depth);
    for (const block of made) {
      if (last?.type === 'field' && made.length === 1 && hangsOn(last, block)) last.blocks.push(block);
      else if (last?.type === 'field' && made.length === 1 && block.type === 'text' && isOpen(last)) last.value = block.runs;
      else blocks.push(block);
    }
  }
  return blocks;
}

/** A list, code block or table belongs to the label before it when the label's own line leaves something open. */
function hangsOn(field: Field, block: Block): boolean {
  if (block.type === 'field' || block.type === 'text') return false;
  const value = plain(field.value);
  if (block.type === 'table') return value === '';
  return value === '' || /[:：]$/.test(value) || (field.blocks.length === 0 && block.line === endLine(field) + 1);
}

/** A label that stands alone on its line: the paragraph after it is its value. */
function isOpen(field: Field): boolean {
  return field.blocks.length === 0 && plain(field.value) === '';
}

function endLine(field: Field): number {
  return Math.max(field.line, ...field.value.map((run) => run.line + run.text.split('\n').length - 1));
}

function makeBlocks(node: Nodes, source: string, problem: Problem, depth: number): Block[] {
  const line = node.position?.start.line ?? 1;
  if (depth > deepest) {
    problem(line, `nested more than ${deepest} levels deep, expected fewer: kept as text`);
    const { start, end } = node.position ?? {};
    return [{ type: 'text', line, runs: [{ text: source.slice(start?.offset ?? 0, end?.offset ?? 0), line }] }];
  }
  switch (node.type) {
    case 'paragraph':
      return paragraph(node, source, problem);
    case 'list':
      return [list(node, source, problem, depth)];
    case 'table':
      return [table(node, source, problem)];
    case 'code':
      return [code(node, source)];
    case 'heading':
      return [{ type: 'text', line, runs: runsOf(node, source) }];
    default: {
      const type: string = node.type;
      if ((type === 'blockquote' || type.startsWith('mdxJsx') || type === 'footnoteDefinition') && 'children' in node) {
        return blocksOf(node.children as Nodes[], source, problem, depth + 1);
      }
      return [];
    }
  }
}

function code(node: MdastCode, source: string): Code {
  const { line, offset } = node.position?.start ?? { line: 1, offset: 0 };
  const fenced = /^[`~]/.test(source.slice(offset ?? 0, (offset ?? 0) + 1));
  return { type: 'code', line, lang: (node.lang ?? '').toLowerCase(), value: node.value, start: fenced ? line + 1 : line };
}

/** A paragraph becomes its labelled lines; lines without a label go on with the field or text before them. */
function paragraph(node: MdastParagraph, source: string, problem: Problem): Block[] {
  const runs = runsOf(node, source);
  const line = node.position?.start.line ?? 1;
  brokenTable(runs, line, problem);
  const blocks: (Text | Field)[] = [];
  const lines = splitLines(runs, true);
  const defined = definition(lines);
  if (defined) return [fieldOf({ line, ...defined, blocks: [] })];
  for (const part of lines) {
    for (const piece of splitAtLabels(part)) {
      const at = piece[0]?.line ?? line;
      const label = labelOf(piece, false);
      const last = blocks.at(-1);
      if (label) blocks.push(fieldOf({ line: at, ...label, blocks: [] }));
      else if (last?.type === 'field') last.value.push({ text: ' ', line: at }, ...piece);
      else if (last) last.runs.push({ text: ' ', line: at }, ...piece);
      else blocks.push({ type: 'text', line: at, runs: piece });
    }
  }
  return blocks;
}

/** A term on a line of its own and its definition below it, after a colon: `Term` and `: what it means`. */
function definition([term, below, ...more]: Run[][]): Omit<Field, 'type' | 'words' | 'line' | 'blocks'> | undefined {
  const label = plain(term ?? []);
  if (!below || label === '' || label.length > 80 || /[.:;,]$/.test(label) || !/^:\s+\S/.test(below[0]?.text ?? '')) return undefined;
  const value = [
    ...dropText(below, /^:\s+/.exec(below[0]?.text ?? '')?.[0].length ?? 0),
    ...more.flatMap((runs) => [{ text: ' ', line: runs[0]?.line ?? 1 }, ...runs]),
  ];
  return { label, qualifier: '', strong: true, value };
}

/** Several labels on one line, set apart by `|`, `·`, `•` or `;`: `**Status**: open | **Owner**: SRE`. */
function splitAtLabels(line: Run[]): Run[][] {
  const pieces: Run[][] = [[]];
  line.forEach((run, index) => {
    const before = line[index - 1]?.text ?? '';
    if (run.strong && index > 0 && /[|·•;]\s*$/.test(before) && (/^\s*:/.test(line[index + 1]?.text ?? '') || /:\s*$/.test(run.text))) {
      const piece = pieces.at(-1);
      const previous = piece?.pop();
      if (previous) piece?.push({ ...previous, text: previous.text.replace(/\s*[|·•;]\s*$/, '') });
      pieces.push([]);
    }
    pieces.at(-1)?.push(run);
  });
  return pieces.filter((piece) => piece.some((run) => /\S/.test(run.text)));
}

/** Rows of pipes that Markdown does not take for a table: usually a delimiter row with another number of cells. */
function brokenTable(runs: Run[], line: number, problem: Problem): void {
  if (!runs.some((run) => !run.code && run.text.includes('|'))) return;
  const lines = runs
    .map((run) => (run.code ? '`' : run.text))
    .join('')
    .split('\n');
  const piped = lines.filter((text) => /^\s*\|.*\|\s*$/.test(text));
  if (piped.length < 2) return;
  const at = lines.findIndex((text) => /^\s*\|/.test(text));
  problem(line + Math.max(0, at), 'these lines look like a table but are none: expected a row like |---|---| with as many cells as the header');
}

function list(node: MdastList, source: string, problem: Problem, depth: number): List {
  const items = node.children.map((child, index) => item(child, node, index, source, problem, depth));
  return { type: 'list', line: node.position?.start.line ?? 1, ordered: node.ordered ?? false, items };
}

function item(node: ListItem, parent: MdastList, index: number, source: string, problem: Problem, depth: number): Item {
  const line = node.position?.start.line ?? 1;
  const [first, ...rest] = node.children;
  const own = first?.type === 'paragraph' ? first : undefined;
  const runs = own ? runsOf(own, source) : [];
  const label = labelOf(runs, true);
  const blocks = blocksOf(own ? rest : node.children, source, problem, depth + 1);
  const number = parent.ordered ? (parent.start ?? 1) + index : undefined;
  const field: Field | undefined = label && fieldOf({ line, ...label, blocks });
  return { line, runs, number, checked: node.checked ?? undefined, field, blocks };
}

function table(node: MdastTable, source: string, problem: Problem): Table {
  const [head, ...body] = node.children;
  const header = (head?.children ?? []).map((cell) => makeCell(cell, source));
  const rows = body.map((row) => {
    const line = row.position?.start.line ?? 1;
    const cells = row.children.map((cell) => makeCell(cell, source));
    if (cells.length !== header.length) {
      const surplus = cells.slice(header.length).map((cell) => cell.text);
      const lost = surplus.some((text) => text !== '') ? `: ${JSON.stringify(surplus.join(' | '))} stands outside the table` : '';
      problem(line, `this row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, expected ${header.length} as in the header${lost}`);
    }
    while (cells.length < header.length) cells.push({ line, lines: [], runs: [], text: '' });
    return { line, cells: cells.length > header.length ? cells.slice(0, header.length) : cells };
  });
  return { type: 'table', line: node.position?.start.line ?? 1, header, rows };
}

/** Most lines of cells begin with a name or a word. */
function withoutListMark(line: Run[]): Run[] {
  if (!/^[\s*•-]/.test(line[0]?.text ?? '')) return line;
  const text = line.map((run) => run.text).join('');
  return dropText(line, /^\s*(?:[-*•]\s+)?/.exec(text)?.[0].length ?? 0);
}

function makeCell(node: Nodes, source: string): Cell {
  const runs = runsOf(node, source);
  const lines = splitLines(runs).map(withoutListMark);
  return { line: node.position?.start.line ?? 1, lines, runs, text: plain(runs) };
}
