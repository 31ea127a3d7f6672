// Invariants and requirements outside traceability tables: headings below "Critical Invariants", and items with an id as label.
import type { Reader, Reading } from '../context.ts';
import { stated } from '../fact.ts';
import { fieldOf, type Field, type Item } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { groupOf, isId, numbered, prefixOf } from '../words/ids.ts';
import { testName } from '../words/names.ts';
import { coverageOf } from '../words/status.ts';
import { splitParenthesis, titleText } from '../words/text.ts';
import { testsInProse } from './prose.ts';
import { testMentions, testsInField, testsInLine } from './tests.ts';
import { allBlocks, fieldNamed, fieldsOf, isAbout, tablesOf, textOf, textsOf } from './walk.ts';

/** Reads invariants that stand under a heading about invariants, with or without an id. */
export const readPlainInvariants: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    if (section.parent && /\binvariants?\b/i.test(section.parent.title)) readHeading(reading, section);
    if (!isAbout(section, /\b(?:invariants?|requirements?)\b/i)) continue;
    for (const block of allBlocks(section.blocks)) {
      if (block.type === 'field') readItem(reading, section, block);
      if (block.type !== 'list') continue;
      for (const item of block.items) {
        const labelled = item.field ?? idLabel(item);
        if (labelled) readItem(reading, section, labelled);
      }
    }
  }
};

/** An item without a label of its own says what an id is of as "**I-1** title", "INV-3: title" or "INV-3 - title"; "R10 Specification" is a title. */
function idLabel(item: Item): Field | undefined {
  const [first, ...rest] = item.runs;
  const labelled = (label: string, value: Run[]) => fieldOf({ line: item.line, label, qualifier: '', strong: false, value, blocks: item.blocks });
  if (first?.strong && isId(first.text)) return labelled(first.text, rest);
  const label = plain(item.runs);
  return /^\S{1,20}?(?::\s|\s+[-–—]\s)/.test(label) ? labelled(label, []) : undefined;
}

/** "### 1. No Router Restart (`no_router_restart`)" with its requirement and verification. */
function readHeading(reading: Reading, section: Section): void {
  const title = section.name;
  const fields = fieldsOf(section.blocks);
  const statement = fieldNamed(fields, /^(?:requirement|statement|description|invariant)$/);
  const verification = fieldNamed(fields, /^(?:verification|verifies|verified by|how verified)$/);
  if (section.head || (!statement && !verification)) return;
  const rationale = fieldNamed(fields, /^(?:rationale|why|reason)$/);
  const tests = fieldNamed(fields, /^tests?(?: cases?)?$/);
  const { text, inside } = splitParenthesis(title);
  const alias = section.runs.find((run) => run.code && run.text === inside)?.text;
  const at = (field: Field | undefined) => reading.at(field?.line ?? section.line);
  reading.add({
    kind: 'invariant',
    name: alias ? text : title,
    ...(alias ? { aliases: [alias] } : {}),
    source: reading.at(section.line),
    mentions: testMentions('verified-by', testsInField(tests), 'listed under the invariant', reading.at),
    fields: {
      statement: stated(textOf(statement), at(statement)),
      verification: stated(textsOf(verification), at(verification)),
      rationale: stated(textOf(rationale), at(rationale)),
    },
  });
}

/** Does a heading or a row of the same document bear the id? */
function hasHeading({ outline }: Reading, id: string): boolean {
  return outline.sections.some(
    (one) => one.head?.id === id || tablesOf(one).some((table) => table.rows.some((row) => numbered(row.cells[0]?.text ?? '')?.id === id)),
  );
}

/** `- **I1: Fail-Open Behavior**: the router does not crash`, `- **R4.1**: title`, `- INV-3 - title`. */
function readItem(reading: Reading, section: Section, field: Field): void {
  const head = numbered(titleText(field.label));
  const prefix = prefixOf(head?.id ?? '');
  const kind = /^(?:I|INV)$/.test(prefix) ? 'invariant' : /^(?:R|RQ|REQ|FR|NFR|SR|BR)$/.test(prefix) ? 'requirement' : undefined;
  if (!head || !kind || !isAbout(section, kind === 'invariant' ? /\binvariants?\b/i : /\brequirements?\b/i)) return;
  const value = plain(field.value);
  const shown = testsInProse([{ type: 'text', line: field.line, runs: field.value }]);
  // Sentences about tests are no part of the title.
  const title = shown.length > 0 ? (/^.+?[.!?](?=\s|$)/.exec(value)?.[0] ?? value) : value;
  const name = titleText(head.title || title);
  if (name === '') return;
  const source = reading.at(field.line);
  const inner = fieldsOf(field.blocks);
  // A sentence about what a heading or a row of the same document defines is no second definition.
  if (!field.strong && hasHeading(reading, head.id)) return;
  reading.add({
    kind,
    id: head.id,
    name,
    source,
    mentions: testMentions(
      'verified-by',
      [...shown, ...testsInLine(field.value).filter((test) => testName(test.name)), ...testsInField(fieldNamed(inner, /^tests?(?: cases?)?$/))],
      `${kind} in a list`,
      reading.at,
    ),
    fields: {
      group: stated(groupOf(head.id), source),
      statement: stated(head.title && value !== '' ? value : undefined, source),
      status: stated(coverageOf(textOf(fieldNamed(inner, /^(?:status|coverage)$/)) ?? ''), source),
    },
  });
}
