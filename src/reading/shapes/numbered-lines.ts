// Requirements and invariants that are paragraphs or items of their own: `SBC-101. **A flood on one trunk slows no other.**`
import type { Reader, Reading } from '../context.ts';
import { stated } from '../fact.ts';
import type { Block } from '../outline/blocks.ts';
import type { Run } from '../outline/inline.ts';
import { groupOf, isId, prefixOf } from '../words/ids.ts';
import { numberingsOf, lettersOf, lineHead } from './numberings.ts';
import { testsInProse } from './prose.ts';
import { tracedKinds } from './requirements.ts';
import { otherPrefixes } from './sections.ts';
import { testMentions } from './tests.ts';
import { isAbout } from './walk.ts';

/** Reads paragraphs and items that begin with an id of the document's own numbering, below a heading about requirements or invariants. */
export const readNumberedLines: Reader = (reading) => {
  const numberings = numberingsOf(reading.outline);
  if (numberings.size === 0) return;
  for (const section of reading.outline.sections) {
    const traced = tracedKinds.find(({ words }) => isAbout(section, words));
    if (!traced) continue;
    section.blocks.forEach((block, index) => {
      const next = section.blocks[index + 1];
      if (block.type === 'text') readLine(reading, traced.kind, numberings, block.line, block.runs, next?.type === 'list' ? [next] : []);
      if (block.type === 'list')
        for (const item of block.items)
          if (!item.field || !isId(item.field.label)) readLine(reading, traced.kind, numberings, item.line, item.runs, item.blocks);
    });
  }
};

function readLine(
  reading: Reading,
  kind: 'requirement' | 'invariant',
  numberings: ReadonlySet<string>,
  line: number,
  runs: readonly Run[],
  below: readonly Block[],
): void {
  const head = lineHead(runs);
  if (!head || !numberings.has(lettersOf(head.id))) return;
  const prefix = prefixOf(head.id);
  const own = tracedKinds.find(({ prefixes }) => prefixes.test(prefix))?.kind;
  if (own ? own !== kind : otherPrefixes.test(prefix)) return;
  const source = reading.at(line);
  const tests = testsInProse([{ type: 'text', line, runs: head.rest }, ...below]);
  reading.add({
    kind,
    id: head.id,
    name: head.title,
    source,
    mentions: testMentions('verified-by', tests, `named under the ${kind}`, reading.at),
    fields: { group: stated(groupOf(head.id), source), statement: stated(head.title, source) },
  });
}
