import { nearestAmong } from '../../catalog/nearest.ts';
import { normal, wordsOf } from '../../reading/words/text.ts';
import { isPast, notNow, writtenLines } from '../sayings/lines.ts';
import type { Rule } from '../rule.ts';
import { homeOf, isDocument } from '../subject.ts';

/** `panel "Write errors"`, `the *Lag* panel`: a title between marks, beside the word. */
const named =
  /\bpanels?\s+(?:["“”]([^"“”]{3,60})["“”]|\*{1,2}([^*]{3,60})\*{1,2}|`([^`]{3,60})`)|(?:["“”]([^"“”]{3,60})["“”]|\*{1,2}([^*]{3,60})\*{1,2}|`([^`]{3,60})`)\s+panel\b/gi;

export const panelUnknown: Rule = {
  id: 'panel-unknown',
  severity: 'warning',
  meaning: 'A document sends the reader to a panel that no dashboard has.',
  why: 'Whoever is on call looks for it on the screen while the clock runs.',
  example: 'Look at the panel "Write errors".   (the dashboard has "Write failures")',
  mend: 'Write the title that the panel has.',
  *check(subject) {
    const there = subject.of('panel').filter((panel) => panel.sources.some((source) => !isDocument(source)));
    if (there.length === 0) return;
    const titles = new Map([...subject.of('dashboard'), ...there].map((one) => [normal(one.name), one]));
    const nearestTitle = nearestAmong(titles.keys());
    for (const reading of subject.readings) {
      const told = new Set<string>();
      for (const { text, line, isCode } of writtenLines(subject, reading.path)) {
        if (isCode || !/panel/i.test(text) || notNow.test(text)) continue;
        for (const [, ...titled] of text.matchAll(named)) {
          const title = titled.find((one) => one !== undefined) ?? '';
          const source = { file: reading.path, line };
          if (titles.has(normal(title)) || told.has(title) || isPast(reading, line) || subject.isExample(source)) continue;
          told.add(title);
          const near = titles.get(nearestTitle(normal(title)) ?? '') ?? there.find((panel) => sharesWord(panel.name, title));
          // What is like no title may be a panel of another program.
          if (!near) continue;
          yield {
            message: `no dashboard has a panel "${title}"; nearest is "${near.name}"`,
            source,
            entities: [near.key],
            related: [{ ...homeOf(near), message: near.name }],
          };
        }
      }
    }
  },
};

/** "Write errors" is probably "Write failures". */
function sharesWord(a: string, b: string): boolean {
  return wordsOf(a).some((word) => word.length >= 4 && wordsOf(b).includes(word));
}
