// Lists of what is missing or to be created, and what of them is there: "Alerts to create: `OrdersDown`, ...".
import type { Block, Item } from '../../reading/outline/blocks.ts';
import { plain, type Run } from '../../reading/outline/inline.ts';
import { remembered } from '../../reading/outline/remembered.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { Found } from '../rule.ts';
import { homeOf, type Subject } from '../subject.ts';
import { isPast } from './lines.ts';

const announces =
  /\b(?:missing|lacking|to (?:be )?(?:create|add|write|define|implement)d?|to-be-created|not yet (?:created|defined|written|added|implemented)|do(?:es)? not exist(?: yet)?|still (?:need|open))\b[^.]{0,40}\b(alerts?|alert rules?|tests?|test cases)\b|\b(alerts?|alert rules?|tests?|test cases)\b[^.]{0,40}\b(?:missing|to (?:be )?(?:create|add|write|define|implement)d?|not yet (?:created|defined|written|added|implemented)|do(?:es)? not exist(?: yet)?)\b/i;

/** Every list of a document that calls missing what a rule file or a suite has. */
export function* missingLists(subject: Subject, reading: DocumentReading): Generator<Found> {
  for (const section of reading.outline.sections) {
    if (announces.test(section.title) && !isPast(reading, section.line)) yield* inBlocks(subject, reading, section.blocks);
    else yield* afterSentences(subject, reading, section.blocks);
  }
}

function* afterSentences(subject: Subject, reading: DocumentReading, blocks: readonly Block[]): Generator<Found> {
  for (const [index, block] of blocks.entries()) {
    const text = block.type === 'text' ? plain(block.runs) : block.type === 'field' ? block.label : '';
    if (!announces.test(text) || isPast(reading, block.line)) continue;
    if (block.type === 'field') yield* inBlocks(subject, reading, [...block.blocks, { type: 'text', line: block.line, runs: block.value }]);
    const next = blocks[index + 1];
    if (block.type === 'text' && next?.type === 'list' && /:\s*$/.test(text)) yield* inBlocks(subject, reading, [next]);
  }
}

function* inBlocks(subject: Subject, reading: DocumentReading, blocks: readonly Block[]): Generator<Found> {
  for (const block of blocks) {
    const lines: readonly Pick<Item, 'runs' | 'line' | 'checked'>[] =
      block.type === 'list'
        ? block.items
        : block.type === 'table'
          ? block.rows.map((row) => ({ runs: row.cells[0]?.runs ?? [], line: row.line, checked: undefined }))
          : block.type === 'text'
            ? [{ runs: block.runs, line: block.line, checked: undefined }]
            : [];
    for (const { runs, line, checked } of lines) {
      if (checked) continue;
      // The first name of an item is what is missing; in a sentence each is.
      const names = namesIn(runs).slice(0, block.type === 'text' ? 20 : 1);
      for (const name of names) yield* found(subject, name, { file: reading.path, line });
    }
  }
}

function namesIn(runs: readonly Run[]): string[] {
  const codes = runs.filter((run) => run.code).map((run) => run.text.trim().replace(/\/\d+$/, ''));
  return codes.length > 0 ? codes : (plain(runs).match(/\b(?:[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+|test_\w+)\b/g) ?? []);
}

/** For each name the first test that a suite defines, or that ran. */
const testsThere = remembered((subject: Subject) => {
  const there = subject.of('test').filter((one) => one.fields.definition !== undefined || one.fields.lastResult !== undefined);
  return new Map(there.toReversed().map((test) => [test.name, test]));
});

function* found(subject: Subject, name: string, source: { file: string; line: number }): Generator<Found> {
  const alert = subject.get(`alert:${name}`);
  if (alert?.kind === 'alert' && alert.fields.rule) {
    yield { message: `${name} is said to be missing, and a rule has it`, source, entities: [alert.key], related: [{ ...homeOf(alert), message: name }] };
    return;
  }
  const test = testsThere(subject).get(name);
  const place = test?.fields.definition ?? test?.fields.lastResult?.source;
  if (test && place) yield { message: `${name} is said to be missing, and it is there`, source, entities: [test.key], related: [{ ...place, message: name }] };
}
