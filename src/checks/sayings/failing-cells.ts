// "We run all scenarios against Redpanda and all pass", and a table whose column Redpanda says that one fails.
import { plain } from '../../reading/outline/inline.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { allBlocks, tablesOf } from '../../reading/shapes/walk.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';
import { isPast } from './lines.ts';

const allWell =
  /\b(?:all|every|each)\b[^.]{0,60}\b(?:pass(?:es|ed)?|succeed(?:s|ed)?|(?:is|are) green|works?|holds?|(?:is|are) (?:fully )?(?:supported|met|fulfilled))\b/i;
const fails =
  /\b([A-Z]{1,8}-?\d+(?:\.\d+)*)\b[^|.;]{0,20}\b(?:fails?|failed|breaks|is red|does not (?:pass|hold|work)|is not (?:met|supported))\b|\b(?:fails?|does not (?:pass|hold))\b[^|.;]{0,12}\b([A-Z]{1,8}-?\d+(?:\.\d+)*)\b/;

/** Sentences that say of one column of a table that all is well in it, and the cell that says otherwise. */
export function* failingCells(reading: DocumentReading): Generator<Found> {
  const { outline, path } = reading;
  const bad = new Map<string, { line: number; text: string }>();
  for (const section of outline.sections) {
    for (const table of tablesOf(section)) {
      for (const row of table.rows) {
        row.cells.forEach((cell, index) => {
          const subjects = [table.header[index]?.text ?? '', row.cells[0]?.text ?? ''];
          if (index === 0 || !fails.test(cell.text)) return;
          for (const subject of subjects) if (subject !== '' && !bad.has(normal(subject))) bad.set(normal(subject), { line: row.line, text: cell.text });
        });
      }
    }
  }
  if (bad.size === 0) return;
  for (const section of outline.sections) {
    for (const block of allBlocks(section.blocks)) {
      const text = block.type === 'text' ? plain(block.runs) : '';
      if (!allWell.test(text) || isPast(reading, block.line)) continue;
      const about = bad.get(normal(section.title)) ?? [...bad].find(([name]) => name.length > 2 && ` ${normal(text)} `.includes(` ${name} `))?.[1];
      if (!about) continue;
      yield {
        message: `this says that all is well, and a table says "${about.text}"`,
        source: { file: path, line: block.line },
        related: [{ file: path, line: about.line, message: about.text }],
      };
    }
  }
}
