import type { Found, Rule } from '../rule.ts';
import { roundsOverdue } from '../sayings/rounds.ts';
import { placeOfField, type Subject } from '../subject.ts';
import { ancestors, sectionAt, type Section } from '../../reading/outline/outline.ts';

export const reviewOverdue: Rule = {
  id: 'review-overdue',
  severity: 'warning',
  meaning: 'The date of the next review has passed, or the time within which there has to be one.',
  why: 'Nobody has looked since whether the document is still true.',
  example: '**Next review**: 2025-Q2',
  mend: 'Do the review, and write down the date of the next one.',
  *check(subject) {
    yield* roundsOverdue(subject);
    for (const { path, outline } of subject.readings) {
      yield* byRhythm(subject, path);
      for (const [index, line] of subject.lines(path).entries()) {
        if (!/\d{4}-/.test(line)) continue;
        const underHeading = /^\W*(?:\*\*)?date/i.test(line) && /\bnext (?:scheduled )?review\b/i.test(headingOf(outline.sections, index + 1)?.title ?? '');
        const named = /\bnext(?:\s+(?:scheduled|quarterly|planned))?\s*(?:review|dry[- ]run)?(?:\s+date)?\W{0,8}(\d{4}-(?:Q[1-4]|\d{2}(?:-\d{2})?))/i.exec(
          line,
        )?.[1];
        const date = named ?? (underHeading ? /(\d{4}-(?:Q[1-4]|\d{2}(?:-\d{2})?))/.exec(line)?.[1] : undefined);
        if (!date || lastDay(date) >= subject.asOf) continue;
        const own = subject.get(`document:${path}`);
        const written = own?.kind === 'document' ? own.fields.date : undefined;
        // A date that had passed when the document was written was wrong from the first day.
        const never = written !== undefined && /^\d{4}-\d\d-\d\d$/.test(written) && lastDay(date) < written;
        yield {
          message: `the next review was due ${date}, before ${never ? `the date of this document itself, ${written}` : subject.asOf}`,
          source: { file: path, line: index + 1 },
          entities: [`document:${path}`],
          related: never && own ? [{ ...placeOfField(own, 'date'), message: written }] : [],
        };
      }
    }
  },
};

/** The heading above a line. */
function headingOf(sections: readonly Section[], line: number): Section | undefined {
  const found = sectionAt(sections, line);
  // A bold paragraph is no heading: the one above it is.
  return found && found.level === 7 ? ancestors(found).find((above) => above.level > 0) : found;
}

/** The last day of a date, a month or a quarter, as an ISO date. */
function lastDay(date: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(date);
  if (quarter) return `${quarter[1]}-${['03-31', '06-30', '09-30', '12-31'][Number(quarter[2]) - 1]}`;
  return date.length === 7 ? `${date}-31` : date;
}

/** Days in which a review comes round, and a week more. */
const rhythms: readonly [RegExp, number, string][] = [
  [/\b(?:weekly|every week)\b/i, 7, 'every week'],
  [/\b(?:monthly|every month)\b/i, 31, 'every month'],
  [/\b(?:quarterly|every quarter|every (?:3|three) months)\b/i, 92, 'every quarter'],
  [/\b(?:half-yearly|every half year|every (?:6|six) months|twice a year)\b/i, 184, 'every half year'],
  [/\b(?:yearly|annually|every year|once a year|every (?:12|twelve) months)\b/i, 366, 'every year'],
];
const lastReview =
  /\b(?:last(?:ly)? (?:full )?(?:review(?:ed)?|walked through|checked|drill(?:ed)?|exercised)|reviewed|walked through)(?: on)?\W{0,6}(\d{4}-\d\d-\d\d)\b/i;

/** "Reviewed 2026-03-01, every quarter": a rhythm in the line of the last review, where no next one is named. */
function* byRhythm(subject: Subject, path: string): Generator<Found> {
  const lines = subject.lines(path);
  for (const [index, line] of lines.entries()) {
    const last = lastReview.exec(line)?.[1];
    if (last === undefined || lines.slice(index, index + 3).some((one) => /\bnext\b/i.test(one))) continue;
    const near = `${line} ${lines[index + 1] ?? ''}`;
    const [, days = 0, rhythm = ''] = rhythms.find(([words]) => words.test(near) && /\breview|\bwalk|\bcheck|\bdrill/i.test(near)) ?? [];
    const due = Date.parse(`${last}T00:00:00Z`) + (days + 7) * 86_400_000;
    if (days === 0 || Number.isNaN(due) || new Date(due).toISOString().slice(0, 10) >= subject.asOf) continue;
    yield {
      message: `this is to be reviewed ${rhythm}; the last review was ${last}, and it is ${subject.asOf}`,
      source: { file: path, line: index + 1 },
      entities: [`document:${path}`],
    };
    return;
  }
}
