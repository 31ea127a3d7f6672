// Requirements, invariants and faults that are paragraphs or items of their own: `SBC-101. **A flood slows nobody else.**`
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { groupOf, prefixOf } from '../words/ids.ts';
import { lettersOf, numberedLines, numberingsOf, type NumberedLine } from './numberings.ts';
import { originsInProse, testsInProse } from './prose.ts';
import { tracedKinds } from './requirements.ts';
import { isScenarioId, otherPrefixes } from './sections.ts';
import { testMentions, testsInField, type NamedTest } from './tests.ts';
import { fieldNamed, fieldsOf, isAbout } from './walk.ts';

type Kind = 'requirement' | 'invariant' | 'scenario';

const aboutFaults = /\b(?:faults?|failures?|failure modes?|outages?|scenarios?|experiments?)\b/i;

/** Reads paragraphs and items that begin with an id of the document's own numbering, by what their headings speak of. */
export const readNumberedLines: Reader = (reading) => {
  const numberings = numberingsOf(reading.outline);
  if (numberings.size === 0) return;
  for (const section of reading.outline.sections) {
    const kind = tracedKinds.find(({ words }) => isAbout(section, words))?.kind ?? (isAbout(section, aboutFaults) ? 'scenario' : undefined);
    if (!kind) continue;
    for (const line of numberedLines(section.blocks)) if (numberings.has(lettersOf(line.id)) && isOfKind(kind, line.id)) addLine(reading, section, kind, line);
  }
};

/** Ids whose prefix says what they are, are that: those of requirements have readers of their own. */
function isOfKind(kind: Kind, id: string): boolean {
  const prefix = prefixOf(id);
  return kind === 'scenario' ? isScenarioId(id) : !tracedKinds.some(({ prefixes }) => prefixes.test(prefix)) && !otherPrefixes.test(prefix);
}

function addLine(reading: Reading, section: Section, kind: Kind, head: NumberedLine): void {
  // An arrow leads from an id to its tests: lines that trace are read as such.
  if (/\s(?:->|=>|→|⇒)\s/.test(plain(head.rest))) return;
  const tests = testsOf(head);
  const origins = originsInProse([{ type: 'text', line: head.line, runs: head.rest }, ...head.below]);
  // A line about a fault says more of it than its name.
  if (kind === 'scenario' && tests.length === 0 && origins.length === 0) return;
  const source = reading.at(head.line);
  const common = { id: head.id, name: head.title, source, ...(head.isMarked ? {} : { isWeak: true }) };
  const verified = testMentions('verified-by', tests, `named under the ${kind}`, reading.at);
  if (kind === 'scenario') {
    const related = origins.map(({ id, line }): Mention => ({
      type: 'related',
      target: { kind: 'requirement', id },
      why: 'the scenario comes from it',
      source: reading.at(line),
      tentative: true,
    }));
    const category = section.level > 1 ? section.name : undefined;
    reading.add({ kind, ...common, mentions: [...verified, ...related], fields: { category: stated(category, source) } });
    return;
  }
  reading.add({ kind, ...common, mentions: verified, fields: { group: stated(groupOf(head.id), source), statement: stated(head.title, source) } });
}

/** The tests that the line, the items below it or a label among these names. */
function testsOf({ line, rest, below }: NumberedLine): NamedTest[] {
  const label = fieldNamed(fieldsOf(below), /^(?:tests?|(?:test )?cases?|proof|proved by|shown by|verified by|covered by|tested by)$/);
  return [...testsInProse([{ type: 'text', line, runs: rest }, ...below]), ...testsInField(label)];
}
