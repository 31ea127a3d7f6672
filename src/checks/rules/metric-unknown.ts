import type { Entity } from '../../model/catalog.ts';
import type { Found, Rule } from '../rule.ts';
import { nearest, wordsIn } from '../../catalog/nearest.ts';
import { homeOf, placeOfField, type Subject } from '../subject.ts';

/** More metrics than this that differ in one word are a series, and one more of them is no slip of the pen. */
const mostSiblings = 20;

export const metricUnknown: Rule = {
  id: 'metric-unknown',
  severity: 'warning',
  meaning: 'A metric is named in one place only, or by rules alone and never emitted, and one with nearly the same name is there.',
  why: 'It is probably a name that has changed: queries for it find nothing.',
  example: '- `shop_retries_total`   (the metric is shop_orders_retries_total)',
  mend: 'Write the name that the metric has.',
  *check(subject) {
    const known = subject.of('metric').filter((metric) => isUsed(subject, metric.key) || files(metric).size > 1);
    const nearTo = nearestOf(known);
    const listed = listedMetrics(subject);
    for (const metric of subject.of('metric')) {
      // What is emitted is there, whoever else names it.
      if (isUsed(subject, metric.key) || files(metric).size > 1 || isEmitted(metric)) continue;
      const near = nearTo(metric.name);
      const beside = near ? undefined : besideOf(metric.name, listed);
      if (near)
        yield {
          message: `${metric.name} occurs nowhere else; the metric is probably ${near.name}`,
          source: homeOf(metric),
          entities: [metric.key, near.key],
        };
      else if (beside && !isWished(subject, metric))
        yield {
          message: `${metric.name} is not in the list of metrics in ${placeOfField(beside, 'type').file}, which has ${beside.name}`,
          source: homeOf(metric),
          entities: [metric.key, beside.key],
          related: [{ ...placeOfField(beside, 'type'), message: beside.name }],
        };
    }
    yield* neverEmitted(subject);
  },
};

type Metric = Entity<'metric'>;

/** Fewer metrics than these with their types are no list that leaves none out. */
const fewestListed = 8;

/** The metrics of the document that lists metrics with their types, where one alone does. */
function listedMetrics(subject: Subject): ReadonlyMap<string, readonly Metric[]> {
  const typed = subject.of('metric').filter((metric) => metric.fields.type !== undefined);
  const byFile = [...Map.groupBy(typed, (metric) => placeOfField(metric, 'type').file)];
  const [only, ...others] = byFile.filter(([, metrics]) => metrics.length >= fewestListed);
  return only && others.length === 0 ? Map.groupBy(only[1], ({ name }) => stemOf(name)) : new Map<string, readonly Metric[]>();
}

/** `edge_rtp_ports` of `edge_rtp_ports_free`: three words at least, or nothing. */
function stemOf(name: string): string {
  return name.split('_').length > 3 ? name.replace(/_[^_]*$/, '') : '';
}

/** The one metric of the list that has another word at its end. */
function besideOf(name: string, listed: ReadonlyMap<string, readonly Metric[]>): Metric | undefined {
  const [only, ...others] = stemOf(name) === '' ? [] : (listed.get(stemOf(name)) ?? []);
  return only && others.length === 0 && only.name !== name ? only : undefined;
}

/** Does the line that names a metric say that it is not there yet? */
function isWished(subject: Subject, metric: Metric): boolean {
  const { file, line } = homeOf(metric);
  return /\b(?:would|should|could|once|planned|add|new|propose\w*|missing|no metric|to ?do|future)\b/i.test(subject.lines(file)[line - 1] ?? '');
}

function isEmitted({ fields }: Metric): boolean {
  return fields.labelSets?.some((set) => set.emitted) ?? false;
}

/** A rule or a panel asks for a metric that a dump of metrics does not have, and has nearly so. */
function* neverEmitted(subject: Subject): Generator<Found> {
  const emitted = subject.of('metric').filter(isEmitted);
  if (emitted.length === 0) return;
  const nearTo = nearestOf(emitted);
  for (const metric of subject.of('metric')) {
    const [asked] = subject.to(metric.key, 'uses');
    if (!asked || isEmitted(metric) || metric.fields.description?.startsWith('recorded:')) continue;
    const near = nearTo(metric.name);
    if (near)
      yield {
        message: `${metric.name} is asked for here and not emitted; the metric is probably ${near.name}`,
        source: asked.source,
        entities: [metric.key, near.key],
        related: [{ ...homeOf(near), message: near.name }],
      };
  }
}

/** Finds the one among metrics whose name is the same but for a word. */
function nearestOf(metrics: readonly Metric[]): (name: string) => Metric | undefined {
  // Names that differ in one word are the same without it.
  const byRest = Map.groupBy(
    metrics.flatMap((metric) => restsOf(metric.name).map((rest) => ({ metric, rest }))),
    ({ rest }) => rest,
  );
  return (name) => {
    const alike = [keyOf(wordsIn(name)), ...restsOf(name)].flatMap((rest) => {
      const same = byRest.get(rest) ?? [];
      return same.length > mostSiblings ? [] : same.map(({ metric }) => metric);
    });
    const near = nearest(
      name,
      alike.map((metric) => metric.name).filter((other) => sameButOneWord(name, other)),
    );
    return alike.find((metric) => metric.name === near);
  };
}

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
  return extra.length === 1 && lacking.length === 1 && (sharedStart(x, y) >= 5 || spellings.some((unit) => unit.test(x) && unit.test(y)));
}

/** One unit, spelled differently. */
const spellings = [/^sec(?:s|onds?)?$/, /^(?:ms|msecs?|millis(?:econds?)?)$/, /^(?:pct|percent|percentage)$/];

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
