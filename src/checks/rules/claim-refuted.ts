import type { Block } from '../../reading/outline/blocks.ts';
import { plain } from '../../reading/outline/inline.ts';
import { ancestors, type Section } from '../../reading/outline/outline.ts';
import { allBlocks } from '../../reading/shapes/walk.ts';
import type { Rule } from '../rule.ts';
import { wronglyLeftOut } from '../sayings/all-but.ts';
import { ById, deniedIn } from '../sayings/denied.ts';
import { isPast } from '../sayings/lines.ts';
import { missingLists } from '../sayings/missing-lists.ts';
import { failingCells } from '../sayings/failing-cells.ts';
import { refutedIn } from '../sayings/universal.ts';

export const claimRefuted: Rule = {
  id: 'claim-refuted',
  severity: 'warning',
  meaning: 'A sentence says something of all of a kind that is not true of one, or that something is missing which is there.',
  why: 'Sentences like these are what people remember and pass on, and nobody counts behind them.',
  example: '"Every requirement has a passing test."   (R4.2 is planned, and has none)',
  mend: 'Name the exceptions, or take the sentence out: the site shows what is covered.',
  *check(subject) {
    const ids = new ById(subject);
    for (const reading of subject.readings) {
      for (const { text, line, section } of sentencesOf(reading.outline.sections)) {
        const source = { file: reading.path, line };
        const [found] = [...refutedIn(subject, text, source), ...deniedIn(subject, ids, text, source)];
        if (found && !isRule(section) && !isPast(reading, line) && !subject.isExample(source)) yield found;
      }
      yield* missingLists(subject, reading);
      yield* wronglyLeftOut(subject, reading);
      yield* failingCells(reading);
    }
  },
};

/** Lists of what is to be done, or always holds, say nothing of what is. */
function isRule(section: Section): boolean {
  return [section, ...ancestors(section)].some((one) =>
    /\b(?:process|checklist|rules?|polic(?:y|ies)|principles?|criteria|definition of done|how to|goals?|guidelines?|conventions?|template|review|to ?do|when to)\b/i.test(
      one.title,
    ),
  );
}

/** The sentences of paragraphs, of items without a box, of labelled values and of cells. */
function* sentencesOf(sections: readonly Section[]): Generator<{ text: string; line: number; section: Section }> {
  for (const section of sections) {
    for (const block of allBlocks(section.blocks)) {
      for (const { text, line } of linesOf(block)) for (const part of text.split(/(?<=[.!?;])\s+/)) if (part.length > 8) yield { text: part, line, section };
    }
  }
}

function linesOf(block: Block): { text: string; line: number }[] {
  switch (block.type) {
    case 'text':
      return [{ text: plain(block.runs), line: block.line }];
    case 'field':
      return [{ text: plain(block.value), line: block.line }];
    case 'list':
      return block.items.flatMap((item) => (item.checked === undefined ? [{ text: plain(item.runs), line: item.line }] : []));
    case 'table':
      return block.rows.map((row) => ({ text: row.cells.map((cell) => cell.text).join(' | '), line: row.line }));
    case 'code':
      return [];
  }
}
