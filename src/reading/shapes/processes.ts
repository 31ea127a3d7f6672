// Maintenance processes with their checklists, the reports of dry runs, and what triggers a review.
import type { Reader, Reading } from '../context.ts';
import { stated } from '../fact.ts';
import type { Field, Item } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import { ancestors, type Section } from '../outline/outline.ts';
import { wordAndNumber } from '../words/ids.ts';
import { dateIn } from '../words/measures.ts';
import { isNothing, titleText, undecorated } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { aboutTriggers, isReviewTrigger, labelledParts } from './sections.ts';
import { allBlocks, blocksBelow, fieldNamed, fieldsOf, isAbout, itemsOf, labelText, tablesOf, textOf, textsOf } from './walk.ts';

/** Reads "Process 3: ..." headings: definitions, and in a dry-run report their last dry run. */
export const readProcesses: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    const head = wordAndNumber(titleText(section.title));
    if (head?.word !== 'process' || head.title === '' || section.level === 0) continue;
    if (isReport(reading, section)) readDryRun(reading, section, head.id, head.title);
    else readProcess(reading, section, head.id, head.title);
  }
};

const report = /\bdry[- ]?run\b|\b(?:review|maintenance) report\b/i;

function isReport(reading: Reading, section: Section): boolean {
  if (report.test(reading.title)) return true;
  for (const above of ancestors(section)) if (report.test(above.title)) return true;
  return false;
}

/** The checkboxes among blocks, nested ones too. */
export function checklistOf(blocks: Parameters<typeof itemsOf>[0]): { text: string; done: boolean }[] {
  return itemsOf(blocks, true)
    .filter((item) => item.checked !== undefined)
    .map((item) => ({ text: plain(item.runs), done: item.checked ?? false }));
}

function readProcess(reading: Reading, section: Section, id: string, title: string): void {
  const source = reading.at(section.line);
  const blocks = blocksBelow(section);
  const fields = [...labelledParts(section), ...[...allBlocks(blocks)].filter((block): block is Field => block.type === 'field')];
  const triggers = fieldNamed(fields, /^triggers?(?: events?)?$/);
  const frequency = [...section.children].find((child) => /\b(?:frequency|cadence|schedule)\b/i.test(child.title));
  const cadence = fieldNamed(fields, /^(?:cadence|frequency|schedule)$/);
  reading.add({
    kind: 'process',
    id,
    name: titleText(title),
    source,
    mentions: [],
    fields: {
      number: stated(Number.isInteger(Number(id)) ? Number(id) : undefined, source),
      checklist: stated(checklistOf(blocks), source),
      triggers: stated(textsOf(triggers), reading.at(triggers?.line ?? section.line)),
      cadence: stated(
        cadence ? textsOf(cadence) : itemsOf(frequency?.blocks ?? []).map((item) => plain(item.runs)),
        reading.at(cadence?.line ?? frequency?.line ?? section.line),
      ),
    },
  });
}

function readDryRun(reading: Reading, section: Section, id: string, title: string): void {
  const top = reading.outline.sections.slice(0, 2).flatMap((part) => fieldsOf(part.blocks));
  const dateText = textOf(fieldNamed(top, /^(?:date|dry[- ]run date|executed)$/));
  const fields = [...allBlocks(blocksBelow(section))].flatMap((block) => (block.type === 'list' ? fieldsOf([block]) : block.type === 'field' ? [block] : []));
  const status = fieldNamed(fields, /^(?:status|result|outcome)$/);
  const value = textOf(status);
  reading.add({
    kind: 'process',
    id,
    name: titleText(title),
    refers: true,
    source: reading.at(section.line),
    mentions: [],
    fields: {
      lastDryRun: {
        value: { date: dateText && (dateIn(dateText) ?? dateText), result: value && undecorated(value), steps: usefulnessOf(fields) },
        source: reading.at(status?.line ?? section.line),
      },
    },
  });
}

/** `**High value**: the step (why)`: how useful each step was. */
function usefulnessOf(fields: readonly Field[]): { step: string; usefulness: string }[] {
  return fields.flatMap((field) => {
    const usefulness = /^(high|medium|low)(?: value)?$/.exec(labelText(field))?.[1];
    const step = plain(field.value);
    return usefulness && step !== '' ? [{ step, usefulness }] : [];
  });
}

/** Reads what must lead to a review: numbered events with trigger, action and timeline, and tables of them. */
export const readReviewTriggers: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    if (!isAbout(section, aboutTriggers)) continue;
    for (const item of itemsOf(section.blocks)) readTriggerItem(reading, item);
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!columns.has('trigger') || !(columns.has('action') || columns.has('timeline'))) continue;
      for (const row of table.rows) {
        const source = reading.at(row.line);
        const name = titleText(columns.cell(row, 'trigger')?.text ?? '');
        if (isNothing(name)) reading.unreadable(row.line, 'this row of review triggers names no event, expected one');
        else {
          reading.add({
            kind: 'review-trigger',
            name,
            source,
            mentions: [],
            fields: {
              priority: stated(columns.cell(row, 'priority')?.text || undefined, source),
              timeline: stated(columns.cell(row, 'timeline')?.text || undefined, source),
              actions: stated(columns.cell(row, 'action')?.lines.map(plain), source),
            },
          });
        }
      }
    }
    if (isReviewTrigger(section)) addTrigger(reading, titleText(section.title), section.line, fieldsOf(section.blocks), undefined);
  }
};

function readTriggerItem(reading: Reading, item: Item): void {
  const first = item.runs.find((run) => run.strong);
  const fields = fieldsOf(item.blocks);
  if (!first || !item.runs[0]?.strong || !fieldNamed(fields, /^(?:actions?|timeline)$/)) return;
  const rest = plain(item.runs.filter((run) => !run.strong));
  addTrigger(reading, plain(item.runs.filter((run) => run.strong)), item.line, fields, /\(([^()]*)\)/.exec(rest)?.[1]);
}

function addTrigger(reading: Reading, name: string, line: number, fields: readonly Field[], inParenthesis: string | undefined): void {
  const named = (label: RegExp) => fieldNamed(fields, label);
  const at = (field: Field | undefined) => reading.at(field?.line ?? line);
  const priority = inParenthesis ?? textOf(named(/^priority$/));
  reading.add({
    kind: 'review-trigger',
    name: titleText(name),
    source: reading.at(line),
    mentions: [],
    fields: {
      priority: stated(priority?.replace(/\s*priority$/i, ''), at(named(/^priority$/))),
      trigger: stated(textOf(named(/^triggers?$/)), at(named(/^triggers?$/))),
      timeline: stated(textOf(named(/^timeline$/)), at(named(/^timeline$/))),
      actions: stated(textsOf(named(/^actions?$/)), at(named(/^actions?$/))),
    },
  });
}
