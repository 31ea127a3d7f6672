// Metrics as documents define them, with the label sets that each place states.
import type { Reader, Reading } from '../context.ts';
import { stated, type Fact } from '../fact.ts';
import type { Block, Code, Field, Item } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { readExpression } from '../prometheus/promql.ts';
import { queriesIn } from '../prometheus/queries.ts';
import { isCertainMetric, isMetricName, metricName } from '../words/names.ts';
import { splitParenthesis } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { isName, metricsInCell, metricsInField, metricsInLine, type NamedMetric } from './observed.ts';
import { labelledParts } from './sections.ts';
import { allBlocks, fieldNamed, fieldsOf, firstText, isAbout, itemsOf, tablesOf, textOf } from './walk.ts';

const aboutMetrics = /\bmetrics?\b/i;

/** Where names such as `queue_depth_bytes` are metrics, and not options or functions. */
const aboutObserving = /\b(?:metrics?|observability|monitoring|alert(?:s|ing)?|dashboards?|prometheus|promql|grafana|instrumentation|telemetry|SLOs?|SLIs?)\b/i;
const aboutOptions = /\b(?:config(?:uration)?s?|settings?|options?|parameters?|environment|variables?|flags?)\b/i;
const namesMetrics = /\b(?:metrics?|gauges?|counters?|histograms?|promql)\b/i;

/** Reads metrics: every name in code that is stated in a list, a table, a label or a heading. */
export const readMetrics: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    readHeading(reading, section);
    readLabelled(reading, fieldsOf(section.blocks));
    for (const block of allBlocks(section.blocks)) readBlock(reading, section, block);
    for (const table of tablesOf(section)) readTable(reading, section, columnsOf(table));
  }
};

function readBlock(reading: Reading, section: Section, block: Block): void {
  if (block.type === 'text') readStrong(reading, section, block.runs);
  if (block.type === 'code' && /^promql$|^prometheus$/.test(block.lang)) readQueries(reading, block);
  if (block.type === 'field') {
    readStrong(reading, section, block.value);
    for (const metric of metricsInField(block)) addMetric(reading, metric);
  }
  if (block.type === 'list') {
    for (const item of block.items) {
      readStrong(reading, section, item.runs);
      if (item.field) for (const metric of metricsInField(item.field)) addMetric(reading, metric);
      readDefinition(reading, section, item);
    }
  }
}

/** Names that can be nothing but metrics, wherever they stand in code; where metrics are spoken of, all that end like one. */
function readStrong(reading: Reading, section: Section, runs: readonly Run[]): void {
  const metrics = metricsInLine(runs);
  if (metrics.length === 0) return;
  const moving = movingMetrics(runs);
  const observing = !isAbout(section, aboutOptions) && (namesMetrics.test(plain(runs)) || isAbout(section, aboutObserving));
  for (const metric of metrics) {
    const labelled = metric.labels !== undefined && metric.labels.length > 0 && metric.name.split('_').length >= 3;
    if (isCertainMetric(metric.name) || labelled || moving.has(metric.name) || (observing && isMetricName(metric.name))) addMetric(reading, metric);
  }
}

const moves = /^\s*(?:[\w ]{0,20}(?::\s*it)?\s)?(?:falls|rises|climbs|drops|grows|jumps|spikes|dips|increases|decreases|goes (?:up|down|to)|flattens)\b/i;

/** "Watch `x_ports_free`: it falls to 0", "`x_open` climbs": names of three words or more that go up and down are metrics, whatever they end in. */
function movingMetrics(runs: readonly Run[]): ReadonlySet<string> {
  const names = new Set<string>();
  runs.forEach((run, index) => {
    if (!run.code || run.text.split('_').length < 3) return;
    const [before, after] = [runs[index - 1]?.text ?? '', runs[index + 1]?.text ?? ''];
    const name = metricName(run.text)?.name;
    if (
      name &&
      (moves.test(after) ||
        (/\bwatch\s+$/i.test(before) && /^[^.]{0,40}\b(?:falls|rises|climbs|drops|grows|jumps|comes back|increases|decreases)\b/i.test(after)))
    )
      names.add(name);
  });
  return names;
}

/** The metrics of a block of PromQL. */
function readQueries(reading: Reading, block: Code): void {
  for (const { text, line } of queriesIn(block)) {
    const { metrics, error } = readExpression(text);
    if (!error) for (const name of metrics) if (name.includes('_')) addMetric(reading, { name, labels: undefined, selects: true, line });
  }
}

