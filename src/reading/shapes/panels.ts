// Dashboard panels that documents describe, with their queries.
import type { Reader, Reading } from '../context.ts';
import { stated, type Mention } from '../fact.ts';
import type { Field } from '../outline/blocks.ts';
import { plain } from '../outline/inline.ts';
import { readExpression } from '../prometheus/promql.ts';
import { wordAndNumber } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { panelInLine, panelsInCell, panelsInField, type NamedThing } from './observed.ts';
import { labelledParts } from './sections.ts';
import { allBlocks, codeBlocksOf, fieldNamed, fieldsOf, itemsOf, labelText, tablesOf } from './walk.ts';

const queryLabels = /^(?:promql )?(?:query|queries|promql|expr|expression)(?: \d+)?$/;

/** Reads panels from headings ("Panel 3: ..."), labels and tables. */
export const readPanels: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    const counted = wordAndNumber(titleText(section.title));
    const named = /^panel\s*:\s*(.+)$/i.exec(titleText(section.title))?.[1];
    const title = counted?.word === 'panel' ? counted.title : named;
    if (title && section.level > 1) {
      const panel = panelInLine([{ text: title, line: section.line }]);
      const parts = labelledParts(section).filter((part) => queryLabels.test(labelText(part)));
      const queries = parts.length > 0 ? parts.flatMap(queriesIn) : codeBlocksOf(section.blocks).filter((code) => /^(?:promql|)$/.test(code.lang)).map((code) => code.value.trim());
      if (panel) addPanel(reading, panel, queries);
    }
    for (const fields of fieldGroups(section.blocks)) {
      const query = fieldNamed(fields, queryLabels);
      for (const field of fields) for (const panel of panelsInField(field)) addPanel(reading, panel, query ? queriesIn(query) : []);
    }
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (columns.has('count') || !columns.has('dashboard')) continue;
      for (const row of table.rows) {
        const cell = columns.cell(row, 'dashboard');
        const query = columns.cell(row, 'query');
        const panels = !cell ? [] : query ? [panelInLine(cell.runs)].filter((panel) => panel !== undefined) : panelsInCell(cell);
        for (const panel of panels) addPanel(reading, panel, query?.runs.filter((run) => run.code).map((run) => run.text.trim()) ?? []);
      }
    }
  }
};

/** Fields that stand together: those of the section, and those of each list item. */
function* fieldGroups(blocks: Parameters<typeof allBlocks>[0]): Generator<Field[]> {
  yield fieldsOf(blocks);
  for (const block of allBlocks(blocks)) if (block.type === 'list') for (const item of block.items) yield fieldsOf(item.blocks);
}

function queriesIn(field: Field): string[] {
  const code = codeBlocksOf(field.blocks).map((block) => block.value.trim());
  const spans = [field.value, ...itemsOf(field.blocks).map((item) => item.runs)].flat().filter((run) => run.code).map((run) => run.text.trim());
  const text = plain(field.value);
  return code.length + spans.length > 0 ? [...spans, ...code] : text === '' ? [] : [text];
}

function addPanel(reading: Reading, panel: NamedThing & { section: string | undefined }, queries: string[]): void {
  const source = reading.at(panel.line);
  const metrics = queries.flatMap((query) => readExpression(query).metrics).filter((name) => name.includes('_'));
  const mentions: Mention[] = metrics.map((name) => ({ type: 'uses', target: { kind: 'metric', name }, why: 'query of the panel', source }));
  reading.add({ kind: 'panel', name: panel.name, source, mentions, fields: { queries: stated(queries, source), section: stated(panel.section, source) } });
}
