// Documents as the lines of text that several rules look through: paragraphs, items of lists, labelled values.
import { plain } from '../reading/outline/inline.ts';
import type { Outline, Section } from '../reading/outline/outline.ts';
import { remembered } from '../reading/outline/remembered.ts';
import { allBlocks } from '../reading/shapes/walk.ts';

/** One block of a document, line by line. */
export interface Lines {
  type: 'text' | 'list' | 'field';
  section: Section;
  lines: { line: number; text: string }[];
}

/** The blocks of a document that hold lines of text, in its order; a labelled value stands with its label. */
export const linesOf: (outline: Outline) => readonly Lines[] = remembered((outline) => {
  const all: Lines[] = [];
  for (const section of outline.sections) {
    for (const block of allBlocks(section.blocks)) {
      if (block.type === 'text') all.push({ type: 'text', section, lines: [{ line: block.line, text: plain(block.runs) }] });
      else if (block.type === 'field') all.push({ type: 'field', section, lines: [{ line: block.line, text: `${block.label}: ${plain(block.value)}` }] });
      else if (block.type === 'list') all.push({ type: 'list', section, lines: block.items.map(({ line, runs }) => ({ line, text: plain(runs) })) });
    }
  }
  return all;
});
