// Tasks with an id: headings such as "[task_id] Title" and the tables that track them.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Field, Item, Row } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { isId, lettersOf, numbered, prefixOf, wordAndNumber } from '../words/ids.ts';
import { isModuleName } from '../words/names.ts';
import { markedDone } from '../words/status.ts';
import { isNothing, splitParenthesis, titleText, undecorated } from '../words/text.ts';
import { columnsOf, isTotalRow, type Columns } from './columns.ts';
import { numberingsOf } from './numberings.ts';
import { checklistOf } from './processes.ts';
import { isScenarioId, labelledParts } from './sections.ts';
import { fieldNamed, fieldsOf, isAbout, itemsOf, runsIn, tablesOf, textOf, textsOf } from './walk.ts';

/** Reads tasks from headings and from tables with a task column. */
export const readTasks: Reader = (reading) => {
  const tracked = trackedIds(reading);
  for (const section of reading.outline.sections) {
    const head = taskHead(reading, section) ?? trackedHead(section, tracked);
    if (head) readHeading(reading, section, head);
    for (const item of itemsOf(section.blocks, true)) {
      readItem(reading, section, item);
      readClosed(reading, section, item);
    }
    for (const table of tablesOf(section)) readTable(reading, section, columnsOf(table));
  }
};

function taskHead(reading: Reading, section: Section): { id: string; name: string } | undefined {
  if (section.level < 2) return undefined;
  const title = section.name;
  const bracketed = /^\[([A-Za-z][\w.-]*)\]\s*[:–—-]?\s*(\S.*)$/.exec(title);
  // "[REQ-003] Title" is what its prefix says; a task in brackets has words or a prefix of tasks.
  const isTask = !isId(bracketed?.[1] ?? '') || /^(?:T|TASK)$/.test(prefixOf(bracketed?.[1] ?? ''));
  if (bracketed?.[1] && bracketed[2] && isTask) return { id: bracketed[1], name: titleText(bracketed[2]) };
  const described = fieldsOf(section.blocks).some((field) =>
    /^(?:goal|priority|status|state|owner|who|assignee|success criteria|actions|acceptance criteria|definition of done)$/.test(field.words),
  );
  const head = numbered(title);
  if (described && head?.title && (head.word === 'task' || /^(?:T|TASK)$/.test(prefixOf(head.id)))) return { id: head.id, name: titleText(head.title) };
  if (described && head?.title && head.word === undefined && isNumberedTask(reading, section, head.id)) return { id: head.id, name: titleText(head.title) };
  const counted = wordAndNumber(title);
  if (described && counted?.word === 'task' && counted.title) return { id: counted.id, name: titleText(counted.title) };
  return undefined;
}

/** `TD-03` in a document of things to do that numbers them so. */
function isNumberedTask(reading: Reading, section: Section, id: string): boolean {
  return (ofTasks.test(reading.title) || isAbout(section, ofTasks)) && isScenarioId(id) && numberingsOf(reading.outline).has(lettersOf(id));
}

/** The ids in this document's tables of tasks, and whether the table has their titles. */
function trackedIds(reading: Reading): ReadonlyMap<string, boolean> {
  return new Map(
    reading.outline.sections.flatMap((section) =>
      tablesOf(section).flatMap((table) => {
        const columns = columnsOf(table);
        const column = columnOfTasks(reading, section, columns);
        if (!column) return [];
        const isTitled = column === 'task' ? columns.has('id') : columns.has('name') || columns.has('description');
        return table.rows.flatMap((row) => {
          const id = (column === 'task' ? idIn(columns, row) : undefined) ?? columns.cell(row, column)?.text.trim();
          return id === undefined ? [] : [[id, isTitled] as const];
        });
      }),
    ),
  );
}

/** `T-07` in a column of its own, before the task. */
function idIn(columns: Columns, row: Row): string | undefined {
  const id = columns.cell(row, 'id')?.text.trim() ?? '';
  return isId(id) ? id : undefined;
}

