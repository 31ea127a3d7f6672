// The code spans of a document, those that stand together kept together.
import type { Block } from '../../reading/outline/blocks.ts';
import { plain, type Run } from '../../reading/outline/inline.ts';
import type { Outline } from '../../reading/outline/outline.ts';
import { remembered } from '../../reading/outline/remembered.ts';

/** A paragraph, a list item, a labelled value or a table cell, with its code spans. */
export interface Group {
  lines: readonly Run[][];
  spans: { text: string; line: number }[];
}

/** Every group of a document that has a code span, in the order of the document. */
export const groupsOf: (outline: Outline) => readonly Group[] = remembered((outline) =>
  outline.sections.flatMap((section) => [...groupOf([section.runs]), ...inBlocks(section.blocks)]),
);

function inBlocks(blocks: readonly Block[]): readonly Group[] {
  if (blocks.length === 0) return none;
  return blocks.flatMap((block): readonly Group[] => {
    switch (block.type) {
      case 'text':
        return groupOf([block.runs]);
      case 'field':
        return [...groupOf([block.value]), ...inBlocks(block.blocks)];
      case 'list':
        return block.items.flatMap((item) => [...groupOf([item.runs]), ...inBlocks(item.blocks)]);
      case 'table':
        return block.rows.flatMap((row) => row.cells.flatMap((cell) => groupOf(cell.lines)));
      case 'code':
        return [];
    }
  });
}

const none: readonly Group[] = [];

function groupOf(lines: readonly Run[][]): readonly Group[] {
  if (!lines.some((runs) => runs.some((run) => run.code && !run.url))) return none;
  const spans = lines.flatMap((runs) => runs.filter((run) => run.code && !run.url).map(({ text, line }) => ({ text: text.trim(), line })));
  return spans.length > 0 ? [{ lines, spans }] : [];
}

const notYet =
  /\b(?:to be (?:created|added|implemented|written|done)|not yet|new|planned|proposed|will be|create[ds]?|creates|generated?|removed?|deleted?|former(?:ly)?|renamed?|replaced|optional)\b/i;

/** Does the text say that what it names is not there yet, or no more? */
export const isForeseen: (group: Group) => boolean = remembered(({ lines }) => notYet.test(lines.map(plain).join('\n')));
