import { isPast, writtenLines } from '../sayings/lines.ts';
import type { Found, Rule } from '../rule.ts';

export const dateWrong: Rule = {
  id: 'date-wrong',
  severity: 'warning',
  meaning: 'A date that no calendar has, or a next review that is not after the last one.',
  why: 'By these dates people decide whether a page can still be trusted.',
  example: '**Date**: 2026-09-31   (September has 30 days)',
  mend: 'Write the day that was meant.',
  *check(subject) {
    for (const reading of subject.readings) {
      const reviews: Review[] = [];
      for (const { text, line, isCode } of writtenLines(subject, reading.path)) {
        if (isCode || !/\d{4}/.test(text)) continue;
        const source = { file: reading.path, line };
        for (const found of impossible(text)) yield { ...found, source };
        if (!isPast(reading, line)) reviews.push(...reviewsIn(text, line));
      }
      yield* order(reviews, reading.path);
    }
  },
};

function* impossible(text: string): Generator<Omit<Found, 'source'>> {
  for (const [date = '', year = '', month = '', day = ''] of text.matchAll(/(?<![\w.:/-])(20\d\d)-(\d\d)-(\d\d)(?![\w-]|\.\d)/g)) {
    const days = Number(month) >= 1 && Number(month) <= 12 ? new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate() : 0;
    if (Number(day) >= 1 && Number(day) <= days) continue;
    yield { message: `${date} is no date: ${days === 0 ? 'there is no such month' : `that month has ${days} days`}` };
  }
}

interface Review {
  kind: 'last' | 'next';
  date: string;
  line: number;
}

const reviewed =
  /\b(?:(last|latest|previous)\s+(?:full\s+)?(?:review(?:ed)?|walk(?:ed)?[ -]?through|checked|dry[- ]run|exercised?|tested|drill|run)|(reviewed|walked through)|(next)(?:\s+(?:full|scheduled|planned))?(?:\s+(?:review|walk[ -]?through|dry[- ]run|check|drill|run))?)(?:\s+(?:date|on|due|by|is|was))?[^\w]{0,8}(\d{4}-\d\d-\d\d)\b/gi;

function reviewsIn(text: string, line: number): Review[] {
  return [...text.matchAll(reviewed)].map(([, last, done, , date = '']) => ({ kind: last !== undefined || done !== undefined ? 'last' : 'next', date, line }));
}

/** The only last and the only next review of a document, or those of one line. */
function* order(reviews: readonly Review[], file: string): Generator<Found> {
  for (const same of [...Map.groupBy(reviews, ({ line }) => line).values(), reviews]) {
    const [last, next] = [same.filter(({ kind }) => kind === 'last'), same.filter(({ kind }) => kind === 'next')];
    const [before, after] = [last[0], next[0]];
    if (!before || !after || last.length > 1 || next.length > 1 || before.date < after.date) continue;
    yield {
      message: `the next review, ${after.date}, is not after the last one, ${before.date}`,
      source: { file, line: after.line },
      related: [{ file, line: before.line, message: before.date }],
    };
    return;
  }
}
