// Requirements: rows of traceability tables and headings with an id, in groups such as "R4: Max Delivery Count Exhaustion".
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Cell, Row } from '../outline/blocks.ts';
import type { Section } from '../outline/outline.ts';
import { remembered } from '../outline/remembered.ts';
import { groupOf, isId, numbered, prefixOf, wordAndNumber, type Numbered } from '../words/ids.ts';
import { coverageOf } from '../words/status.ts';
import { isNothing, splitParenthesis, titleText } from '../words/text.ts';
import { columnsOf, isCategoryRow, isTotalRow, type Columns } from './columns.ts';
import { isBelowRequirements, labelledParts, otherPrefixes } from './sections.ts';
import { testMentions, testsInCell, testsInField, testsInTables, testsInWords } from './tests.ts';
import { fieldNamed, fieldsOf, firstText, isAbout, tablesOf, textOf } from './walk.ts';

/** The two kinds that are traced alike, one family of words for each. */
export interface Traced {
  kind: 'requirement' | 'invariant';
  column: 'requirement' | 'invariant';
  /** Ids with these prefixes are of this kind even where nothing around them says so. */
  prefixes: RegExp;
  words: RegExp;
}

const requirement: Traced = {
  kind: 'requirement',
  column: 'requirement',
  prefixes: /^(?:R|RQ|REQ|FR|NFR|SR|BR|Req)$/,
  words: /\brequirements?\b/i,
};

const invariant: Traced = { kind: 'invariant', column: 'invariant', prefixes: /^(?:I|INV|Inv|G)$/, words: /\b(?:invariants?|guarantees?)\b/i };

/** What is traced to tests, by the prefixes of its ids. */
export const tracedKinds: readonly Traced[] = [requirement, invariant];

/** Reads requirements. */
export const readRequirements: Reader = (reading) => readTraced(reading, requirement);

/** Reads invariants that have ids; those without are read by their headings. */
export const readInvariants: Reader = (reading) => readTraced(reading, invariant);

function readTraced(reading: Reading, traced: Traced): void {
  const rowsOf = new Map(
    reading.outline.sections.map((section) => [section, tablesOf(section).flatMap((table) => readTable(reading, section, columnsOf(table), traced))]),
  );
  const groups = new Set([...rowsOf.values()].flat().map(groupOf));
  for (const [section, ids] of rowsOf) {
    const head = section.head;
    // "R8: Detailed Coverage" goes on about a group that has its rows under another heading.
    if (head && groups.has(head.id) && !ids.some((id) => groupOf(id) === head.id)) continue;
    readHeading(reading, section, traced, ids);
  }
}

/** The rows of a traceability table; returns the ids found. */
function readTable(reading: Reading, section: Section, columns: Columns, traced: Traced): string[] {
  if (!isTraceability(section, columns, traced)) return [];
  const ids: string[] = [];
  const rows = rowsOfClaims(columns, traced).filter((row) => row.cells.some((cell) => cell.text !== ''));
  const numberedRows = rows.filter((row) => idOfRow(columns, row, traced) !== undefined).length;
  for (const row of rows) {
    const head = idOfRow(columns, row, traced);
    if (!head) {
      if (numberedRows === 0) {
        addUnnumbered(reading, section, columns, row, traced);
        continue;
      }
      reading.unreadable(row.line, `this row of a traceability table has no id, expected one such as "R1.1: title": "${firstCell(row)}"`);
      continue;
    }
    ids.push(head.id);
    addRow(reading, section, columns, row, head, traced);
  }
  return ids;
}

function isTraceability(section: Section, columns: Columns, traced: Traced): boolean {
  if (columns.has('count')) return false;
  if (!columns.has('test')) return isListing(section, columns, traced);
  if (columns.has(traced.column)) return true;
  // "ID | Title | Tests" below a heading about requirements.
  if (isListing(section, columns, traced)) return true;
  // "Metric | Test Cases | Coverage" below "M1: Error Metrics" with a requirement's statement: rows with ids of that group.
  const group = section.head;
  if (traced.kind !== 'requirement' || !group || columns.has('invariant')) return false;
  return columns.table.rows.some((row) => groupOf(numbered(firstCell(row))?.id ?? '') === group.id);
}

/** The rows that stand for a claim each. One whose other cells are empty does too when it has an id that none is numbered under. */
function rowsOfClaims(columns: Columns, traced: Traced): Row[] {
  const groups = new Set(columns.table.rows.map((row) => groupOf(idOfRow(columns, row, traced)?.id ?? '')));
  return columns.table.rows.filter((row) => {
    const id = isCategoryRow(row) ? idOfRow(columns, row, traced)?.id : '';
    return id !== undefined && !groups.has(id) && !isTotalRow(row);
  });
}

