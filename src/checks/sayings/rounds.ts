// Lists of when each thing was last looked at, below a sentence that says how often it must be.
import { plain } from '../../reading/outline/inline.ts';
import { itemsOf } from '../../reading/shapes/walk.ts';
import { numberOf, numberWords } from '../../reading/words/numbers.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { isPast } from './lines.ts';

const number = String.raw`\d{1,3}|${numberWords}`;
const interval = new RegExp(
  String.raw`\b(?:at least )?(?:every|each|once (?:a|every|per)|twice (?:a|per))\s+(?:(${number})\s+)?(days?|weeks?|months?|quarters?|half[- ]years?|years?)\b`,
  'gi',
);
const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, quarter: 92, 'half year': 184, year: 366 };
/** What is done from time to time, and when it was done last. */
const obliges =
  /\b(?:must|has to|have to|needs? to|should|shall|is|are|at least|habit|walk\w*|review\w*|test\w*|check\w*|drill\w*|exercis\w*|rotat\w*|restor\w*)\b/i;

/** Every item `name: date` whose date lies further back than the longest interval that its section allows. */
export function* roundsOverdue(subject: Subject): Generator<Found> {
  for (const reading of subject.readings) {
    for (const section of reading.outline.sections) {
      const items = itemsOf(section.blocks).map((item) => ({
        line: item.line,
        match: /^([^:,]{2,60}):\s+(?:last (?:done )?)?(\d{4}-\d\d-\d\d)\b(?!.*\d{4}-\d\d-\d\d)/.exec(plain(item.runs)),
      }));
      const dated = items.flatMap(({ line, match }) => (match?.[1] && match[2] ? [{ line, name: match[1], date: match[2] }] : []));
      // Several dates for one name, or items without one, are a history and not a list of the last time.
      if (dated.length < 2 || dated.length < items.length || new Set(dated.map(({ name }) => normal(name))).size < dated.length) continue;
      const limit = intervalsIn([
        { text: section.title, line: section.line },
        ...section.blocks.flatMap((block) => (block.type === 'text' ? [{ text: plain(block.runs), line: block.line }] : [])),
      ]).toSorted((a, b) => b.days - a.days)[0];
      if (!limit || isPast(reading, section.line)) continue;
      for (const { line, name, date } of dated) {
        const due = Date.parse(`${date}T00:00:00Z`) + limit.days * 86_400_000;
        if (Number.isNaN(due) || new Date(due).toISOString().slice(0, 10) >= subject.asOf) continue;
        const source = { file: reading.path, line };
        yield {
          message: `${name} was last done ${date}, and it is to be done ${limit.text}: it is ${subject.asOf}`,
          source,
          entities: [`document:${reading.path}`],
          related: [{ file: reading.path, line: limit.line, message: limit.text }],
        };
      }
    }
  }
}

function intervalsIn(texts: readonly { text: string; line: number }[]): { days: number; text: string; line: number }[] {
  return texts.flatMap(({ text, line }) =>
    obliges.test(text)
      ? [...text.matchAll(interval)].map(([said, count, unit = '']) => {
          const each = days[unit.toLowerCase().replace('-', ' ').replace(/s$/, '')] ?? 0;
          return { days: Math.ceil((each * (count === undefined ? 1 : numberOf(count))) / (/^twice/i.test(said) ? 2 : 1)), text: said.toLowerCase(), line };
        })
      : [],
  );
}
