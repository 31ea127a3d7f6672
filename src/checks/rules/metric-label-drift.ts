import { placeOf } from '../../model/source.ts';
import type { Rule } from '../rule.ts';

export const metricLabelDrift: Rule = {
  id: 'metric-label-drift',
  severity: 'warning',
  meaning: 'Two places give one metric different labels.',
  why: 'A query or an alert written after one of them finds nothing.',
  example: '`router_x_total{reason}` here, `router_x_total{reason,tenant_id}` there',
  mend: 'Agree on one set, and write it in every place that states it.',
  *check(subject) {
    for (const metric of subject.of('metric')) {
      const whole = (metric.fields.labelSets ?? []).filter((set) => set.required === undefined && !subject.isExample(set.source));
      // What is really emitted decides; else the first statement.
      const [first, ...others] = [...whole].sort((a, b) => Number(b.emitted ?? false) - Number(a.emitted ?? false));
      if (!first) continue;
      // One finding for each other set, however many places repeat it.
      const told = new Set([setText(first.labels)]);
      for (const other of others) {
        if (told.has(setText(other.labels))) continue;
        told.add(setText(other.labels));
        const missing = first.labels.filter((label) => !other.labels.includes(label));
        const more = other.labels.filter((label) => !first.labels.includes(label));
        const differ = [...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []), ...(more.length > 0 ? [`with ${more.join(', ')} besides`] : [])].join(
          ' and ',
        );
        yield {
          message: `${metric.name} has ${count(other.labels)} here and ${count(first.labels)} in ${placeOf(first.source)}: ${differ}`,
          source: other.source,
          entities: [metric.key],
          related: whole
            .filter((set) => set !== other && [first, other].some((one) => setText(one.labels) === setText(set.labels)))
            .map((set) => ({ ...set.source, message: `{${set.labels.join(',')}}` })),
        };
      }
    }
  },
};

function setText(labels: readonly string[]): string {
  return [...labels].sort().join(',');
}

function count(labels: readonly string[]): string {
  return labels.length === 1 ? '1 label' : `${labels.length} labels`;
}
