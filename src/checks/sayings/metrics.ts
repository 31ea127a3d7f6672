// The type of a metric, said in two ways: a gauge in the contract, a counter in the text.
import type { Entity } from '../../model/catalog.ts';
import { nearest } from '../../catalog/nearest.ts';
import { placeOf, type Source } from '../../model/source.ts';
import type { Found } from '../rule.ts';
import { isDocument, placeOfField, type Subject } from '../subject.ts';
import { writtenLines } from './lines.ts';
import { sayingsOf } from './sayings.ts';

const types = /counter|gauge|histogram|summary/i;
const said = new RegExp(
  String.raw`^[\s*]*(?:\{[^{}]*\}\s*)?(?:\[[\w:]+\])?\)*(?:\((?:a |an )?(${types.source})\b|(?:[,–—:-]\s*|is |which is |as )?an?\s+(?:[a-z]+ )?(${types.source})\b(?!\s+of\b))`,
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
    if (!subject.lines(path).some((line) => types.test(line))) continue;
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

/** Labels that Prometheus, its targets and Kubernetes add to every series. */
const added = new Set(
  'job instance le quantile namespace pod container cluster env environment service node endpoint app component region zone host prometheus exported_job exported_instance __name__'.split(
    ' ',
  ),
);

const selector = /(?<![\w:.])([a-zA-Z_][\w:]*)\{([^{}]*=[^{}]*)\}/g;

/** Every query that selects by a label which no place gives its metric: it selects nothing. */
export function* selectorDrift(subject: Subject): Generator<Found> {
  const labelled = new Map(
    subject.of('metric').flatMap((metric) => {
      const sets = (metric.fields.labelSets ?? []).filter(({ labels, source }) => labels.length > 0 && !subject.isExample(source));
      // Labels that queries select by are no statement of the labels that there are.
      return sets.length > 0 ? [[metric.name, { metric, sets }] as const] : [];
    }),
  );
  if (labelled.size === 0) return;
  const told = new Set<string>();
  for (const { text, source } of queriesOf(subject)) {
    for (const [, name = '', inside = ''] of text.matchAll(selector)) {
      const known = labelled.get(name) ?? labelled.get(name.replace(/_(?:bucket|sum|count)$/, ''));
      if (!known) continue;
      const labels = new Set(known.sets.flatMap((set) => set.labels));
      const used = [...inside.matchAll(/(?:^|,)\s*([A-Za-z_]\w*)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label);
      const first = used.find((label) => !labels.has(label) && !added.has(label));
      const key = `${name} ${first} ${source.file}`;
      if (first === undefined || told.has(key)) continue;
      told.add(key);
      const near = nearest(first, labels);
      const [set] = known.sets;
      yield {
        message: `${name} is selected by the label ${first}, which no place gives it${near ? `; nearest is ${near}` : ''}`,
        source,
        entities: [known.metric.key],
        related: set ? [{ ...set.source, message: `{${set.labels.join(',')}}` }] : [],
      };
    }
  }
}

/** The lines of documents that hold queries, and the expressions of rules. */
function* queriesOf(subject: Subject): Generator<{ text: string; source: Source }> {
  for (const alert of subject.of('alert')) {
    const source = placeOfField(alert, 'expr');
    if (alert.fields.expr && !isDocument(source)) yield { text: alert.fields.expr, source };
  }
  for (const { path } of subject.readings) {
    for (const { text, line, isCode } of writtenLines(subject, path)) {
      if (!text.includes('{') || !text.includes('=')) continue;
      const spans = isCode ? [text] : text.split('`').filter((_, index) => index % 2 === 1);
      for (const span of spans) yield { text: span, source: { file: path, line } };
    }
  }
}
