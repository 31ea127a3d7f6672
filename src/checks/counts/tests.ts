// How many tests there are, said twice.
import { placeOf } from '../../model/source.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';
import { suiteName } from '../../reading/words/names.ts';
import { normal } from '../../reading/words/text.ts';
import type { Found } from '../rule.ts';

/** Suites that a finding names: more tell a reader no more. */
const mostPlaces = 20;

function countsTests(count: DeclaredCount): boolean {
  return !count.percent && count.of === undefined && /^(?:total |all )?.*tests$/.test(count.unit) && !/flaky|fail|skip|pass/.test(count.unit);
}

/** The same suite, or the same total in words, counted in two documents. */
export function* sameLabel(counts: readonly DeclaredCount[]): Generator<Found> {
  const named = counts.filter(
    (count) => countsTests(count) && (suiteName(count.what) || (/^total\b/.test(normal(count.what)) && normal(count.what).split(' ').length >= 3)),
  );
  for (const [what, all] of Map.groupBy(named, (count) => suiteName(count.what) ?? normal(count.what))) {
    const [first, ...others] = [...all].sort((a, b) => (a.source.file < b.source.file ? -1 : 1));
    const other = others.find((count) => count.count !== first?.count);
    if (!first || !other) continue;
    yield {
      message: `${what}: ${other.count} here, ${first.count} in ${placeOf(first.source)}`,
      source: other.source,
      related: [{ ...first.source, message: String(first.count) }],
    };
  }
}

/** A total of all tests below the sum of the suites that the same document counts. */
export function* sumOfSuites(counts: readonly DeclaredCount[]): Generator<Found> {
  const suites = new Map<string, DeclaredCount>();
  for (const count of counts.filter(countsTests)) {
    const suite = suiteName(count.what);
    if (suite && !suites.has(suite)) suites.set(suite, count);
  }
  const [first] = suites.values();
  if (suites.size < 2 || !first) return;
  const sum = [...suites.values()].reduce((all, count) => all + count.count, 0);
  for (const total of counts.filter((count) => countsTests(count) && /^total\b.*\btests\b/.test(normal(count.what)))) {
    // A total above the sum may count suites that the document does not list.
    if (total.count >= sum) continue;
    yield {
      message: `${normal(total.what)}: ${total.count}, but the ${suites.size} suites that this document counts have ${sum}`,
      source: total.source,
      related: [...suites].slice(0, mostPlaces).map(([suite, count]) => ({ ...count.source, message: `${suite}: ${count.count}` })),
    };
  }
}