/** An item that begins with a name, where the text is about metrics: `- `x_count`: what it counts`. */
function readDefinition(reading: Reading, section: Section, item: Item): void {
  const [first, ...rest] = namedFirst(item.runs, isAbout(section, aboutMetrics));
  const metric = first && isName(first) ? metricsInLine([first, ...rest])[0] : undefined;
  if (!first || !metric || metricName(first.text)?.name !== metric.name) return;
  const text = plain(rest);
  const defines = /^\s*(?:\(|[:–—-]|$)/.test(text);
  const known = isCertainMetric(metric.name) || (isMetricName(metric.name) && isAbout(section, aboutObserving));
  // A link to another site names what lies there.
  const listed =
    defines &&
    !/^https?:/.test(first.url ?? '') &&
    (aboutMetrics.test(section.title) || (isAbout(section, aboutMetrics) && metric.name.split('_').length >= 3));
  if ((!known && !listed) || (isAbout(section, aboutOptions) && !isCertainMetric(metric.name))) return;
  const description = /^\s*(?:\([^()]*\)\s*)?[:–—-]\s*(.+)$/.exec(text)?.[1];
  const type = /\b(counter|gauge|histogram|summary)\b/i.exec(text)?.[1]?.toLowerCase();
  addMetric(reading, metric, { description, type, parts: fieldsOf(item.blocks) });
}

/** Runs whose first word is a name, marked or, in a list of metrics, with the form that only metrics have. */
function namedFirst(runs: readonly Run[], listed: boolean): readonly Run[] {
  const [first, ...rest] = runs;
  const bare = listed && first && !first.code ? /^([a-z][\w:]{1,100}(?:\{[^{}]{0,200}\})?)(.*)$/s.exec(first.text) : null;
  if (!first || !bare?.[1] || !isCertainMetric(bare[1].replace(/\{.*$/, ''))) return runs;
  return [{ ...first, text: bare[1], code: true }, { ...first, text: bare[2] ?? '' }, ...rest];
}

interface Details {
  description?: string | undefined;
  type?: string | undefined;
  /** Labelled parts that may list labels: `Labels: ...`, `Required labels: ...`. */
  parts?: readonly Field[];
}

function addMetric(reading: Reading, metric: NamedMetric, details: Details = {}): void {
  const source = reading.at(metric.line);
  const sets = [
    ...(metric.labels && !metric.selects && metric.labels.length > 0 ? [{ labels: metric.labels, source }] : []),
    ...(details.parts ?? []).flatMap((part) => labelSetOf(reading, part)),
  ];
  const fact: Fact<'metric'> = {
    kind: 'metric',
    name: metric.name,
    source,
    mentions: [],
    fields: { labelSets: stated(sets, source), description: stated(details.description, source), type: stated(details.type, source) },
  };
  reading.add(fact);
}

/** `Labels: a, b`, `Required labels: ...`, `Optional labels: ...`. */
function labelSetOf(reading: Reading, part: Field): { labels: string[]; required?: boolean; source: { file: string; line: number } }[] {
  const kind = /^(required |optional )?labels?$/.exec(part.words);
  if (!kind) return [];
  const lines = [part.value, ...itemsOf(part.blocks).map((item) => item.runs)];
  const labels = lines.flatMap((runs) => labelNames(runs));
  const required = kind[1] === undefined ? {} : { required: kind[1] === 'required ' };
  return labels.length > 0 ? [{ labels, ...required, source: reading.at(part.line) }] : [];
}

function labelNames(runs: readonly Run[]): string[] {
  const codes = runs.filter((run) => run.code).flatMap((run) => run.text.replace(/^[{[]|[}\]]$/g, '').split(/[\s,]+/));
  const words = codes.length > 0 ? codes : plain(runs).split(/[\s,]+/);
  return words.map((word) => word.trim()).filter((word) => /^[a-z_][A-Za-z0-9_]*$/.test(word));
}

function readTable(reading: Reading, section: Section, columns: ReturnType<typeof columnsOf>): void {
  if (columns.has('count')) return;
  // "Name | Type | Labels" is a table of metrics where metrics are spoken of.
  const role =
    !columns.has('metric') &&
    columns.has('name', 'type') &&
    isAbout(section, aboutMetrics) &&
    !isAbout(section, aboutOptions) &&
    !columns.table.header.some((cell) => /^default/i.test(cell.text))
      ? 'name'
      : 'metric';
  for (const row of columns.table.rows) {
    const source = reading.at(row.line);
    for (const { cell } of columns.cells(row, role)) {
      for (const metric of metricsInCell(cell)) {
        const labels = columns.has('scenario') ? [] : columns.cells(row, 'labels');
        addMetric(reading, metric, {
          description: columns.cell(row, 'description')?.text || undefined,
          type: columns.cell(row, 'type')?.text.toLowerCase() || undefined,
        });
        for (const { header, cell: listed } of labels) {
          const names = labelNames(listed.runs);
          const required = /required/i.test(header) ? { required: true } : /optional/i.test(header) ? { required: false } : {};
          if (names.length > 0)
            reading.add({
              kind: 'metric',
              name: metric.name,
              source,
              mentions: [],
              fields: { labelSets: { value: [{ labels: names, ...required, source }], source } },
            });
        }
      }
    }
    // Names that can be nothing but metrics count in every column.
    for (const cell of row.cells) for (const line of cell.lines) readStrong(reading, section, line);
  }
}

/** `**Metric**: `x_total`` with labels such as `**Labels**: a, b` after it, up to the next metric. */
function readLabelled(reading: Reading, fields: readonly Field[]): void {
  fields.forEach((field, index) => {
    const [metric, ...more] = metricsInField(field);
    if (!metric || more.length > 0) return;
    const after = fields.slice(index + 1);
    const next = after.findIndex((other) => metricsInField(other).length > 0);
    const parts = next < 0 ? after : after.slice(0, next);
    if (parts.some((part) => labelSetOf(reading, part).length > 0)) addMetric(reading, metric, { parts });
  });
}

/** `### `router_x_total`` with its labels, type and meaning. */
function readHeading(reading: Reading, section: Section): void {
  const { text, inside } = splitParenthesis(section.name);
  const metric = section.level > 1 ? metricName(text) : undefined;
  if (!metric || !(isCertainMetric(metric.name) || isAbout(section, aboutObserving))) return;
  const all = labelledParts(section);
  // "Metric: ..." begins another one.
  const next = all.findIndex((part) => /^metrics?$/.test(part.words));
  const parts = next < 0 ? all : all.slice(0, next);
  const inTitle = /^(?:counter|gauge|histogram|summary)$/i.exec(inside ?? '')?.[0];
  addMetric(
    reading,
    { ...metric, line: section.line },
    {
      parts,
      description: textOf(fieldNamed(parts, /^(?:description|meaning|help)$/)) ?? firstText(section.blocks),
      type: (textOf(fieldNamed(parts, /^(?:metric )?type$/)) ?? inTitle)?.toLowerCase(),
    },
  );
}
