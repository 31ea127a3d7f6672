// The steps of a runbook entry in Markdown, and whom to call.
import type { Entity } from '../model/catalog.ts';
import type { Sentence } from '../model/procedure.ts';
import type { Escalation } from '../site/escalation.ts';
import { stepsOf, type ShownStep } from '../site/steps.ts';
import type { TwinAddresses } from './addresses.ts';
import { fenced, line, list, places } from './values.ts';

/** What an entry says to do, part by part, with the numbers that its page has. */
export function procedureMarkdown(entry: Entity<'runbook'>, at: TwinAddresses): string[] {
  return stepsOf(entry).flatMap(({ title, rare, source, groups }) => [
    ...(title ? [`#### ${line(title)}${rare ? ' (rare)' : ''}`] : []),
    ...groups.flatMap(({ as, start, steps }) =>
      steps.map((step, index) => stepMarkdown(step, as === 'step' ? `${start + index}. ` : as === 'choice' ? '- ' : '', at)),
    ),
    places([source]),
  ]);
}

function stepMarkdown(step: ShownStep, mark: string, at: TwinAddresses): string {
  const below = [...(step.commands ?? []).map((command) => fenced(command, 'sh')), ...(step.notes ?? []).map((note) => sentence(note, at))];
  const indented = below.map((block) => block.replace(/^(?=.)/gm, ' '.repeat(mark.length)));
  return [`${mark}${sentence(step, at)}`, ...indented].join('\n\n');
}

/** A sentence with its code, emphasis and links. */
function sentence({ text, words }: Sentence, at: TwinAddresses): string {
  const pieces = (words ?? [{ text }]).map(({ text: said, code, strong, url }) => {
    const marked = code ? `\`${said}\`` : said;
    const linked = url === undefined ? marked : `[${marked}](${url.startsWith('/') ? at.page(url) : url})`;
    return strong && said.trim() !== '' ? `**${linked}**` : linked;
  });
  return line(pieces.join(''));
}

export function escalationMarkdown({ sentences, owners, sections }: Escalation, at: TwinAddresses): string {
  return list([
    ...sentences.map((one) => `${sentence(one, at)} ${places([one.source])}`),
    ...owners.map(({ label, name, source }) => `${label}: ${name} ${places([source])}`),
    ...sections.map(({ title, document, url }) => `In general: [${title}](${at.page(url)}), in ${document}`),
  ]);
}
