// A number that announces a list, against the list: "The following four tests:", "## Smoke tests (7 total)".
import { plain } from '../../reading/outline/inline.ts';
import type { Block, List, Table } from '../../reading/outline/blocks.ts';
import type { Section } from '../../reading/outline/outline.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { countsIn } from '../../reading/shapes/counts.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';

/** A part of the things is listed, not all of them. */
const some =
  /\b(?:at least|at most|up to|any|some|one of|of the|first|last|top|more than|less than|about|over|only|e\.g|for example|such as|including|each|per)\b|[<>≥≤~]/i;

/** Every list and table of a document whose length is announced and is another. */
export function* announcedLists({ outline, path }: DocumentReading): Generator<Found> {
  for (const section of outline.sections) {
    const announced = section.level > 0 ? inTitle(section) : undefined;
    const held = announced === undefined ? undefined : heldBy(section);
    if (announced !== undefined && held && held.count !== announced) yield finding(path, section.line, `this heading says ${announced}`, held);
    yield* inBlocks(section.blocks, path);
  }
}

function finding(path: string, line: number, says: string, held: Held): Found {
  return {
    message: `${says}, and what follows has ${held.count} ${held.what}`,
    source: { file: path, line },
    related: [{ file: path, line: held.line, message: `the first of ${held.count}` }],
  };
}

interface Held {
  count: number;
  what: string;
  line: number;
}

/** "Smoke tests (7 total)", "Alerts (18)": nothing where the heading gives several numbers, or a part of a whole. */
function inTitle({ title }: Section): number | undefined {
  const inside = /\(([^()]+)\)\s*$/.exec(title)?.[1] ?? '';
  const [only, ...others] = countsIn(inside);
  if (!only || others.length > 0 || only.of !== undefined || only.percent || some.test(inside)) return undefined;
  return /^(?:total|tests|test cases|scenarios|requirements|invariants|alerts|metrics|panels|processes|tasks|suites|rules)$/.test(only.unit)
    ? only.count
    : undefined;
}

/** What a section holds, where that is one table, one list of named things, or nothing but headings. */
function heldBy(section: Section): Held | undefined {
  const tables = section.blocks.filter((block): block is Table => block.type === 'table');
  const lists = section.blocks.filter((block): block is List => block.type === 'list');
  const children = section.children.filter((child) => child.level === section.children[0]?.level);
  const [table] = tables;
  const [list] = lists;
  if (table && tables.length === 1 && lists.length === 0 && children.length === 0) {
    const rows = table.rows.filter(
      (row) => row.cells.slice(1).some((cell) => cell.text !== '') && !/^(?:grand )?total$|^sum$/.test(normal(row.cells[0]?.text ?? '')),
    );
    const names = new Set(rows.map((row) => row.cells[0]?.text));
    // Several rows about one thing may be counted either way.
    return rows[0] && names.size === rows.length ? { count: rows.length, what: 'rows', line: rows[0].line } : undefined;
  }
  if (list && lists.length === 1 && tables.length === 0 && children.length === 0) return itemsOf(list);
  const [child] = children;
  return child && tables.length === 0 && lists.length === 0 ? { count: children.length, what: 'headings', line: child.line } : undefined;
}

/** The items of a list of named things: each begins with code, a bold word or an id. */
function itemsOf(list: List): Held | undefined {
  const isNamed = list.items.every(({ runs, field }) => field?.strong || runs[0]?.code || runs[0]?.strong || /^[A-Z]{1,8}-?\d/.test(runs[0]?.text ?? ''));
  return isNamed && list.items[0] ? { count: list.items.length, what: 'items', line: list.items[0].line } : undefined;
}

/** "These three tests run first:" with a list right below it. */
function* inBlocks(blocks: readonly Block[], path: string): Generator<Found> {
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    if (block.type === 'text' && next?.type === 'list') yield* announcedBy(plain(block.runs), block.line, next, path);
    if (block.type === 'field') yield* inBlocks(block.blocks, path);
    if (block.type !== 'list') continue;
    for (const item of block.items) {
      const [first] = item.blocks;
      if (first?.type === 'list') yield* announcedBy(plain(item.runs), item.line, first, path);
      yield* inBlocks(item.blocks, path);
    }
  }
}

/** "Signalling. Five cases, two minutes.": the part of a description without a verb that says how many follow. */
function summary(text: string): string | undefined {
  return /(?:^|[.!?;]\s+)((?:\d{1,3}|[A-Z]?[a-z]{2,9}) (?:[a-z]+ )?(?:cases|tests|scenarios|requirements|alerts|metrics|rules|checks))(?:,\s|\.?$)/.exec(
    text,
  )?.[1];
}

function* announcedBy(text: string, line: number, list: List, path: string): Generator<Found> {
  const sentence = /(?:^|[.!?]\s)([^.!?]*):\s*$/.exec(text)?.[1] ?? summary(text);
  const [only, ...others] = sentence === undefined || some.test(sentence) ? [] : countsIn(sentence);
  if (!only || others.length > 0 || only.of !== undefined || only.percent || !only.unit.endsWith('s')) return;
  const held = itemsOf(list);
  if (held && held.count !== only.count) yield finding(path, line, `${only.count} ${only.unit} are announced`, held);
}
