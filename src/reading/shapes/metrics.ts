// Metrics as documents define them, with the label sets that each place states.
import type { Reader, Reading } from '../context.ts';
import { stated, type Fact } from '../fact.ts';
import type { Block, Field, Item } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { isMetricName, metricName } from '../words/names.ts';
import { columnsOf } from './columns.ts';
import { metricsInField, metricsInLine, strongMetric, type NamedMetric } from './observed.ts';
import { allBlocks, fieldNamed, fieldsOf, isAbout, itemsOf, labelText, tablesOf, textOf } from './walk.ts';

const aboutMetrics = /\bmetrics?\b/i;

/** Reads metrics: every name in code that is stated in a list, a table, a label or a heading. */
export const readMetrics: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    readHeading(reading, section);
    for (const block of allBlocks(section.blocks)) readBlock(reading, section, block);
    for (const table of tablesOf(section)) readTable(reading, columnsOf(table));
  }
};

function readBlock(reading: Reading, section: Section, block: Block): void {
  if (block.type === 'text') readStrong(reading, block.runs);
  if (block.type === 'field') {
    readStrong(reading, block.value);
    for (const metric of metricsInField(block)) addMetric(reading, metric);
  }
  if (block.type === 'list') {
    for (const item of block.items) {
      readStrong(reading, item.runs);
      if (item.field) for (const metric of metricsInField(item.field)) addMetric(reading, metric);
      readDefinition(reading, section, item);
    }
  }
}

/** Names that can be nothing but metrics, and names with a label set in braces, wherever they stand in code. */
function readStrong(reading: Reading, runs: readonly Run[]): void {
  for (const metric of metricsInLine(runs)) {
    const run = runs.find((one) => one.code && metricName(one.text)?.name === metric.name);
    if (run && (strongMetric(run.text) || metric.labels)) addMetric(reading, metric);
  }
}

/** An item that begins with a name in code, where the text is about metrics: `- `x_count`: what it counts`. */
function readDefinition(reading: Reading, section: Section, item: Item): void {
  const [first, ...rest] = item.runs;
  const metric = first?.code ? metricsInLine(item.runs)[0] : undefined;
  if (!first || !metric || metricName(first.text)?.name !== metric.name) return;
  const text = plain(rest);
  if (!isMetricName(metric.name) && !(isAbout(section, aboutMetrics) && /^\s*(?:\(|[:–—-]|$)/.test(text) && metric.name.split('_').length >= 3)) return;
  const description = /^\s*(?:\([^()]*\)\s*)?[:–—-]\s*(.+)$/.exec(text)?.[1];
  const type = /\b(counter|gauge|histogram|summary)\b/i.exec(text)?.[1]?.toLowerCase();
  addMetric(reading, metric, { description, type, parts: fieldsOf(item.blocks) });
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
  const kind = /^(required |optional )?labels?$/.exec(labelText(part));
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

function readTable(reading: Reading, columns: ReturnType<typeof columnsOf>): void {
  if (columns.has('count')) return;
  for (const row of columns.table.rows) {
    const source = reading.at(row.line);
    for (const { cell } of columns.cells(row, 'metric')) {
      for (const metric of cell.lines.flatMap(metricsInLine)) {
        const labels = columns.has('scenario') ? [] : columns.cells(row, 'labels');
        addMetric(reading, metric, { description: columns.cell(row, 'description')?.text || undefined, type: columns.has('metric', 'type') ? columns.cell(row, 'type')?.text || undefined : undefined });
        for (const { header, cell: listed } of labels) {
          const names = labelNames(listed.runs);
          const required = /required/i.test(header) ? { required: true } : /optional/i.test(header) ? { required: false } : {};
          if (names.length > 0) reading.add({ kind: 'metric', name: metric.name, source, mentions: [], fields: { labelSets: { value: [{ labels: names, ...required, source }], source } } });
        }
      }
    }
    // Names that can be nothing but metrics count in every column.
    for (const cell of row.cells) for (const line of cell.lines) readStrong(reading, line);
  }
}

/** `### `router_x_total`` with its labels, type and meaning. */
function readHeading(reading: Reading, section: Section): void {
  const name = section.runs.find((run) => run.code)?.text ?? section.title;
  const metric = section.level > 1 && plain(section.runs) === name.trim() ? metricName(name) : undefined;
  if (!metric || !(isMetricName(metric.name) || isAbout(section, aboutMetrics))) return;
  const parts = fieldsOf(section.blocks);
  addMetric(
    reading,
    { ...metric, line: section.line },
    { parts, description: textOf(fieldNamed(parts, /^(?:description|meaning|help)$/)), type: textOf(fieldNamed(parts, /^type$/)) },
  );
}
