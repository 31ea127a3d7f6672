// Alerts as documents speak of them: quoted rules, lists, tables and headings.
import type { Reader, Reading } from '../context.ts';
import { stated, type Fact, type Mention } from '../fact.ts';
import type { Item } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { factsOfRule } from '../prometheus/facts.ts';
import { readRules } from '../prometheus/rules.ts';
import { idsIn } from '../words/ids.ts';
import { isAlertName } from '../words/names.ts';
import { titleText } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { alertsInField, alertsInLine, metricsInField, metricsInLine } from './observed.ts';
import { labelledParts, nestedParts } from './sections.ts';
import { testMentions, testsInCell, testsInField } from './tests.ts';
import { allBlocks, fieldNamed, isAbout, labelText, tablesOf, textOf } from './walk.ts';

const aboutAlerts = /\balert(?:s|ing)?\b/i;

/** Reads what documents say about alerts. A rule in a document is what it says, not what Prometheus loads. */
export const readAlerts: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    readHeading(reading, section);
    for (const block of allBlocks(section.blocks)) {
      if (block.type === 'code' && /^(?:ya?ml|prometheus)?$/.test(block.lang)) readQuotedRules(reading, block.value, block.line);
      if (block.type === 'field') for (const { name, line } of alertsInField(block)) name && reading.add(mentioned(reading, name, line));
      if (block.type === 'list') {
        for (const item of block.items) {
          if (item.field) for (const { name, line } of alertsInField(item.field)) reading.add(mentioned(reading, name, line));
          if (isAbout(section, aboutAlerts) || section.blocks.some((b) => b.type === 'field' && aboutAlerts.test(b.label))) readItem(reading, item);
        }
      }
    }
    for (const table of tablesOf(section)) readTable(reading, columnsOf(table));
  }
};

function mentioned(reading: Reading, name: string, line: number): Fact<'alert'> {
  return { kind: 'alert', name, source: reading.at(line), mentions: [], fields: {}, refers: true };
}

function readQuotedRules(reading: Reading, text: string, line: number): void {
  const file = readRules(text);
  if (!file) return;
  const at = (inside: number) => reading.at(line + inside);
  for (const rule of file.rules) {
    const { facts, problems } = factsOfRule(rule, at, false);
    for (const fact of facts) reading.facts.push(fact);
    for (const problem of problems) reading.unreadable(line + problem.line, problem.message);
  }
  for (const problem of file.problems) reading.unreadable(line + problem.line, problem.message);
}

/** `- `RouterX`: what it means (> 20/min for 10m, warning)`. */
function readItem(reading: Reading, item: Item): void {
  const [first] = item.runs;
  if (!first?.code || !isAlertName(first.text.trim())) return;
  const text = plain(item.runs.slice(1));
  const source = reading.at(item.line);
  const inside = /\(([^()]*)\)[.\s]*$/.exec(text)?.[1] ?? '';
  const summary = /^\s*[:–—-]\s*(.+?)\s*(?:\([^()]*\)[.\s]*)?$/.exec(text)?.[1];
  reading.add({
    ...mentioned(reading, first.text.trim(), item.line),
    fields: {
      severity: stated(severityIn(inside), source),
      for: stated(/\bfor (\d+(?:ms|[smhd]))\b/.exec(inside)?.[1], source),
      summary: stated(summary, source),
    },
  });
}

function severityIn(text: string): string | undefined {
  return /\b(critical|warning|info|page|ticket|error)\b/i.exec(text)?.[1]?.toLowerCase();
}

function readTable(reading: Reading, columns: ReturnType<typeof columnsOf>): void {
  if (!columns.has('alert') || columns.has('count')) return;
  for (const row of columns.table.rows) {
    const source = reading.at(row.line);
    const severity = columns.table.header.findIndex((cell) => /^severity$/i.test(cell.text));
    const scenario = columns.cell(row, 'scenario');
    const tests = columns.has('scenario') ? [] : testsInCell(columns.cell(row, 'test'), columns.cell(row, 'suite'));
    for (const { name } of alertsInLine(columns.cell(row, 'alert')?.runs ?? [])) {
      const metrics = columns.has('scenario') ? [] : (columns.cell(row, 'metric')?.lines ?? []).flatMap(metricsInLine);
      const mentions: Mention[] = [
        ...testMentions('related', tests, 'linked to the alert in a table', () => source),
        ...metrics.map((metric): Mention => ({ type: 'uses', target: { kind: 'metric', name: metric.name }, why: 'named beside the alert', source })),
        ...(scenario && columns.table.header[0]?.text === 'Alert' ? idsIn(scenario.text).map((id): Mention => ({ type: 'observed-by', target: { kind: 'scenario', id }, why: 'named beside the alert', source, reverse: true })) : []),
      ];
      reading.add({
        ...mentioned(reading, name, row.line),
        mentions,
        fields: {
          severity: stated(severityIn(row.cells[severity]?.text ?? ''), source),
          for: stated(/(\d+(?:ms|[smhd]))/.exec(columns.cell(row, 'for')?.text ?? '')?.[1], source),
          summary: stated(columns.cell(row, 'description')?.text || undefined, source),
        },
      });
    }
  }
}

/** `### RouterDLQHighRate` with its labels. */
function readHeading(reading: Reading, section: Section): void {
  const name = titleText(section.title).replace(/^alert\s*:\s*/i, '');
  if (section.level < 2 || !isAlertName(name)) return;
  const parts = labelledParts(section);
  const severity = fieldNamed(parts, /^severity$/);
  if (!severity && !isAbout(section, aboutAlerts) && !aboutAlerts.test(reading.title)) return;
  const nested = nestedParts(parts);
  const duration = fieldNamed(parts, /^(?:for|duration|for duration)$/);
  const meaning = fieldNamed(parts, /^(?:description|meaning|summary|what it means)$/);
  const expr = fieldNamed(parts, /^(?:expr|expression|query|promql|condition)$/);
  const code = expr?.blocks.find((block) => block.type === 'code')?.value ?? expr?.value.find((run) => run.code)?.text;
  const at = (line: number | undefined) => reading.at(line ?? section.line);
  reading.add({
    ...mentioned(reading, name, section.line),
    mentions: [
      ...nested.flatMap(metricsInField).map(({ name: metric, line }): Mention => ({ type: 'uses', target: { kind: 'metric', name: metric }, why: 'named under the alert', source: reading.at(line) })),
      ...testMentions('related', nested.filter((part) => /^(?:related )?tests?(?: coverage| cases?)?$/.test(labelText(part))).flatMap(testsInField), 'named under the alert', reading.at),
      ...nested.filter((part) => /^(?:related )?scenarios?(?: ids?)?$/.test(labelText(part))).flatMap((part) => idsIn(plain(part.value)).map((id): Mention => ({ type: 'observed-by', target: { kind: 'scenario', id }, why: 'named under the alert', source: reading.at(part.line), reverse: true }))),
    ],
    fields: {
      severity: stated(severityIn(textOf(severity) ?? ''), at(severity?.line)),
      for: stated(/(\d+(?:ms|[smhd]))/.exec(textOf(duration) ?? '')?.[1], at(duration?.line)),
      summary: stated(textOf(meaning), at(meaning?.line)),
      expr: stated(code, at(expr?.line)),
    },
  });
}
