// The type of a metric, said in two ways: a gauge in the contract, a counter in the text.
import type { Entity } from '../../model/catalog.ts';
import { placeOf } from '../../model/source.ts';
import type { Found } from '../rule.ts';
import { placeOfField, type Subject } from '../subject.ts';
import { sayingsOf } from './sayings.ts';

const types = 'counter|gauge|histogram|summary';
const said = new RegExp(
  String.raw`^[\s*]*(?:\{[^{}]*\}\s*)?(?:\[[\w:]+\])?\)*(?:\((?:a |an )?(${types})\b|(?:[,–—:-]\s*|is |which is |as )?an?\s+(?:[a-z]+ )?(${types})\b(?!\s+of\b))`,
  'i',
);

/** Every place that gives a metric another type than the first place, or what is emitted, does. */
export function* typeDrift(subject: Subject): Generator<Found> {
  const typed = new Map(subject.of('metric').flatMap((metric) => (metric.fields.type ? [[metric.name, metric] as const] : [])));
  const told = new Set<string>();
  for (const metric of typed.values()) {
    const [first, ...others] = metric.disagreements?.find(({ field }) => field === 'type')?.statements ?? [];
    for (const other of others) {
      if (!first || other.value === first.value) continue;
      told.add(`${metric.name} ${placeOf(other.source)}`);
      yield conflict(metric, String(other.value), String(first.value), other.source);
    }
  }
  if (typed.size === 0) return;
  const names = new Set(typed.keys());
  for (const { outline, path } of subject.readings) {
    for (const saying of sayingsOf(outline, names)) {
      const metric = typed.get(saying.name);
      const match = saying.named ? said.exec(saying.text) : null;
      const type = (match?.[1] ?? match?.[2])?.toLowerCase();
      const source = { file: path, line: saying.line };
      if (!metric || type === undefined || type === metric.fields.type?.toLowerCase() || told.has(`${metric.name} ${placeOf(source)}`)) continue;
      told.add(`${metric.name} ${placeOf(source)}`);
      yield conflict(metric, type, metric.fields.type ?? '', source);
    }
  }
}

function conflict(metric: Entity<'metric'>, type: string, real: string, source: { file: string; line: number }): Found {
  const home = placeOfField(metric, 'type');
  return {
    message: `${metric.name} is a ${type} here and a ${real} in ${placeOf(home)}`,
    source,
    entities: [metric.key],
    related: [{ ...home, message: real }],
  };
}
