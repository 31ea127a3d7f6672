// Alerts as documents speak of them: quoted rules, lists, tables and headings.
import type { Reader, Reading } from '../context.ts';
import { stated, type Fact, type Mention } from '../fact.ts';
import type { Source } from '../../model/source.ts';
import type { Field, Item } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import type { Section } from '../outline/outline.ts';
import { factsOfRule } from '../prometheus/facts.ts';
import { readExpression } from '../prometheus/promql.ts';
import { isQuery } from '../prometheus/queries.ts';
import { readRules } from '../prometheus/rules.ts';
import { idsIn } from '../words/ids.ts';
import { isAlertName } from '../words/names.ts';
import { spokenDuration } from '../words/measures.ts';
import { normal } from '../words/text.ts';
import { inEnglish } from '../words/translations.ts';
import { columnsOf, describes } from './columns.ts';
import { alertsInCell, alertsInField, isName, metricsInField, metricsInLine } from './observed.ts';
import { alertOf, alertsOf, isRunbookPage, pagesOf } from './runbook-page.ts';
import { labelledParts, nestedParts } from './sections.ts';
import { readSentences } from './alert-sentences.ts';
import { testMentions, testsInCell, testsInField } from './tests.ts';
import { allBlocks, codeBlocksOf, fieldNamed, firstText, isAbout, tablesOf, textOf } from './walk.ts';

const aboutAlerts = /\balert(?:s|ing)?\b/i;

/** Reads what documents say about alerts. A rule in a document is what it says, not what Prometheus loads. */
export const readAlerts: Reader = (reading) => {
  for (const section of pagesOf(reading)) {
    readHeading(reading, section);
    if (!isRunbookPage(section, reading.title)) continue;
    for (const { name, line } of nestedParts(labelledParts(section)).flatMap(alertsOf)) reading.add(mentioned(reading, name, line));
  }
  if (!speaksOfAlerts(reading)) return;
  for (const section of reading.outline.sections) {
    for (const block of allBlocks(section.blocks)) {
      readSentences(reading, block);
      if (block.type === 'code' && /^(?:ya?ml|prometheus)?$/.test(block.lang)) readQuotedRules(reading, block.value, block.start - 1);
      if (block.type === 'field') for (const { name, line } of alertsInField(block)) reading.add(mentioned(reading, name, line));
      if (block.type === 'list') {
        for (const item of block.items) {
          if (item.field) for (const { name, line } of alertsInField(item.field)) reading.add(mentioned(reading, name, line));
          if (isAbout(section, aboutAlerts) || section.blocks.some((b) => b.type === 'field' && aboutAlerts.test(b.label))) readItem(reading, item);
        }
      }
    }
    for (const table of tablesOf(section)) readTable(reading, section, columnsOf(table));
  }
};

/** Words of which one stands in every document about alerts that call people, and those of documents about alerts on a screen. */
const watching =
  /\b(?:prometheus|grafana|promql|expr|on-?call|pager\w*|runbooks?|metrics?|monitoring|observability|SLOs?|scenarios?|incidents?|faults?|severity|thresholds?|critical|warning|firing|fires|impact)\b/i;
const showing = /\b(?:components?|props|modal|toasts?|css|jsx|tsx)\b/i;
const operating = /\b(?:prometheus|grafana|promql|expr|on-?call|pager\w*|runbooks?|metrics?|monitoring|SLOs?)\b/i;

function speaksOfAlerts({ document: { text } }: Reading): boolean {
  return showing.test(text) ? operating.test(text) : watching.test(text);
}

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
  const first = item.runs.find((run) => /\w/.test(run.text));
  if (!first || !isName(first) || !isAlertName(first.text.trim())) return;
  const text = plain(item.runs.slice(item.runs.indexOf(first) + 1));
  const source = reading.at(item.line);
  const inside = /^\(([^()]*)\)|\(([^()]*)\)[.\s]*$/.exec(text)?.[0] ?? '';
  const summary = /^(?:\([^()]*\))?\s*[:–—-]\s*(.+?)\s*(?:\([^()]*\)[.\s]*)?$/.exec(text)?.[1];
  reading.add({
    ...mentioned(reading, first.text.trim(), item.line),
    fields: {
      severity: stated(severityIn(inside), source),
      for: stated(spokenDuration(heldFor(inside)), source),
      summary: stated(summary, source),
    },
  });
}

/** A severity in words, or by its number: `P1`, `SEV-2`. */
function severityIn(text: string): string | undefined {
  const numbered = /\b(?:P[0-5]|SEV-?[0-5])\b/i.exec(text)?.[0];
  return /\b(critical|warning|info|page|ticket|error)\b/i.exec(text)?.[1]?.toLowerCase() ?? numbered ?? /\b(high|medium|low)\b/i.exec(text)?.[1]?.toLowerCase();
}