/** `## replica_lag_panel`, `### T-07 Rebuild`: a heading that is the id of a task in a table of the same document, with or without a title. */
function trackedHead(section: Section, tracked: ReadonlyMap<string, boolean>): TaskHead | undefined {
  const [, id = '', title = ''] = /^([A-Za-z][\w-]*)(?:(?:\s*[:–—-]|(?<=\d))\s+(\S.*))?$/.exec(section.name) ?? [];
  const isTitled = tracked.get(id);
  if (isTitled === undefined || section.level < 2) return undefined;
  if (title === '') return { id, name: undefined };
  // Beside its title in the table it has another one here.
  return isTitled ? { id, name: undefined, alias: titleText(title) } : { id, name: titleText(title) };
}

interface TaskHead {
  id: string;
  name: string | undefined;
  alias?: string;
}

function readHeading(reading: Reading, section: Section, head: TaskHead): void {
  const parts = labelledParts(section);
  const named = (label: RegExp) => fieldNamed(parts, label);
  const at = (field: Field | undefined) => reading.at(field?.line ?? section.line);
  const type = named(/^type$/);
  const priority = named(/^priority$/);
  const status = named(/^(?:status|state)$/);
  const owner = named(/^(?:owner|who|assignee|assigned to)$/);
  const goal = named(/^(?:goal|objective|description)$/);
  const frequency = named(/^(?:frequency|cadence|schedule)$/);
  const triggers = named(/^triggers?$/);
  const steps = named(/^(?:actions?|steps)$/);
  const criteria = named(/^(?:(?:success|acceptance) criteria|(?:done|finished) when)$/);
  const done = named(/^definition of done$/);
  // Steps with boxes are what is to be ticked off.
  const ticked = steps?.words === 'steps' && itemsOf(steps.blocks).some((item) => item.checked !== undefined);
  const checklist = named(/^checklist$/) ?? (ticked ? steps : undefined);
  const actions = ticked ? undefined : steps;
  const above = section.parent && section.parent.level > 1 ? section.parent.name : undefined;
  const ownerText = textOf(owner);
  reading.add({
    kind: 'task',
    id: head.id,
    name: head.name,
    ...(head.alias ? { aliases: [head.alias] } : {}),
    source: reading.at(section.line),
    mentions: [triggers, frequency].flatMap((field) => (field ? moduleMentions(reading, field) : [])),
    fields: {
      type: stated(textOf(type) ?? above, at(type)),
      priority: stated(textOf(priority), at(priority)),
      status: stated(words(textOf(status)?.split(/[,;(]/)[0]), at(status)),
      owner: owner && ownerText !== undefined ? { value: isNothing(ownerText) ? null : ownerText, source: at(owner) } : undefined,
      goal: stated(textOf(goal), at(goal)),
      frequency: stated(textsOf(frequency), at(frequency)),
      triggers: stated(listed(triggers), at(triggers)),
      actions: stated(textsOf(actions), at(actions)),
      criteria: stated(textsOf(criteria), at(criteria)),
      definitionOfDone: stated(done && marked(done), at(done)),
      checklist: stated(checklist && checklistOf(checklist.blocks), at(checklist)),
    },
  });
}

/** `- [ ] **TASK-101**: Title`: an item of a list of tasks with an id that only tasks have. */
function readItem(reading: Reading, section: Section, item: Item): void {
  if (item.checked === undefined && !item.runs.some((run) => run.text.includes('TASK'))) return;
  const head = numbered(titleText(plain(item.runs)));
  if (!head?.title) return;
  const isTask = prefixOf(head.id) === 'TASK' || (item.checked !== undefined && isNumberedTask(reading, section, head.id));
  if (!isTask || (item.checked === undefined && !isAbout(section, /\b(?:tasks?|todo|backlog)\b/i))) return;
  const source = reading.at(item.line);
  const status = item.checked === undefined ? undefined : item.checked ? 'done' : 'open';
  const { text, inside } = splitParenthesis(head.title);
  const owner = /(?:\bowner:?\s+|\bassigned to\s+|@)([\p{L}][\p{L}\p{N} ._-]*)/iu.exec(inside ?? '')?.[1]?.trim();
  reading.add({
    kind: 'task',
    id: head.id,
    name: titleText(text),
    source,
    mentions: [],
    fields: { status: stated(status, source), owner: stated(owner, source), priority: stated(/\bP[0-4]\b/.exec(inside ?? '')?.[0], source) },
  });
}

/** `- TD-01 spool on its own volume, 2026-02-03` below "Closed", in a document whose headings number tasks so. */
function readClosed(reading: Reading, section: Section, item: Item): void {
  const state = /^(?:closed|done|finished|completed|dropped|rejected|open)\b/i.exec(section.name)?.[0].toLowerCase();
  if (state === undefined || !ofTasks.test(reading.title)) return;
  const [, id = '', title = ''] = /^(\S+?)[:.]?\s+(?:[-–—]\s+)?(\S.*)$/.exec(plain(item.runs)) ?? [];
  if (!isId(id) || !isNumberedTask(reading, section, id)) return;
  const source = reading.at(item.line);
  const name = titleText(title.replace(/[\s,;(]+\d{4}-\d{2}-\d{2}\)?\.?$/, ''));
  reading.add({ kind: 'task', id, name, source, mentions: [], fields: { status: stated(state, source) } });
}

function words(text: string | undefined): string | undefined {
  return text === undefined ? undefined : undecorated(text) || undefined;
}

/** The items below a label; its own words are only a lead ("Changes to:"). */
function listed(field: Field | undefined): string[] {
  const items = itemsOf(field?.blocks ?? []).map((item) => plain(item.runs));
  return items.length > 0 ? items : textsOf(field);
}

function marked(field: Field): { text: string; done: boolean }[] {
  return itemsOf(field.blocks).map((item) => {
    const text = plain(item.runs);
    return { text: undecorated(text), done: item.checked ?? markedDone(text) ?? false };
  });
}

/** "Mandatory review when `router_nats` changes": the modules whose change triggers the task. */
function moduleMentions(reading: Reading, field: Field): Mention[] {
  return runsIn(field)
    .flat()
    .filter((run) => run.code && isModuleName(run.text.trim()))
    .map((run) => ({
      type: 'triggers',
      target: { kind: 'module', name: run.text.trim() },
      why: 'a change of the module triggers the task',
      source: reading.at(run.line),
      reverse: true,
    }));
}

const ofTasks = /\b(?:tasks?|to-?dos?|things to do|backlog|action items?|actions?|follow-?ups?)\b/i;

/** A task column, or, where tasks are spoken of, an id with who does it and how far it is. */
function columnOfTasks(reading: Reading, section: Section, columns: Columns): 'task' | 'id' | undefined {
  if (columns.has('count')) return undefined;
  if (columns.has('task')) return columns.has('status') || columns.has('owner') || columns.has('priority') ? 'task' : undefined;
  const isTask = columns.has('id', 'owner', 'status') && (isAbout(section, ofTasks) || ofTasks.test(reading.title));
  const others = (['requirement', 'invariant', 'scenario', 'test', 'alert', 'metric'] as const).some((role) => columns.has(role));
  return isTask && !others && columns.table.rows.every((row) => isId(columns.cell(row, 'id')?.text ?? '')) ? 'id' : undefined;
}

function readTable(reading: Reading, section: Section, columns: Columns): void {
  const column = columnOfTasks(reading, section, columns);
  if (!column) return;
  for (const row of columns.table.rows) {
    if (isTotalRow(row)) continue;
    const source = reading.at(row.line);
    const cell = columns.cell(row, column);
    const inCell = cell?.runs.find((run) => run.code)?.text.trim() ?? /^[A-Za-z][\w-]*[_\d][\w-]*$/.exec(cell?.text ?? '')?.[0];
    const own = column === 'task' ? idIn(columns, row) : undefined;
    const id = own ?? inCell;
    if (!cell || isNothing(cell.text)) {
      reading.unreadable(row.line, 'this row of a table of tasks names none, expected an id or a title');
      continue;
    }
    const owner = columns.cell(row, 'owner')?.text;
    const title = columns.cell(row, 'name')?.text ?? columns.cell(row, 'description')?.text;
    reading.add({
      kind: 'task',
      id,
      name: (title && titleText(title)) || (id && !own ? undefined : titleText(cell.text)),
      source,
      mentions: [],
      fields: {
        priority: stated(words(columns.cell(row, 'priority')?.text), source),
        status: stated(words(columns.cell(row, 'status')?.text), source),
        owner: owner === undefined ? undefined : { value: isNothing(owner) ? null : owner, source },
        notes: stated(columns.cell(row, 'comments')?.text || undefined, source),
      },
    });
  }
}
