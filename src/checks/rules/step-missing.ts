import type { List } from '../../reading/outline/blocks.ts';
import { subtree, type Section } from '../../reading/outline/outline.ts';
import { allBlocks } from '../../reading/shapes/walk.ts';
import { plain } from '../../reading/outline/inline.ts';
import type { Rule } from '../rule.ts';

export const stepMissing: Rule = {
  id: 'step-missing',
  severity: 'warning',
  meaning: 'A step sends the reader to the number of a step that its list does not have.',
  why: 'In the middle of an incident somebody looks for a step that is not there.',
  example: '5. If it does not fall, go back to step 7.   (the list has five steps)',
  mend: 'Write the number that the step has now.',
  *check(subject) {
    for (const { outline, path } of subject.readings) {
      for (const section of outline.sections) {
        const lists = listsOf(section);
        for (const list of lists) {
          const last = lastOf(list);
          // Headings that are numbered as steps, and other lists of the section, have steps as well.
          const others = [...lists.filter((one) => one !== list).map(lastOf), ...numberedHeadings(section)];
          for (const item of list.items) {
            const texts = [
              { text: plain(item.runs), line: item.line },
              ...allBlocks(item.blocks).flatMap((block) => (block.type === 'text' ? [{ text: plain(block.runs), line: block.line }] : [])),
            ];
            for (const { text, line } of texts) {
              const said =
                /\b(?:back to|go to|see|repeat(?: from)?|continue (?:with|at)|skip to|as in|from|return to|with|proceed to)\s+step\s+(\d{1,2})\b(?!\s+(?:of|in)\b|\.\d)/i.exec(
                  text,
                )?.[1];
              if (said === undefined || Number(said) <= Math.max(last, ...others)) continue;
              yield {
                message: `step ${said} is named here, and the list has ${last} steps`,
                source: { file: path, line },
                related: [{ file: path, line: list.line, message: 'the list' }],
              };
            }
          }
        }
      }
    }
  },
};

function listsOf(section: Section): List[] {
  return section.blocks.filter((block): block is List => block.type === 'list' && block.ordered && block.items.length > 1);
}

function lastOf(list: List): number {
  return (list.items[0]?.number ?? 1) + list.items.length - 1;
}

function numberedHeadings(section: Section): number[] {
  return subtree(section.parent ?? section).flatMap((one) => {
    const number = /^(?:step\s+)?(\d{1,2})\b/i.exec(one.title)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}
