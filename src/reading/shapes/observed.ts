// Metrics, alerts and panels as lines, cells and fields name them.
import type { Cell, Field } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import { isAlertName, metricName, type MetricName } from '../words/names.ts';
import { splitParenthesis, undecorated } from '../words/text.ts';
import { itemsOf } from './walk.ts';

export interface NamedThing {
  name: string;
  line: number;
}

export interface NamedMetric extends MetricName {
  line: number;
}

/** The metrics that a line names in code where metrics are expected; its labels when the line lists them. */
export function metricsInLine(runs: readonly Run[]): NamedMetric[] {
  const metrics: NamedMetric[] = [];
  let listed: ReadonlySet<number> | undefined;
  runs.forEach((run, index) => {
    const metric = isName(run) ? metricName(run.text) : undefined;
    if (!metric || /^\s*\(/.test(run.text)) return;
    // Labels listed after a metric are code too: they have no underscore-and-ending of a metric and follow its parenthesis.
    listed ??= insideLabelLists(runs);
    if (listed.has(index)) return;
    metrics.push({ ...metric, labels: metric.labels ?? labelsAfter(runs, index), line: run.line });
  });
  return metrics;
}

/** `(with labels: `a`, `b`)` right after a metric declares its whole set; `(with labels)` or `(with `a` label)` does not. */
function labelsAfter(runs: readonly Run[], index: number): string[] | undefined {
  const next = runs[index + 1];
  if (!next || next.code || !/^\s*(?:\((?:with |(?:counter|gauge|histogram|summary)[,;:] )?)?labels?\s*:\s*$|^\s*\(with labels?\s*:?\s*$/i.test(next.text))
    return undefined;
  const labels: string[] = [];
  for (let at = index + 2; at < runs.length; at += 1) {
    const run = runs[at];
    if (run?.code) labels.push(run.text.trim());
    else if (run?.text.includes(')')) break;
  }
  return labels.length > 0 && labels.every((label) => /^[A-Za-z_]\w*$/.test(label)) ? labels : undefined;
}

/** What is longer is no list of labels. */
const longestList = 1000;

/** The places of the names that stand in a parenthesis about labels. */
function insideLabelLists(runs: readonly Run[]): ReadonlySet<number> {
  const inside = new Set<number>();
  // The text from the last parenthesis on.
  let open = '';
  for (const [index, run] of runs.entries()) {
    if (isName(run) && ((!open.includes(')') && /\blabels?\b/i.test(open)) || /^\(with\s*$/i.test(open))) inside.add(index);
    if (run.code) continue;
    const at = run.text.lastIndexOf('(');
    if (at >= 0) open = run.text.slice(at);
    else if (open !== '') open = open.length < longestList ? open + run.text : '';
  }
  return inside;
}

const metricLabels = /^(?:expected |related |key |main )?metrics?(?: names?| to (?:watch|check|monitor)| affected| \(.*\))?$/;

/** The metrics of a field that says it names metrics. */
export function metricsInField(field: Field): NamedMetric[] {
  return metricLabels.test(field.words) ? [field.value, ...itemsOf(field.blocks).map((item) => item.runs)].flatMap(metricsInLine) : [];
}

/** The alerts that a line names in code, where alerts are expected. */
export function alertsInLine(runs: readonly Run[]): NamedThing[] {
  return runs.filter((run) => isName(run) && isAlertName(run.text.trim())).map((run) => ({ name: run.text.trim(), line: run.line }));
}

/** The alerts of a field that says it names alerts. */
export function alertsInField(field: Field): NamedThing[] {
  return /^(?:expected |related )?alerts?(?: names?| rules?)?$/.test(field.words)
    ? [field.value, ...itemsOf(field.blocks).map((item) => item.runs)].flatMap(alertsInLine)
    : [];
}

/** The panel that `**Panel**: "Title" (Section 4.4, Panel 8)` names. */
export function panelInLine(runs: readonly Run[]): (NamedThing & { section: string | undefined }) | undefined {
  const text = plain(runs);
  const quoted = /^["“]([^"”]+)["”]\s*(?:\((.*)\))?/.exec(text);
  const { text: bare, inside } = splitParenthesis(text);
  const name = (quoted?.[1] ?? bare).trim();
  return name === '' || name.length > 120 ? undefined : { name, line: runs[0]?.line ?? 1, section: quoted?.[2] ?? inside };
}

/** The panels of a field that says it names panels. */
export function panelsInField(field: Field): (NamedThing & { section: string | undefined })[] {
  if (!/^(?:dashboard )?panels?(?: names?)?$/.test(field.words)) return [];
  const lines = plain(field.value) === '' ? itemsOf(field.blocks).map((item) => item.runs) : [field.value];
  return lines.map(panelInLine).filter((panel) => panel !== undefined);
}

/** The panels of a cell: lines that are labelled as panels, or quoted names. */
export function panelsInCell(cell: Cell): (NamedThing & { section: string | undefined })[] {
  return cell.lines.flatMap((line) => {
    const text = plain(line);
    const labelled = /^panels?\s*:\s*/i.exec(text);
    if (!labelled && !/^["“]/.test(text)) return [];
    const panel = panelInLine([{ text: text.slice(labelled?.[0].length ?? 0), line: line[0]?.line ?? cell.line }]);
    return panel ? [panel] : [];
  });
}

/** Is this run a name by its marks: in code, or one bold word? */
export function isName(run: Run): boolean {
  return run.code === true || (run.strong === true && /^[A-Za-z_:][\w:]*$/.test(run.text.trim()));
}

/** The metrics of a cell of a column of metrics: names in code, or one that is all its line says. */
export function metricsInCell(cell: Cell): NamedMetric[] {
  return cell.lines.flatMap((line) => {
    const coded = metricsInLine(line);
    const alone = coded.length === 0 ? metricName(plain(line)) : undefined;
    return alone ? [{ ...alone, line: line[0]?.line ?? cell.line }] : coded;
  });
}

/** The alerts of a cell of a column of alerts: names in code, or one that is all its line says. */
export function alertsInCell(cell: Cell): NamedThing[] {
  return cell.lines.flatMap((line) => {
    const coded = alertsInLine(line);
    const text = undecorated(plain(line));
    return coded.length === 0 && isAlertName(text) ? [{ name: text, line: line[0]?.line ?? cell.line }] : coded;
  });
}
