import type { Rule } from '../rule.ts';
import { nearest, wordsIn } from '../../catalog/nearest.ts';
import { homeOf } from '../subject.ts';

/** More metrics than this that differ in one word are a series, and one more of them is no slip of the pen. */
const mostSiblings = 20;

export const metricUnknown: Rule = {
  id: 'metric-unknown',
  severity: 'warning',
  meaning: 'A metric is named in one place only, and one with nearly the same name is used everywhere else.',
  why: 'It is probably a name that has changed: queries for it find nothing.',
  example: '- `shop_retries_total`   (the metric is shop_orders_retries_total)',
  mend: 'Write the name that the metric has.',
  *check(subject) {
    const known = subject
      .of('metric')
      .filter((metric) => isUsed(subject, metric.key) || files(metric).size > 1)
      .map((metric) => metric.name);
    // Names that differ in one word are the same without it.
    const byRest = Map.groupBy(
      known.flatMap((name) => restsOf(name).map((rest) => ({ name, rest }))),
      ({ rest }) => rest,
    );
    for (const metric of subject.of('metric')) {
      if (isUsed(subject, metric.key) || files(metric).size > 1) continue;
      const alike = [keyOf(wordsIn(metric.name)), ...restsOf(metric.name)].flatMap((rest) => {
        const same = byRest.get(rest) ?? [];
        return same.length > mostSiblings ? [] : same;
      });
      const near = nearest(
        metric.name,
        alike.map(({ name }) => name).filter((name) => sameButOneWord(metric.name, name)),
      );
      if (near)
        yield {
          message: `${metric.name} occurs nowhere else; the metric is probably ${near}`,
          source: homeOf(metric),
          entities: [metric.key, `metric:${near}`],
        };
    }
  },
};

function keyOf(words: readonly string[]): string {
  return [...new Set(words)].sort().join(' ');
}

/** A name without each of its words. */
function restsOf(name: string): string[] {
  const words = [...new Set(wordsIn(name))];
  return words.map((word) => keyOf(words.filter((other) => other !== word)));
}

function isUsed(subject: Parameters<Rule['check']>[0], key: string): boolean {
  return subject.to(key, 'uses').length > 0;
}

function files(metric: { sources: readonly { file: string }[] }): Set<string> {
  return new Set(metric.sources.map((source) => source.file));
}

/**
 * The other has a subsystem more, which Prometheus' naming puts second (`router_jetstream_redelivery_total`), or one word
 * in another form (`connect`, `connection`). A word more elsewhere counts something else (`results_duplicate_total`).
 */
function sameButOneWord(a: string, b: string): boolean {
  const [left, right] = [wordsIn(a), wordsIn(b)];
  const extra = left.filter((word) => !right.includes(word));
  const lacking = right.filter((word) => !left.includes(word));
  if (extra.length === 0 && lacking.length === 1) return left.length >= 3 && right.indexOf(lacking[0] ?? '') === 1;
  const [x = '', y = ''] = [extra[0], lacking[0]];
  return extra.length === 1 && lacking.length === 1 && sharedStart(x, y) >= 5;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
