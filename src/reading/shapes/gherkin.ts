// Scenarios in Gherkin, quoted in a document: each "Scenario: ..." of a block in that language.
import type { Reader } from '../context.ts';
import { stated } from '../fact.ts';
import { titleText } from '../words/text.ts';
import { codeBlocksOf } from './walk.ts';

/** Reads the scenarios of blocks in the language `gherkin`; what they expect are the steps of "Then". */
export const readGherkin: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    for (const block of codeBlocksOf(section.blocks)) {
      if (!/^(?:gherkin|feature|cucumber)$/.test(block.lang)) continue;
      for (const { name, line, steps } of scenariosIn(block.value)) {
        const source = reading.at(block.start - 1 + line);
        reading.add({
          kind: 'scenario',
          name,
          source,
          mentions: [],
          fields: {
            description: stated(steps.map(({ word, text }) => `${word} ${text}`).join('; ') || undefined, source),
            expected: stated(
              steps.filter(({ of }) => of === 'Then').map(({ text }) => text),
              source,
            ),
          },
        });
      }
    }
  }
};

interface Step {
  word: string;
  text: string;
  /** The step that "And" and "But" go on with. */
  of: string;
}

function scenariosIn(text: string): { name: string; line: number; steps: Step[] }[] {
  const scenarios: { name: string; line: number; steps: Step[] }[] = [];
  let open = false;
  text.split('\n').forEach((content, index) => {
    const head = /^\s*(?:Scenario(?: Outline| Template)?|Example):\s*(\S.*)$/.exec(content)?.[1];
    if (head) scenarios.push({ name: titleText(head), line: index + 1, steps: [] });
    // A background, a rule and a table of examples are none of the scenario's steps.
    open = head !== undefined || (open && !/^\s*(?:Feature|Background|Rule|Examples|Scenarios):/.test(content));
    const [, word = '', step = ''] = /^\s*(Given|When|Then|And|But)\s+(\S.*)$/.exec(content) ?? [];
    const steps = open ? scenarios.at(-1)?.steps : undefined;
    if (word !== '') steps?.push({ word, text: step.trim(), of: /^(?:And|But)$/.test(word) ? (steps.at(-1)?.of ?? word) : word });
  });
  return scenarios;
}