/** A table without tests lists requirements when most of its rows carry ids that only requirements have. */
function isListing(section: Section, columns: Columns, traced: Traced): boolean {
  if (!columns.has(traced.column) && !(columns.has('id') && isAbout(section, traced.words))) return false;
  if (columns.has('scenario') || columns.has('task')) return false;
  const rows = rowsOfClaims(columns, traced);
  const own = rows.filter((row) => traced.prefixes.test(prefixOf(idOfRow(columns, row, traced)?.id ?? '')));
  return own.length > 0 && own.length * 2 >= rows.length;
}

/** Rows of a table in which no row has an id are known by their words, when tests stand beside them. */
function addUnnumbered(reading: Reading, section: Section, columns: Columns, row: Row, traced: Traced): void {
  const name = titleText(columns.cell(row, traced.column)?.text ?? '');
  const tests = columns.cells(row, 'test').flatMap(({ cell }) => testsInCell(cell, columns.cell(row, 'suite')));
  if (!isNothing(name) && (tests.length > 0 || isNothing(columns.cell(row, 'test')?.text ?? '')))
    addRow(reading, section, columns, row, { word: undefined, id: '', title: name }, traced);
}

function idOfRow(columns: Columns, row: Row, traced: Traced): Numbered | undefined {
  return headsOf.get(traced)?.(columns).get(row);
}

/** What each row of a table begins with: asked for several times, and in a large table the most work of all. */
const headsOf = new Map(
  tracedKinds.map((traced) => [traced, remembered((columns: Columns) => new Map(columns.table.rows.map((row) => [row, headOfRow(columns, row, traced)])))]),
);

function headOfRow(columns: Columns, row: Row, traced: Traced): Numbered | undefined {
  const own = columns.cells(row, traced.column).map(({ cell }) => cell.text);
  let found: Readonly<Numbered> | undefined;
  for (const text of [...columns.cells(row, 'id').map(({ cell }) => cell.text), ...own, firstCell(row)]) found ??= numbered(titleText(text));
  if (!found) return undefined;
  const title = found.title || own.find((text) => !isId(text.trim()) && !numbered(text)) || nameCell(columns, row);
  return { ...found, title: titleText(title) };
}

/** The cell of a title; where no header says so, the first that holds a few words: "What we promise". */
function nameCell(columns: Columns, row: Row): string {
  const named = columns.cell(row, 'name')?.text ?? columns.cell(row, 'description')?.text;
  return named ?? columns.others(row).find((cell) => /\p{L}+\s+\p{L}+/u.test(cell.text) && !cell.runs.some((run) => run.code))?.text ?? '';
}

function firstCell(row: Row): string {
  return row.cells[0]?.text ?? '';
}

function addRow(reading: Reading, section: Section, columns: Columns, row: Row, head: Numbered, traced: Traced): void {
  const source = reading.at(row.line);
  const cells = columns.cells(row, 'test').map(({ cell }) => cell);
  const suites = columns.cell(row, 'suite');
  const further = [...columns.cells(row, 'evidence'), ...columns.cells(row, 'levelTests')].map(({ cell }) => cell);
  const tests = [...cells, ...further].flatMap((cell) => testsInCell(cell, suites));
  const inWords = cells.map((cell) => testsInWords(cell, 'requirement', source));
  const mentions: Mention[] = [...testMentions('verified-by', tests, 'traceability row', reading.at), ...inWords.flatMap((found) => found.mentions)];
  sayWhenNothing(reading, row, cells, mentions.length);
  const status = columns.cell(row, 'status')?.text ?? '';
  reading.add({
    kind: traced.kind,
    id: head.id || undefined,
    name: head.title || undefined,
    // "Requirement | Proved by", for those who know the titles: what another place defines, this one speaks of.
    refers: head.id !== '' && head.title === '',
    source,
    mentions,
    fields: {
      group: stated(groupIn(section, head.id), source),
      status: stated(coverageOf(status), source),
      ...(traced.kind === 'requirement' ? { priority: stated(columns.cell(row, 'priority')?.text || undefined, source) } : {}),
      testsInWords: stated(
        inWords.flatMap((found) => found.words?.value ?? []),
        source,
      ),
    },
  });
}