function readTable(reading: Reading, section: Section, columns: ReturnType<typeof columnsOf>): void {
  // "Name | Condition | Severity" is a table of alerts where these are spoken of.
  const unnamed = columns.has('name') && isAbout(section, aboutAlerts) && (columns.has('threshold') || columns.has('query'));
  if (columns.has('count') || !(columns.has('alert') || unnamed)) return;
  const severity = columns.table.header.findIndex((cell) => /^(?:severity|priority|level)$/.test(inEnglish(normal(cell.text))));
  for (const row of columns.table.rows) {
    const source = reading.at(row.line);
    const scenario = columns.cell(row, 'scenario');
    const tests = columns.has('scenario') ? [] : testsInCell(columns.cell(row, 'test'), columns.cell(row, 'suite'));
    const cell = columns.cell(row, columns.has('alert') ? 'alert' : 'name');
    const condition = columns.cell(row, 'query') ?? columns.cell(row, 'threshold');
    const runbook = columns.cell(row, 'runbook');
    const description = describes(columns, 'alert') ? columns.cell(row, 'description')?.text || columns.cell(row, 'definition')?.text : undefined;
    const expr = condition && queryIn(condition.text);
    for (const { name } of cell ? alertsInCell(cell) : []) {
      const metrics = columns.has('scenario') ? [] : (columns.cell(row, 'metric')?.lines ?? []).flatMap(metricsInLine).map((metric) => metric.name);
      const mentions: Mention[] = [
        ...testMentions('related', tests, 'linked to the alert in a table', () => source),
        ...usesMetrics([...metrics, ...metricsOf(expr)], 'named beside the alert', source),
        ...(scenario && columns.isFirst('alert') ? scenarioMentions(scenario.text, 'named beside the alert', source) : []),
      ];
      reading.add({
        ...mentioned(reading, name, row.line),
        mentions,
        fields: {
          severity: stated(severityIn(row.cells[severity]?.text ?? ''), source),
          for: stated(spokenDuration(columns.cell(row, 'for')?.text ?? '') ?? spokenDuration(heldFor(condition?.text)), source),
          expr: stated(expr, source),
          description: stated(description || undefined, source),
          runbookUrl: stated(runbook?.runs.find((run) => run.url)?.url ?? /https?:\/\/\S+|\S+\.mdx?\b\S*/.exec(runbook?.text ?? '')?.[0], source),
        },
      });
    }
  }
}

/** What follows "for": `> 5% for 10 minutes`. */
function heldFor(text: string | undefined): string {
  return /\bfor (?!the )[^,;]*/.exec(text ?? '')?.[0] ?? '';
}

/** An expression that is PromQL; a threshold in words is none. */
function queryIn(text: string): string | undefined {
  return isQuery(text) ? text : undefined;
}

function metricsOf(expr: string | undefined): string[] {
  return expr === undefined ? [] : readExpression(expr).metrics.filter((name) => name.includes('_'));
}

function usesMetrics(names: readonly string[], why: string, source: Source): Mention[] {
  return names.map((name): Mention => ({ type: 'uses', target: { kind: 'metric', name }, why, source }));
}

function scenarioMentions(text: string, why: string, source: Source): Mention[] {
  return idsIn(text).map((id): Mention => ({ type: 'observed-by', target: { kind: 'scenario', id }, why, source, reverse: true }));
}

/** `### RouterDLQHighRate` with its labels, or a page of a runbook that bears the alert's name. */
function readHeading(reading: Reading, section: Section): void {
  const name = alertOf(section);
  if (!name || section.level === 0) return;
  const parts = labelledParts(section);
  const severity = fieldNamed(parts, /^(?:alert )?severity$/);
  const page = isRunbookPage(section, reading.title);
  if (!page && !(speaksOfAlerts(reading) && (severity || isAbout(section, aboutAlerts) || aboutAlerts.test(reading.title)))) return;
  if (section.level === 1 && !severity && !page) return;
  const nested = nestedParts(parts);
  const duration = fieldNamed(parts, /^(?:for|duration|for duration)$/);
  const summary = fieldNamed(parts, /^summary$/);
  const meaning = fieldNamed(parts, /^(?:description|meaning|what it means|what this (?:alert )?means)$/);
  const expr = fieldNamed(
    parts,
    /^(?:expr|(?:alert )?expression|query|promql|condition|rule|(?:fires|triggers|alerts) (?:when|if)|trigger(?: pattern| condition)?)$/,
  );
  const written =
    codeBlocksOf(expr?.blocks ?? [])
      .find((block) => !/^ya?ml$/.test(block.lang))
      ?.value.trim() ?? expr?.value.find((run) => run.code)?.text;
  // `up == 0 for 5m` is an expression, and how long it must hold.
  const code = written?.replace(/\s+for\s+\d+\s*[a-z]+$/i, '');
  // "breaker open (`breaker_state` is 2)" is a sentence that names a metric, and says no expression.
  const isNamed = code !== undefined && /^[\w:]+$/.test(code) && textOf(expr) !== code;
  const at = (field: Field | undefined) => reading.at(field?.line ?? section.line);
  reading.add({
    ...mentioned(reading, name, section.line),
    mentions: [
      ...nested.flatMap(metricsInField).flatMap(({ name: metric, line }) => usesMetrics([metric], 'named under the alert', reading.at(line))),
      ...usesMetrics(metricsOf(code), 'alert expression', at(expr)),
      ...testMentions(
        'related',
        nested.filter((part) => /^(?:related )?tests?(?: coverage| cases?)?$/.test(part.words)).flatMap(testsInField),
        'named under the alert',
        reading.at,
      ),
      ...nested
        .filter((part) => /^(?:related )?(?:scenarios?|(?:chaos )?experiments?)(?: ids?)?$/.test(part.words))
        .flatMap((part) => scenarioMentions(plain(part.value), 'named under the alert', reading.at(part.line))),
    ],
    fields: {
      severity: stated(severityIn(textOf(severity) ?? ''), at(severity)),
      for: stated(spokenDuration(textOf(duration) ?? heldFor(textOf(expr))), at(duration ?? expr)),
      summary: stated(textOf(summary), at(summary)),
      description: stated(textOf(meaning) ?? firstText(section.blocks), at(meaning)),
      expr: stated(isNamed ? undefined : code, at(expr)),
    },
  });
}
