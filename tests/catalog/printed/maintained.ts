// Processes, review triggers, tasks and terms as documents.
import type { Entity } from '../../../src/model/catalog.ts';
import { code, field, listField, page, table, text } from './markdown.ts';
import type { Printer, Printing } from './printing.ts';

const boxes = (list: readonly { text: string; done: boolean }[] | undefined) => list?.map((one) => `[${one.done ? 'x' : ' '}] ${text(one.text)}`);

/** Processes, and a report for each day on which some were played through. */
export const processes: Printer = (printing) =>
  [...printing.families('process')].flatMap(([family, all]) => {
    const body = page(
      '# Maintenance',
      ...all.map(({ id, name, fields: { cadence, triggers, checklist } }) => [
        `## Process ${id}: ${text(name)}`,
        ...listField('Cadence', cadence?.map(text)),
        ...listField('Triggers', triggers?.map(text)),
        ...listField('Checklist', boxes(checklist)),
      ]),
    );
    const reports = [
      ...Map.groupBy(
        all.filter(({ fields }) => fields.lastDryRun),
        ({ fields }) => fields.lastDryRun?.date,
      ),
    ].map(([date, some]) => ({
      path: `${family}/dry-run-${date}.md`,
      family,
      body: page(
        '# Dry run report',
        ...field('Date', date),
        ...some.map(({ id, name, fields: { lastDryRun } }) => [
          `## Process ${id}: ${text(name)}`,
          ...field('Status', lastDryRun?.result && text(lastDryRun.result)),
          ...(lastDryRun?.steps ?? []).flatMap(({ step, usefulness }) => field(`${usefulness} value`, text(step))),
        ]),
      ),
    }));
    return [{ path: `${family}/processes.md`, family, body }, ...reports];
  });

/** What leads to a review. */
export const reviewTriggers: Printer = (printing) => {
  const all = printing.ofKind('review-trigger');
  if (all.length === 0) return [];
  const body = page(
    '# Maintenance',
    '## Review triggers',
    ...all.map(({ name, fields: { priority, timeline, trigger, actions } }) => [
      `### ${text(name)}`,
      ...field('Priority', priority && text(priority)),
      ...field('Trigger', trigger && text(trigger)),
      ...field('Timeline', timeline && text(timeline)),
      ...listField('Actions', actions?.map(text)),
    ]),
  );
  return [{ path: 'review-triggers.md', body }];
};

/** Tasks below their headings, and a table of remarks. */
export const tasks: Printer = (printing) =>
  [...printing.families('task')].map(([family, all]) => ({
    path: `${family === '' ? 'all' : family}/tasks.md`,
    family: family === '' ? undefined : family,
    body: page(
      '# Tasks',
      ...all.flatMap((one) => (one.id === undefined ? [] : [task(printing, one)])),
      '## Remarks',
      table(
        ['Task', 'Title', 'Priority', 'Status', 'Owner', 'Comments'],
        all.map(({ id, name, fields: { priority, status, owner, notes } }) => [
          id === undefined ? text(name) : code(id),
          text(name),
          priority && text(priority),
          status && text(status),
          owner === null || owner === undefined ? 'TBD' : text(owner),
          notes && text(notes),
        ]),
      ),
    ),
  }));

function task(printing: Printing, one: Entity<'task'>): string[] {
  const { priority, status, owner, type, goal, frequency, triggers, actions, criteria, definitionOfDone, checklist } = one.fields;
  const modules = new Set(printing.from(one, 'triggers', 'module').map(({ name }) => name));
  const words = (value: string) =>
    value
      .split(/(?<!\w)(?=\w)|(?<=\w)(?!\w)/)
      .map((word) => (modules.has(word) ? code(word) : text(word)))
      .join('');
  return [
    `### [${one.id}] ${text(one.name)}`,
    ...field('Type', type && text(type)),
    ...field('Priority', priority && text(priority)),
    ...field('Status', status && text(status)),
    ...field('Owner', owner === null ? 'TBD' : owner && text(owner)),
    ...field('Goal', goal && text(goal)),
    ...listField('Frequency', frequency?.map(words)),
    ...listField('Triggers', triggers?.map(words)),
    ...listField('Actions', actions?.map(text)),
    ...listField('Success criteria', criteria?.map(text)),
    ...listField('Definition of done', boxes(definitionOfDone)),
    ...listField('Checklist', boxes(checklist)),
  ];
}

/** A glossary. */
export const terms: Printer = (printing) => {
  const all = printing.ofKind('term');
  if (all.length === 0) return [];
  const body = page(
    '# Glossary',
    table(
      ['Term', 'Definition', 'Aliases'],
      all.map(({ name, aliases, fields: { definition } }) => [text(name), definition && text(definition), aliases?.map(text).join('; ')]),
    ),
  );
  return [{ path: 'glossary.md', body }];
};
