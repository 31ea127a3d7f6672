import type { Entity } from '../../model/catalog.ts';
import type { Source } from '../../model/source.ts';
import { countedBy, keptLabels } from '../../reading/prometheus/result.ts';
import { pairingsIn, type Side } from '../../reading/prometheus/matching.ts';
import { linesOf } from '../alert-texts.ts';
import type { Found, Rule } from '../rule.ts';
import { placeOfField, type Subject } from '../subject.ts';

export const alertLogic: Rule = {
  id: 'alert-logic',
  severity: 'warning',
  meaning: 'The expression of an alert does not give what its own text says.',
  why: 'The alert fires when all is well, or tells the person who is paged a wrong number.',
  example: 'summary: "Queue is growing", expr: rate(x[10m]) > rate(x[5m])   (which holds when it shrinks)',
  mend: 'Correct the expression, or the text.',
  *check(subject) {
    for (const alert of subject.of('alert')) {
      const { expr, summary = '', description = '' } = alert.fields;
      if (!expr) continue;
      // A rule that only a document quotes fires nowhere.
      const severity = alert.fields.rule ? 'warning' : 'info';
      const text = `${summary} ${description}`;
      const found = alert.fields.rule ? (growing(expr, text) ?? negated(expr, text)) : undefined;
      if (found)
        yield {
          message: `${alert.name}: ${found}`,
          source: placeOfField(alert, 'expr'),
          entities: [alert.key],
          related: [{ ...placeOfField(alert, 'summary'), message: summary }],
        };
      for (const said of [...unit(alert, expr), ...lostLabels(alert, expr), ...unpaired(subject, alert, expr)]) yield { severity, ...said };
    }
  },
};

/** A rate over a longer time above one over a shorter time: the rate falls. */
function growing(expr: string, text: string): string | undefined {
  if (!/\b(?:grow|growing|increas|rising|spike)/i.test(text)) return undefined;
  const comparisons = expr.matchAll(/rate\(([\w:]+)(?:\{[^{}]*\})?\[(\d+)m\]\)\s*>\s*rate\(([\w:]+)(?:\{[^{}]*\})?\[(\d+)m\]\)/g);
  const match = [...comparisons].find(([, metric, long, other, short]) => metric === other && Number(long) > Number(short));
  if (!match) return undefined;
  return `the text says that it grows, but rate[${match[2]}m] > rate[${match[4]}m] holds when the rate falls`;
}

/** `status{state="disconnected"} == 0` for "is disconnected": the series of that state being 0 means that it is not. */
function negated(expr: string, text: string): string | undefined {
  const match = /\{[^{}]*="(disconnected|down|unhealthy|failed|error|closed|stopped)"[^{}]*\}\s*==\s*0\b/.exec(expr);
  const state = match?.[1];
  return state && /\b(?:down|disconnected|unhealthy|failed|lost|stopped|closed)\b/i.test(text)
    ? `it fires when the series of the state "${state}" is 0, that is when the state is another`
    : undefined;
}

/** "{{ $value }} events/min" of a rate, which counts by the second. */
function* unit(alert: Entity<'alert'>, expr: string): Generator<Found> {
  const counted = countedBy(expr);
  if (!counted) return;
  for (const { text, source } of linesOf(alert)) {
    const [said, word = ''] = /\{\{[^{}]*\$value[^{}]*\}\}\s*[\w ]{0,24}?\s*(?:\/|per )\s*(seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b/i.exec(text) ?? [];
    if (said === undefined) continue;
    const per = /^s/i.test(word) ? 'second' : /^m/i.test(word) ? 'minute' : 'hour';
    if ('per' in counted ? counted.per === per : isRange(counted.range, per)) continue;
    const real = 'per' in counted ? `counts by the ${counted.per}` : `counts what happened in ${counted.range}`;
    yield {
      message: `${alert.name}: the text gives its value per ${per}, but the expression ${real}`,
      source,
      entities: [alert.key],
      related: [{ ...placeOfField(alert, 'expr'), message: expr.replace(/\s+/g, ' ') }],
    };
    return;
  }
}

function isRange(range: string, per: string): boolean {
  return range === `1${per.charAt(0)}` || (per === 'minute' && range === '60s') || (per === 'hour' && range === '60m');
}

/** "rate(a[5m]) + rate(b[5m])" of metrics with different labels: no series of one has a partner, and nothing comes out. */
function* unpaired(subject: Subject, alert: Entity<'alert'>, expr: string): Generator<Found> {
  for (const { operator, left, right } of pairingsIn(expr)) {
    const [a, b] = [seriesOf(subject, left), seriesOf(subject, right)];
    if (!a || !b || a.labels === b.labels) continue;
    yield {
      message: `${alert.name}: "${operator}" pairs series with the same labels, and ${a.name} has {${a.labels}} where ${b.name} has {${b.labels}}: nothing comes out`,
      source: placeOfField(alert, 'expr'),
      // Documents do not always name all labels.
      ...(a.places.length + b.places.length > 0 ? { severity: 'info' as const } : {}),
      entities: [alert.key],
      related: [...a.places, ...b.places],
    };
    return;
  }
}

/** What is known of the labels on one side of an operator: nothing where places differ about them. */
function seriesOf(subject: Subject, side: Side): { name: string; labels: string; places: (Source & { message: string })[] } | undefined {
  if ('labels' in side) return { name: 'one side', labels: side.labels.toSorted().join(), places: [] };
  const metric = subject.get(`metric:${side.metric}`);
  const stated = metric?.kind === 'metric' ? (metric.fields.labelSets ?? []).filter((set) => !subject.isExample(set.source)) : [];
  const [first, ...others] = stated.map((set) => ({ ...set, text: set.labels.toSorted().join() }));
  if (!first || first.labels.length === 0 || first.required !== undefined || others.some(({ text, required }) => text !== first.text || required !== undefined))
    return undefined;
  return { name: side.metric, labels: first.text, places: [{ ...first.source, message: `${side.metric}{${first.text}}` }] };
}

/** A text that shows a label which the expression has summed away: the person who is paged reads nothing there. */
function* lostLabels(alert: Entity<'alert'>, expr: string): Generator<Found> {
  const kept = keptLabels(expr);
  if (!kept) return;
  const known = new Set([...kept.labels, ...Object.keys(alert.fields.labels ?? {}), 'alertname']);
  const lost = new Map<string, Source>();
  for (const { text, source } of linesOf(alert)) {
    for (const [, label = ''] of text.matchAll(/\$labels\.(\w+)/g)) if (!known.has(label) && !lost.has(label)) lost.set(label, source);
  }
  const [first] = lost.values();
  if (!first) return;
  const names = [...lost.keys()].join(', ');
  yield {
    message: `${alert.name}: the text shows the label ${names}, but the expression keeps ${kept.labels.length > 0 ? `only ${kept.labels.join(', ')}` : 'no label'}`,
    source: first,
    entities: [alert.key],
    related: [{ ...placeOfField(alert, 'expr'), message: expr.replace(/\s+/g, ' ') }],
  };
}
