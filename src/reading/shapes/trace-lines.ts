// A requirement and its tests in one line: `R7.1: Title -> test_x`, `- R7.2: Title – `test_y``, `- SBC-101 → `x``.
import type { Reader, Reading } from '../context.ts';
import { dropText, plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { isId, lettersOf, numbered, prefixOf } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { tracedKinds } from './requirements.ts';
import { numberingsOf } from './numberings.ts';
import { otherPrefixes } from './sections.ts';
import { testMentions, testsInLine } from './tests.ts';
import { allBlocks, isAbout } from './walk.ts';

/** Reads lines of text and items of lists that trace one requirement or invariant to its tests. */
export const readTraceLines: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    for (const block of allBlocks(section.blocks)) {
      if (block.type === 'text') for (const line of Map.groupBy(block.runs, (run) => run.line).values()) readLine(reading, section, line);
      if (block.type === 'list') for (const item of block.items) readLine(reading, section, item.runs);
    }
  }
};

function readLine(reading: Reading, section: Section, runs: readonly Run[]): void {
  const text = runs.map((run) => run.text).join('');
  // An arrow leads to anything that is a test's name; a dash only to names in code.
  const sign = /\s(?:->|=>|→|⇒|➔|⟶)\s/.exec(text) ?? /\s[-–—]\s+(?=\S+\s*$)/.exec(text);
  if (!sign) return;
  const before = titleText(text.slice(0, sign.index));
  const head = numbered(before) ?? (isId(before) ? { word: undefined, id: before, title: '' } : undefined);
  if (!head || head.word !== undefined) return;
  const prefix = prefixOf(head.id);
  const byPrefix = tracedKinds.find(({ prefixes }) => prefixes.test(prefix));
  // An id without a title speaks of what is defined elsewhere; what it is of, the heading says.
  const isOther = otherPrefixes.test(prefix) || (head.title !== '' && !numberingsOf(reading.outline).has(lettersOf(head.id)));
  const traced = byPrefix ?? (isOther ? undefined : tracedKinds.find(({ words }) => isAbout(section, words)));
  if (!traced) return;
  const after = dropText(runs, sign.index + sign[0].length);
  const named = /[-–—]\s+$/.test(sign[0]) && !after.every((run) => run.code || plain([run]) === '') ? [] : testsInLine(after);
  if (named.length === 0) return;
  const source = reading.at(runs[0]?.line ?? 1);
  reading.add({
    kind: traced.kind,
    id: head.id,
    ...(head.title === '' ? { refers: true } : { name: titleText(head.title), ...(byPrefix ? {} : { isWeak: true }) }),
    source,
    mentions: testMentions('verified-by', named, 'named in its line', reading.at),
    fields: {},
  });
}