/** A test cell with words that lead to no test would be lost: say so. */
function sayWhenNothing(reading: Reading, row: Row, cells: Cell[], found: number): void {
  const text = cells
    .map((cell) => cell.text)
    .join(' ')
    .trim();
  // Other ways to verify than by tests are no tests that were lost.
  const otherwise = /^(?:to be\b|manual|inspection|analysis|review|demonstration|monitoring|by design|not (?:tested|covered))/i.test(text);
  if (found === 0 && !isNothing(text) && !otherwise) {
    reading.unreadable(row.line, `no test can be read from "${text}", expected test names in code or ids such as R1.1-R1.4`);
  }
}

/** The group of a row: the dotted id's head, or the group whose heading the table stands below. */
function groupIn(section: Section, id: string): string | undefined {
  for (let at: Section | undefined = section; at; at = at.parent) {
    const heading = at.head;
    if (heading && heading.id !== id && prefixOf(heading.id) === prefixOf(id) && id.startsWith(heading.id)) return heading.id;
  }
  return groupOf(id);
}

/** A heading with an id: a group when rows or headings below it are numbered under it, else one entity. */
function readHeading(reading: Reading, section: Section, traced: Traced, rowIds: string[]): void {
  if (section.level === 0) return;
  const head = headingId(section, traced);
  if (!head || !isOfKind(section, head, traced, rowIds)) return;
  const source = reading.at(section.line);
  const { text, inside } = splitParenthesis(head.title);
  const alias = section.runs.find((run) => run.code && run.text === inside)?.text;
  const name = titleText(alias ? text : head.title);
  const fields = labelledParts(section);
  const statementField = fieldNamed(fields, /^(?:requirement|statement|invariant|description)$/);
  const statement = stated(textOf(statementField) ?? firstText(section.blocks), reading.at(statementField?.line ?? section.line));
  const aliases = alias ? { aliases: [alias] } : {};
  if (isGroup(section, head.id, rowIds)) {
    reading.add({ kind: `${traced.kind}-group` as const, id: head.id, name, source, mentions: [], fields: { statement }, ...aliases });
    return;
  }
  const testField = fieldNamed(fields, /^(?:related |covering )?test(?:s| cases?| coverage)?$|^verified by$|^(?:verification|evidence)(?: method)?$/);
  const statusField = fieldNamed(fields, /^(?:status|coverage|coverage status)$/);
  const priorityField = fieldNamed(fields, /^priority$/);
  reading.add({
    kind: traced.kind,
    id: head.id,
    name,
    source,
    ...aliases,
    mentions: testMentions('verified-by', [...testsInField(testField), ...testsInTables(section.blocks)], `${traced.kind} heading`, reading.at),
    fields: {
      group: stated(groupIn(section, head.id), source),
      statement,
      status: stated(coverageOf(textOf(statusField) ?? ''), reading.at(statusField?.line ?? section.line)),
      ...(traced.kind === 'requirement' ? { priority: stated(textOf(priorityField), reading.at(priorityField?.line ?? section.line)) } : {}),
    },
  });
}

/** `R4: Title`, and `Requirement 4: Title` where the word says what the number is of. */
function headingId(section: Section, traced: Traced): Numbered | undefined {
  const counted = wordAndNumber(section.name);
  return section.head ?? (counted?.word === traced.kind && counted.title ? counted : undefined);
}

function isOfKind(section: Section, head: Numbered, traced: Traced, rowIds: string[]): boolean {
  if (rowIds.some((id) => groupOf(id) === head.id)) return true;
  if (head.title === '') return false;
  if (head.word) return head.word === traced.kind;
  if (isBelowRequirements(section, traced.words) && !otherPrefixes.test(prefixOf(head.id)) && /[-_.]|^[A-Z]{2}/.test(head.id)) return true;
  const prefix = prefixOf(head.id);
  // `REQ-7` with a test or a status below it needs no heading about requirements above it; `R7` does.
  if (
    /^(?:RE?Q|N?FR|Req|INV|Inv)$/.test(prefix) &&
    traced.prefixes.test(prefix) &&
    fieldNamed(fieldsOf(section.blocks), /^(?:tests?(?: cases?)?|verified by|status)$/)
  )
    return true;
  return traced.prefixes.test(prefix) && (isAbout(section, traced.words) || hasStatement(section, traced));
}

function hasStatement(section: Section, traced: Traced): boolean {
  return fieldNamed(fieldsOf(section.blocks), new RegExp(`^${traced.kind}$`)) !== undefined;
}

function isGroup(section: Section, id: string, rowIds: string[]): boolean {
  const below = section.children.map((child) => child.head?.id);
  return [...rowIds, ...below].some((other) => other !== undefined && other !== id && other.startsWith(id));
}
