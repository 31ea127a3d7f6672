import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { normal } from '../../reading/words/text.ts';
import { groupCounts, staleRanges } from '../counts/groups.ts';
import { listedCounts } from '../counts/listed.ts';
import { matrixCounts } from '../counts/matrix.ts';
import { presentCounts } from '../counts/past.ts';
import { sameLabel, sumOfSuites } from '../counts/tests.ts';
import type { Found, Rule } from '../rule.ts';

export const countMismatch: Rule = {
  id: 'count-mismatch',
  severity: 'warning',
  meaning: 'A total that a document states is not what its rows add up to.',
  why: 'Totals are what people quote, and the only part of a table that most of them read.',
  example: '"20 scenarios" at the top, "21 total" in the summary, 20 rows in the table',
  mend: 'Correct the number, or leave it out: the site counts.',
  *check(subject) {
    const all = subject.readings.map((reading) => ({ reading, counts: presentCounts(reading) }));
    for (const { reading, counts } of all) {
      yield* matrixCounts(subject, reading, counts);
      yield* groupCounts(subject, reading, counts);
      yield* listedCounts(subject, reading, counts);
      yield* staleRanges(subject, reading);
      yield* totalRows(counts);
      yield* sumOfSuites(counts);
    }
    yield* sameLabel(all.flatMap(({ counts }) => counts));
  },
};

/** A row "Total" below rows with the same units. */
function* totalRows(counts: readonly DeclaredCount[]): Generator<Found> {
  const byPlace = new Map(counts.map((count) => [`${count.source.line} ${count.unit} ${count.percent ?? false}`, count]));
  for (const total of counts) {
    if (!/^(?:grand )?total$|^sum$|^overall$/.test(normal(total.what)) || total.percent) continue;
    const rows: DeclaredCount[] = [];
    for (let line = total.source.line - 1; ; line -= 1) {
      const above = byPlace.get(`${line} ${total.unit} false`);
      if (!above) break;
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
