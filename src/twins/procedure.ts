// What to do and whom to call, in Markdown: the same steps as on the page, numbered as there.
import type { Entity } from '../model/catalog.ts';
import type { Escalation } from '../site/escalation.ts';
import { stepsOf, type ShownStep, type StepGroup } from '../site/steps.ts';
import type { TwinAddresses } from './addresses.ts';
import { fenced, line, list, places } from './values.ts';

/** The steps of a runbook entry, part by part. */
export function procedureMarkdown(entry: Entity<'runbook'>): string[] {
  const parts = stepsOf(entry);
  if (parts.length === 0) return ['No step is written down yet.'];
  return parts.flatMap(({ title, rare, source, groups }) => [
    ...(title ? [`**${line(title)}**${rare ? ' (rarely needed)' : ''}`] : []),
    ...groups.map(group),
    places([source]),
  ]);
}

function group({ as, start, steps }: StepGroup): string {
  if (as === 'note') return steps.map(({ text }) => line(text)).join('\n\n');
  return steps.map((step, index) => item(as === 'step' ? `${start + index}.` : '-', step)).join('\n');
}

/** A step with its commands and what is said below it, indented so that they stay parts of it. */
function item(mark: string, { text, commands = [], notes = [] }: ShownStep): string {
  const below = [...commands.map((command) => fenced(command, 'sh')), ...notes.map((note) => line(note.text))];
  const indent = ' '.repeat(mark.length + 1);
  const indented = below.map((part) => `\n\n${part.replace(/^(?=.)/gm, indent)}`).join('');
  return `${mark} ${line(text)}${indented}`;
}

/** Whom to call about an alert or a runbook entry, and who said so. */
export function escalationMarkdown({ sentences, owners, sections }: Escalation, at: TwinAddresses): string {
  return list([
    ...sentences.map(({ text, source }) => `${line(text)} ${places([source])}`),
    ...owners.map(({ label, name, source }) => `${line(label)}: ${line(name)} ${places([source])}`),
    ...sections.map(({ title, document, url }) => `${line(title)}, in ${line(document)}: ${at.page(url)}`),
  ]);
}
