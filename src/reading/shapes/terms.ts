// Glossaries: words with their meaning and their other names.
import type { Reader, Reading } from '../context.ts';
import { stated } from '../fact.ts';
import { plain } from '../outline/inline.ts';
import { isNothing, splitParenthesis, titleText } from '../words/text.ts';
import { columnsOf } from './columns.ts';
import { fieldNamed, fieldsOf, firstText, itemsOf, tablesOf, textsOf } from './walk.ts';

const glossary =
  /\b(?:glossary|terminology|vocabulary)\b|^(?:\d+\.? )?(?:(?:common|key|used|list of|terms|acronyms|abbreviations|definitions|and|&|,) ?)*(?:terms|definitions|abbreviations|acronyms)$|^(?:our |some )?words(?: we use)?$|\b(?:глоссарий|glossar|термины|begriffe)\b/iu;

/** Reads terms from lists, headings and tables under a heading that announces a glossary. */
export const readTerms: Reader = (reading) => {
  for (const section of reading.outline.sections) {
    for (const table of tablesOf(section)) {
      const columns = columnsOf(table);
      if (!columns.has('term', 'definition') && !(columns.has('term', 'description') && glossary.test(section.title))) continue;
      for (const row of table.rows) {
        const aliases = columns.cell(row, 'aliases')?.text ?? '';
        addTerm(
          reading,
          columns.cell(row, 'term')?.text ?? '',
          columns.cell(row, 'definition')?.text ?? columns.cell(row, 'description')?.text ?? '',
          row.line,
          aliases.split(/\s*[,;]\s*/),
        );
      }
    }
    const listed =
      glossary.test(section.title) || (section.level <= 1 && glossary.test(reading.title)) || (section.parent && glossary.test(section.parent.title));
    if (!listed) continue;
    for (const item of itemsOf(section.blocks)) {
      if (!item.field) continue;
      const inner = fieldsOf(item.field.blocks);
      addTerm(reading, item.field.label, plain(item.field.value), item.line, aliasesIn(fieldNamed(inner, aliasLabels)));
    }
    if (section.parent && glossary.test(section.parent.title) && section.title !== '') {
      const text = firstText(section.blocks);
      const also = fieldNamed(fieldsOf(section.blocks), aliasLabels);
      if (text) addTerm(reading, section.title, text, section.line, aliasesIn(also));
    }
  }
};

const aliasLabels = /^(?:also(?: known as| called)?|alias(?:es)?|synonyms?|other names)$/;

function aliasesIn(field: Parameters<typeof textsOf>[0]): string[] {
  return textsOf(field).flatMap((text) => text.split(/\s*[,;]\s*/));
}

function addTerm(reading: Reading, word: string, definition: string, line: number, more: readonly string[]): void {
  const { text, inside } = splitParenthesis(titleText(word));
  if (isNothing(text) || definition === '') return;
  const also = /\b(?:also(?: known as| called)?|aka)\s*:?\s+([^.;()]+)/i.exec(inside ?? '')?.[1] ?? inside;
  const aliases = [...(also ? also.split(/\s*,\s*/) : []), ...more]
    .map((alias) => alias.replace(/[."“”]/g, '').trim())
    .filter((alias) => alias !== '' && !isNothing(alias));
  reading.add({
    kind: 'term',
    name: text,
    aliases,
    source: reading.at(line),
    mentions: [],
    fields: { definition: stated(definition, reading.at(line)) },
  });
}
