// Dashboards that documents describe: their panels, with the queries and the metrics these read.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Block, Field, Item, Row } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import { ancestors, type Section } from '../outline/outline.ts';
import { readExpression } from '../prometheus/promql.ts';
import { isQuery, queriesIn } from '../prometheus/queries.ts';
import { wordAndNumber } from '../words/ids.ts';
import { normal, titleText } from '../words/text.ts';
import { columnsOf, type Columns } from './columns.ts';
import { metricsInCell, panelInLine, panelsInCell, panelsInField, type NamedThing } from './observed.ts';
import { labelledParts } from './sections.ts';
import { allBlocks, codeBlocksOf, fieldNamed, fieldsOf, isAbout, itemsOf, tablesOf, textOf } from './walk.ts';

const queryLabels = /^(?:promql )?(?:query|queries|promql|expr|expression|panel query)(?: [a-z\d])?$/;

/** Reads panels from headings, labels, lists and tables, and the dashboard they belong to. */
export const readPanels: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    readHeading(reading, section);
    for (const fields of fieldGroups(section.blocks)) {
      if (fields.length === 0 || isProposed(fields)) continue;
      const query = fieldNamed(fields, queryLabels);
      for (const field of fields) for (const panel of panelsInField(field)) addPanel(reading, section, panel, query ? queriesOf(query) : []);
    }
    if (/^(?:key |main )?panels\b/i.test(section.name)) for (const item of itemsOf(section.blocks)) readItem(reading, section, item);
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!columns.has('count') && columns.has('dashboard')) for (const row of table.rows) readRow(reading, section, columns, row);
    }
  }
};

/** "Panel 3: Title", and in the description of a dashboard every heading that a query stands below. */
function readHeading(reading: Reading, section: Section): void {
  if (section.level < 2) return;
  const text = section.name;
  const counted = wordAndNumber(text);
  const title = counted?.word === 'panel' ? counted.title : /^panel\s*:\s*(.+)$/i.exec(text)?.[1];
  const queries = queriesBelow(section, title !== undefined);
  if (!title && (queries.length === 0 || !isAbout(section, /\bdashboards?\b/i))) return;
  const panel = panelInLine([{ text: title ?? text.replace(/^\d+(?:\.\d+)*\s+/, ''), line: section.line }]);
  if (panel) addPanel(reading, section, panel, queries);
}

/** The queries of a panel's section: those labelled as such, else its code blocks that are PromQL. */
function queriesBelow(section: Section, isPanel: boolean): string[] {
  const parts = labelledParts(section).filter((part) => queryLabels.test(part.words));
  if (parts.length > 0) return parts.flatMap(queriesOf);
  return codeBlocksOf(section.blocks)
    .filter((code) => code.lang === 'promql' || (code.lang === '' && (isPanel || isQuery(code.value.trim()))))
    .flatMap((code) => queriesIn(code).map((query) => query.text));
}

/** `- **Writes**: `rate(store_write_total[5m])`` below a heading "Panels". */
function readItem(reading: Reading, section: Section, item: Item): void {
  const queries = item.field?.value.filter((run) => run.code && isQuery(run.text)).map((run) => run.text.trim()) ?? [];
  const panel = item.field && queries.length > 0 ? panelInLine([{ text: item.field.label, line: item.line }]) : undefined;
  if (panel) addPanel(reading, section, panel, queries);
}

/** A row names panels in quotes or under a label; a query or a metric beside it says that its first cell is one. */
function readRow(reading: Reading, section: Section, columns: Columns, row: Row): void {
  const cell = columns.cell(row, 'dashboard');
  const query = columns.cell(row, 'query');
  const metric = columns.isFirst('dashboard') ? columns.cell(row, 'metric') : undefined;
  if (!cell) return;
  const panels = query || metric ? [panelInLine(cell.runs)].filter((panel) => panel !== undefined) : panelsInCell(cell);
  const coded = query?.runs.filter((run) => run.code).map((run) => run.text.trim()) ?? [];
  const queries = coded.length > 0 ? coded : query && isQuery(query.text) ? [query.text] : [];
  for (const panel of panels) addPanel(reading, section, panel, queries, metric ? metricsInCell(metric).map(({ name }) => name) : []);
}

/** Fields that stand together: those of the section, and those of each list item. */
function* fieldGroups(blocks: readonly Block[]): Generator<readonly Field[]> {
  yield fieldsOf(blocks);
  for (const block of allBlocks(blocks)) if (block.type === 'list') for (const item of block.items) yield fieldsOf(item.blocks);
}

/** A plan that says "new panel" describes what is not there yet. */
function isProposed(fields: readonly Field[]): boolean {
  return fields.some((field) => /\bnew (?:panel|dashboard)\b|\bto be (?:added|created)\b/i.test(plain(field.value)));
}

function queriesOf(field: Field): string[] {
  const code = codeBlocksOf(field.blocks).flatMap((block) => queriesIn(block).map((query) => query.text));
  const spans = [field.value, ...itemsOf(field.blocks).map((item) => item.runs)]
    .flat()
    .filter((run) => run.code)
    .map((run) => run.text.trim());
  const text = plain(field.value);
  return code.length + spans.length > 0 ? [...spans, ...code] : text === '' ? [] : [text];
}

function addPanel(
  reading: Reading,
  section: Section,
  panel: NamedThing & { section: string | undefined },
  queries: string[],
  named: readonly string[] = [],
): void {
  const source = reading.at(panel.line);
  const metrics = [...named, ...queries.flatMap((query) => readExpression(query).metrics)].filter((name) => name.includes('_'));
  const uses = [...new Set(metrics)].map((name): Mention => ({ type: 'uses', target: { kind: 'metric', name }, why: 'query of the panel', source }));
  const dashboard = dashboardOf(reading, section);
  const partOf: Mention[] = dashboard
    ? [{ type: 'part-of', target: { kind: 'dashboard', name: dashboard }, why: 'panel of the dashboard that is described', source }]
    : [];
  reading.add({
    kind: 'panel',
    name: panel.name,
    source,
    mentions: [...uses, ...partOf],
    fields: { queries: stated(queries, source), section: stated(panel.section, source) },
  });
}

/** The dashboard that a section describes, told by the nearest heading that names one; its fact is added when first met. */
function dashboardOf(reading: Reading, section: Section): string | undefined {
  for (const at of [section, ...ancestors(section)]) {
    const name = at.level > 0 ? dashboardName(at.title, at.level === 1) : undefined;
    if (!name) continue;
    if (!reading.facts.some((fact) => fact.kind === 'dashboard' && fact.name === name)) {
      const uid = textOf(fieldNamed(fieldsOf(at.blocks), /^(?:dashboard )?uid$/));
      reading.add({ kind: 'dashboard', name, ...(uid ? { aliases: [uid] } : {}), source: reading.at(at.line), mentions: [], fields: {} });
    }
    return name;
  }
  return undefined;
}

/** `Dashboard: Store` and `Store Dashboard` name one, and so does the title of a document about one; "Dashboard Panels" does not. */
function dashboardName(title: string, isTitle: boolean): string | undefined {
  const text = titleText(title);
  const labelled = /^(?:grafana )?dashboard\s*(?:\d+\s*)?:\s*(\S.*)$/i.exec(text)?.[1];
  if (labelled) return labelled;
  const names = isTitle ? /\bdashboard\b/i.test(text) : /\S\s+dashboard$/i.test(text);
  return names && !/^(?:(?:grafana|monitoring|main|the) )?dashboard(?: panels?| queries| setup| links?| updates?)?$/.test(normal(text)) ? text : undefined;
}
