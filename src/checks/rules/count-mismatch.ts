import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { normal } from '../../reading/words/text.ts';
import { placeOf } from '../../model/source.ts';
import { arithmetic } from '../counts/arithmetic.ts';
import { groupCounts, NumberedGroups, staleRanges } from '../counts/groups.ts';
import { listedCounts } from '../counts/listed.ts';
import { announcedLists } from '../counts/lists.ts';
import { matricesOf, matrixIn } from '../counts/matrices.ts';
import { matrixCounts } from '../counts/matrix.ts';
import { presentCounts } from '../counts/past.ts';
import { sameLabel, sumOfSuites } from '../counts/tests.ts';
import { bookTotals } from '../counts/totals.ts';
import type { Found, Rule } from '../rule.ts';
import type { Subject } from '../subject.ts';

export const countMismatch: Rule = {
  id: 'count-mismatch',
  severity: 'warning',
  meaning: 'A total that a document states is not what its rows add up to.',
  why: 'Totals are what people quote, and the only part of a table that most of them read.',
  example: '"20 scenarios" at the top, "21 total" in the summary, 20 rows in the table',
  mend: 'Correct the number, or leave it out: the site counts.',
  *check(subject) {
    // What one comparison has told of a line, a weaker one does not tell again.
    const told = new Set<string>();
    const counted = new Set<string>();
    for (const found of stated(subject)) {
      told.add(placeOf(found.source));
      counted.add(`${placeOf(found.source)} ${numberIn(found)}`);
      yield found;
    }
    for (const reading of subject.readings) {
      for (const found of [...arithmetic(reading), ...bookTotals(subject, reading)]) {
        // That a share is wrong is another thing than that a number in it is.
        const key =
          /%|are declared here/.test(found.message) && !counted.has(`${placeOf(found.source)} ${numberIn(found)}`) ? found.message : placeOf(found.source);
        if (told.has(key)) continue;
        told.add(key);
        yield found;
      }
    }
  },
};

/** The number that a message begins with. */
function numberIn({ message }: Found): string {
  return /^\d+/.exec(message)?.[0] ?? '';
}

/** Totals against what they count. */
function* stated(subject: Subject): Generator<Found> {
  const all = subject.readings.map((reading) => ({ reading, counts: presentCounts(reading) }));
  const matrices = matricesOf(subject);
  const groups = new NumberedGroups(subject);
  for (const { reading, counts } of all) {
    const matrix = matrixIn(subject, matrices, reading.path);
    if (matrix) yield* matrixCounts(subject, matrix, counts);
    yield* groupCounts(subject, reading, counts);
    yield* listedCounts(subject, reading, counts);
    yield* staleRanges(groups, reading);
    yield* announcedLists(reading);
    yield* totalRows(counts);
    yield* sumOfSuites(counts);
  }
  yield* sameLabel(all.flatMap(({ counts }) => counts));
}

function isTotal({ what }: DeclaredCount): boolean {
  return /^(?:grand )?total$|^sum$|^overall$|^all$/.test(normal(what));
}

/** A row "Total" below rows with the same units. */
function* totalRows(counts: readonly DeclaredCount[]): Generator<Found> {
  const byPlace = new Map(counts.map((count) => [`${count.source.line} ${count.unit} ${count.percent ?? false}`, count]));
  for (const total of counts) {
    if (!isTotal(total) || total.percent) continue;
    const rows: DeclaredCount[] = [];
    for (let line = total.source.line - 1; ; line -= 1) {
      const above = byPlace.get(`${line} ${total.unit} false`);
      if (!above || isTotal(above)) break;
      rows.push(above);
    }
    const sum = rows.reduce((all, count) => all + count.count, 0);
    if (rows.length > 1 && sum !== total.count)
      yield {
        message: `the total of "${total.unit}" is ${total.count}, its ${rows.length} rows add up to ${sum}`,
        source: total.source,
        related: [{ ...(rows.at(-1)?.source ?? total.source), message: 'the first row' }],
      };
  }
}
