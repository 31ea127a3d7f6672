import type { Entity } from '../../model/catalog.ts';
import { placeOf, type Source } from '../../model/source.ts';
import type { Found, Rule } from '../rule.ts';
import { selectorDrift, typeDrift } from '../sayings/metrics.ts';
import { isDocument, type Subject } from '../subject.ts';

/** What one place says about a metric's labels. */
interface Statement {
  /** All labels, or those that a contract demands or allows. */
  labels: string[];
  /** The labels that must be there. */
  required: string[];
  /** Whether the labels are all that there may be. */
  isWhole: boolean;
  isContract: boolean;
  source: Source;
}

export const metricLabelDrift: Rule = {
  id: 'metric-label-drift',
  severity: 'warning',
  meaning: 'Two places give one metric different labels, or another type: documents, a contract of a suite, or what is really emitted.',
  why: 'A query or an alert written after one of them finds nothing.',
  example: '`orders_failed_total{reason}` here, `orders_failed_total{reason,tenant_id}` there',
  mend: 'Agree on one set, and write it in every place that states it.',
  *check(subject) {
    for (const metric of subject.of('metric')) yield* drift(metric, statementsOf(subject, metric));
    yield* typeDrift(subject);
    yield* selectorDrift(subject);
  },
};

/** What is really emitted goes first, then what suites demand, then documents in the order of their places. */
function statementsOf(subject: Subject, metric: Entity<'metric'>): Statement[] {
  const sets = (metric.fields.labelSets ?? []).filter((set) => !subject.isExample(set.source));
  const whole = sets
    .filter((set) => set.required === undefined)
    .sort((a, b) => Number(b.emitted ?? false) - Number(a.emitted ?? false))
    .map((set): Statement & { emitted: boolean } => ({
      labels: set.labels,
      required: set.labels,
      isWhole: true,
      isContract: false,
      source: set.source,
      emitted: set.emitted ?? false,
    }));
  const contracts = [
    ...Map.groupBy(
      sets.filter((set) => set.required !== undefined),
      (set) => set.source.file,
    ).values(),
  ].flatMap((same): Statement[] => {
    const required = same.filter((set) => set.required);
    const [first] = required;
    if (!first) return [];
    const labels = [...new Set(same.flatMap((set) => set.labels))];
    return [
      {
        labels,
        required: [...new Set(required.flatMap((set) => set.labels))],
        isWhole: same.length > required.length,
        isContract: true,
        source: first.source,
      },
    ];
  });
  const ofSuites = contracts.filter(({ source }) => !isDocument(source));
  const ofDocuments = contracts.filter(({ source }) => isDocument(source));
  return [...whole.filter((one) => one.emitted), ...ofSuites, ...whole.filter((one) => !one.emitted), ...ofDocuments];
}

function* drift(metric: Entity<'metric'>, [first, ...others]: readonly Statement[]): Generator<Found> {
  if (!first) return;
  // One finding for each other set, however many places repeat it.
  const told = new Set([textOf(first)]);
  for (const other of others) {
    if (told.has(textOf(other))) continue;
    told.add(textOf(other));
    const differ = difference(first, other);
    if (differ === undefined) continue;
    yield {
      message: `${metric.name} ${verb(other)} ${count(other)} here and ${first.isContract === other.isContract ? '' : `${verb(first)} `}${count(first)} in ${placeOf(first.source)}: ${differ}`,
      source: other.source,
      entities: [metric.key],
      related: [first, ...others]
        .filter((one) => one !== other && [first, other].some((side) => textOf(one) === textOf(side)))
        .map((one) => ({ ...one.source, message: `${one.isContract ? 'demands ' : ''}{${one.required.join(',')}}` })),
    };
  }
}

/** What the second place lacks of the first, and what it has besides; nothing where they agree. */
function difference(first: Statement, other: Statement): string | undefined {
  const missing = first.required.filter((label) => !other.labels.includes(label));
  const more = other.required.filter((label) => first.isWhole && !first.labels.includes(label));
  const parts = [...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []), ...(more.length > 0 ? [`with ${more.join(', ')} besides`] : [])];
  return parts.length > 0 ? parts.join(' and ') : undefined;
}

function textOf({ isContract, labels, required }: Statement): string {
  return `${isContract} ${[...labels].sort().join(',')} ${[...required].sort().join(',')}`;
}

function verb({ isContract }: Statement): string {
  return isContract ? 'must have' : 'has';
}

function count({ required }: Statement): string {
  return required.length === 1 ? '1 label' : `${required.length} labels`;
}
