// What a reviewer has to look at, as boxes to tick.
import type { Attention, ToRun } from '../../changes/attention.ts';
import type { Named } from '../../changes/change.ts';
import { commandBlock, inert, kindInWords } from './inert.ts';

/** The part of the comment with the work that the change calls for; nothing when it calls for none. */
export function attentionSection(attention: Attention, most: number, nameOf: (entity: Named) => string): string[] {
  const { modules, duties, smokeTests, suites } = attention;
  if (duties.length + smokeTests.length + suites.length === 0) return [];
  return [
    '### To look at',
    '',
    ...(modules.length > 0
      ? [
          `Changed here: ${modules
            .slice(0, most)
            .map(({ entity }) => nameOf(entity))
            .join(', ')}.`,
          '',
        ]
      : []),
    ...duties.slice(0, most).flatMap(({ entity, why, steps, priority, timeline }) => [
      `- **${kindInWords(entity.kind)} ${nameOf(entity)}**${[priority && `priority ${inert(priority)}`, timeline && inert(timeline)]
        .filter(Boolean)
        .map((text) => `, ${text}`)
        .join('')}: ${why
        .slice(0, 3)
        .map((text) => inert(text, 240))
        .join('; ')}`,
      ...steps.slice(0, most).map((step) => `  - [ ] ${inert(step, 240)}`),
      ...rest(steps, most, '  - '),
    ]),
    ...rest(duties, most, '- '),
    ...runs('Smoke tests to run', smokeTests, most, nameOf),
    ...runs('Suites to run', suites, most, nameOf),
  ];
}

function runs(title: string, list: readonly ToRun[], most: number, nameOf: (entity: Named) => string): string[] {
  if (list.length === 0) return [];
  return [
    '',
    `**${title}**`,
    '',
    ...list
      .slice(0, most)
      .flatMap(({ entity, why, commands }) => [
        `- [ ] ${nameOf(entity)}: ${inert(why)}`,
        ...(commands.length > 0 ? ['', ...commandBlock(commands.slice(0, most), '  '), ''] : []),
      ]),
    ...rest(list, most, '- '),
  ];
}

function rest(list: readonly unknown[], most: number, lead: string): string[] {
  return list.length > most ? [`${lead}and ${list.length - most} more`] : [];
}
