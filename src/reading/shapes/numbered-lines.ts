// Requirements, invariants and faults that are paragraphs or items of their own: `SBC-101. **A flood slows nobody else.**`
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { groupOf, lettersOf, prefixOf } from '../words/ids.ts';
import { numberedLines, numberingsOf, type NumberedLine } from './numberings.ts';
import { originsInProse, testsInProse } from './prose.ts';
import { tracedKinds } from './requirements.ts';
import { aboutFaults, isScenarioId, otherPrefixes } from './sections.ts';
import { testMentions, testsInField, type NamedTest } from './tests.ts';
import { fieldNamed, fieldsOf, isAbout, itemsOf } from './walk.ts';

type Kind = 'requirement' | 'invariant' | 'scenario';

/** Reads paragraphs and items that begin with an id of the document's own numbering, by what their headings speak of. */
export const readNumberedLines: Reader = (reading) => {
  const numberings = numberingsOf(reading.outline);
  if (numberings.size === 0) return;
  for (const section of reading.outline.sections) {
    const kind = tracedKinds.find(({ words }) => isAbout(section, words))?.kind ?? (isAbout(section, aboutFaults) ? 'scenario' : undefined);
    if (!kind) continue;
    const lines = numberedLines(section.blocks).filter((line) => numberings.has(lettersOf(line.id)) && isOfKind(kind, line));
    if (kind !== 'scenario') for (const line of lines) addLine(reading, section, kind, line);
    else for (const line of described(lines)) addLine(reading, section, kind, line);
  }
};

/** Lines about faults say more than their names: where most of a list name tests or origins, the others that stand out are faults too. */
function described(lines: readonly NumberedLine[]): readonly NumberedLine[] {
  const telling = lines.filter((line) => testsOf(line).length > 0 || originsOf(line).length > 0);
  return telling.length > 0 && telling.length * 2 >= lines.length ? lines.filter((line) => line.isMarked || telling.includes(line)) : telling;
}

/** Ids whose prefix says what they are, are that; items and labels with those of requirements have a reader of their own. */
function isOfKind(kind: Kind, { id, isParagraph }: NumberedLine): boolean {
  if (kind === 'scenario') return isScenarioId(id);
  const prefix = prefixOf(id);
  const own = tracedKinds.find(({ prefixes }) => prefixes.test(prefix))?.kind;
  return own ? own === kind && isParagraph : !otherPrefixes.test(prefix);
}

function originsOf({ line, rest, below }: NumberedLine): { id: string; line: number }[] {
  return originsInProse([{ type: 'text', line, runs: rest }, ...below]);
}

function addLine(reading: Reading, section: Section, kind: Kind, head: NumberedLine): void {
  // An arrow leads from an id to its tests: lines that trace are read as such.
  if (/\s(?:->|=>|→|⇒)\s/.test(plain(head.rest))) return;
  const tests = testsOf(head);
  const origins = originsOf(head);
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
    // What must hold stands in the items that name neither tests nor origins.
    const holding = itemsOf(head.below).filter((item) => {
      const said = [{ type: 'text' as const, line: item.line, runs: item.runs }];
      return !item.field && testsInProse(said).length === 0 && originsInProse(said).length === 0;
    });
    const category = section.level > 1 ? section.name : undefined;
    reading.add({
      kind,
      ...common,
      mentions: [...verified, ...related],
      fields: {
        category: stated(category, source),
        expected: stated(
          holding.map((item) => plain(item.runs)),
          reading.at(holding[0]?.line ?? head.line),
        ),
      },
    });
    return;
  }
  reading.add({ kind, ...common, mentions: verified, fields: { group: stated(groupOf(head.id), source), statement: stated(head.title, source) } });
}

/** The tests that the line, the items below it or a label among these names. */
function testsOf({ line, rest, below }: NumberedLine): NamedTest[] {
  const label = fieldNamed(fieldsOf(below), /^(?:tests?|(?:test )?cases?|proof|proved by|shown by|verified by|covered by|tested by)$/);
  return [...testsInProse([{ type: 'text', line, runs: rest }, ...below]), ...testsInField(label)];
}
