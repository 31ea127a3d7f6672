// Totals that documents declare: "20 scenarios", "18 covered, 3 partial (21 total)", "Tests | 18 | 3 | 0 | 21".
// They are no entities: checks compare them with what can be counted.
import type { Source } from '../../model/source.ts';
import type { Block, Field, Table } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import type { Outline } from '../outline/outline.ts';
import { numberOf, numberWords } from '../words/numbers.ts';
import { normal, titleText } from '../words/text.ts';
import { roleOf } from './columns.ts';
import { tablesOf } from './walk.ts';

/** A number that a document states about how many there are of something. */
export interface DeclaredCount {
  /** What is counted up: the label, the row's first cell, or the heading above. */
  what: string;
  /** The words of the unit, in lower case: `scenarios`, `covered`, `flaky tests`. */
  unit: string;
  count: number;
  /** The whole that it is a part of: 27 in `24 of 27 requirements`. */
  of?: number;
  /** True for `89%`. */
  percent?: boolean;
  source: Source;
}

const things =
  /^(?:requirements?|invariants?|scenarios?|faults?|tests?|cases?|testcases?|suites?|alerts?|rules?|metrics?|panels?|dashboards?|runbooks?|entries|processes|tasks?|patterns?|backends?|experiments?|modes?|gaps?|findings?|rows?)$/;
const states =
  /^(?:total|covered|uncovered|partial|partially|none|planned|pending|missing|complete|completed|implemented|passed|passing|failed|failing|skipped|flaky|integrated|orphaned|untested|open|done|automated|manual|verified|blocked|deferred)$/;

/** Every declared total of a document, in the order of its lines. */
export function countsOf(outline: Outline): DeclaredCount[] {
  const counts: DeclaredCount[] = [];
  for (const section of outline.sections) {
    const add = (what: string, line: number, found: Omit<DeclaredCount, 'what' | 'source'>[]) => {
      for (const count of found) counts.push({ what: titleText(what), ...count, source: { file: outline.path, line } });
    };
    if (section.level > 0) add(section.title, section.line, countsIn(section.title));
    eachLine(section.blocks, section.title, add);
    for (const table of tablesOf(section))
      for (const row of table.rows)
        add(
          row.cells[0]?.text ?? '',
          row.line,
          inRow(
            table,
            row.cells.map((cell) => cell.text),
          ),
        );
  }
  return counts.sort((a, b) => a.source.line - b.source.line);
}

type Add = (what: string, line: number, found: Omit<DeclaredCount, 'what' | 'source'>[]) => void;

function eachLine(blocks: readonly Block[], above: string, add: Add): void {
  for (const block of blocks) {
    if (block.type === 'text') add(above, block.line, countsIn(plain(block.runs), true));
    if (block.type === 'field') readField(block, add);
    if (block.type !== 'list') continue;
    for (const item of block.items) {
      if (item.field) readField(item.field, add);
      else {
        const text = plain(item.runs);
        const label = /^([^:]{2,60}):\s/.exec(text)?.[1];
        add(label ?? above, item.line, countsIn(text, true));
        eachLine(item.blocks, label ?? above, add);
      }
    }
  }
}

function readField(field: Field, add: Add): void {
  const text = plain(field.value);
  const found = countsIn(text);
  // "Total tests: 52": the unit stands in the label.
  const alone = found.length === 0 ? /^~?(\d{1,6})(?:\s*(?:\/|of|out of)\s*(\d{1,6}))?\s*(%)?(?:\s*\(|$)/.exec(text) : null;
  const unit = unitIn(normal(field.label).split(/\s+/), 'last');
  if (alone && unit) found.push(counted(alone, unit));
  add(field.label, field.line, found);
  eachLine(field.blocks, field.label, add);
}

const numbers = (words: string) =>
  new RegExp(String.raw`(?<![\w.,:#@$-])(\d{1,6}${words})(?:\s?(?:\/|of|out of)\s?(\d{1,6}))?\s?(%)?(?![\w.:-]\w|\s?[-–]\s?\d)`, 'gi');
const inDigits = numbers('');
const inWords = numbers(String.raw`|(?<!\b(?:these|those|other|first|last|next|any|more) )(?:${numberWords})\b`);

/**
 * The numbers of a text that a thing or a state follows. In sentences small numbers in words are no totals: "three scenarios
 * run against a real server".
 */
export function countsIn(text: string, isSentence = false): Omit<DeclaredCount, 'what' | 'source'>[] {
  if (isSentence && !/\d/.test(text)) return [];
  return [...text.matchAll(isSentence ? inDigits : inWords)].flatMap((match) => {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 80);
    const words = /^\s+((?:[A-Za-z-]{1,30}\s?){1,4})/.exec(rest)?.[1] ?? '';
    const unit = unitIn(words.trim().toLowerCase().split(/\s+/), 'first');
    return unit ? [counted(match, unit)] : [];
  });
}

function counted([, count = '', of, percent]: RegExpExecArray | RegExpMatchArray, unit: string): Omit<DeclaredCount, 'what' | 'source'> {
  return { unit, count: numberOf(count), ...(of === undefined ? {} : { of: Number(of) }), ...(percent === undefined ? {} : { percent: true }) };
}

/** The words up to the thing that is counted: `flaky tests` of "flaky tests in CI". */
function unitIn(words: readonly string[], which: 'first' | 'last'): string | undefined {
  const isThing = (word: string) => things.test(word);
  const at = which === 'first' ? words.findIndex(isThing) : words.findLastIndex(isThing);
  if (at >= 0) {
    const before = words.slice(0, at);
    // "5 seconds of tests" counts no tests.
    if (before.some((word) => /^(?:seconds?|minutes?|hours?|days?|times?|in|per|for|from|to|by|with|all|at)$/.test(word))) return undefined;
    const noun = /^(?:tests?|smoke|suites?)$/.test(words[at + 1] ?? '') || /^(?:cases?)$/.test(words[at + 1] ?? '') ? 1 : 0;
    return words
      .slice(0, at + 1 + noun)
      .filter((word) => word !== 'of' && word !== 'the')
      .join(' ');
  }
  const first = words[0] ?? '';
  return states.test(first) ? first : undefined;
}

/** The numbers of a row, each under its header: a row of a table that counts. */
function inRow(table: Table, cells: readonly string[]): Omit<DeclaredCount, 'what' | 'source'>[] {
  return cells.slice(1).flatMap((text, index) => {
    const header = table.header[index + 1]?.text ?? '';
    // The unit may stand in the cell once more: "14 test cases".
    const match = !/\d/.test(text)
      ? null
      : /^~?(\d{1,6})(?:\s*\/\s*(\d{1,6}))?\s*(%)?(?:\s+[a-z]{3,20}(?: [a-z]{3,20})?)?(?:\s*\([^()]*\))?$/.exec(normal(text));
    const counts = match && (roleOf(header) === 'count' || unitIn(normal(header).split(/[\s/]+/), 'last') !== undefined);
    return counts ? [counted(match, normal(header))] : [];
  });
}
