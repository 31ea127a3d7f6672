import { plain } from '../../reading/outline/inline.ts';
import { ancestors, type Section } from '../../reading/outline/outline.ts';
import { allBlocks, fieldsOf } from '../../reading/shapes/walk.ts';
import { isNothingYet } from '../../reading/words/text.ts';
import type { Rule } from '../rule.ts';

const placeholder = /^`?\[[^\]\n]{2,80}\]`?$|^<[a-z][\w -]{2,40}>$/i;

export const placeholderText: Rule = {
  id: 'placeholder-text',
  severity: 'info',
  meaning: 'A section still holds the words of a template, or nothing but TBD.',
  why: 'A reader cannot tell whether something is missing or was never meant.',
  example: '### Issue #1: [Issue Title]',
  mend: 'Fill the section in, or take it out.',
  *check(subject) {
    for (const { outline, path } of subject.readings) {
      for (const section of outline.sections) {
        if (isTemplate(section)) continue;
        const title = section.title.replace(/^[^:]*:\s*/, '');
        const values = fieldsOf(section.blocks).map((field) => ({
          line: field.line,
          label: field.label,
          text: plain(field.value),
          bare: field.blocks.length === 0,
          isCode: field.value.every((run) => run.code),
        }));
        // `[400,700]` in code is a value.
        const unfilled = values.filter(({ text, isCode }) => placeholder.test(text) && !isCode);
        const tbd = values.filter(({ text, bare, label }) => bare && isNothingYet(text) && !/\brunbook\b/i.test(label));
        for (const { line, text } of unfilledItems(section)) yield { message: `${text} still stands where words should`, source: { file: path, line } };
        if (section.level > 0 && placeholder.test(title) && !isSyntax(section))
          yield { message: `"${section.title}" is an unfilled template`, source: { file: path, line: section.line } };
        else if (unfilled.length > 1)
          yield {
            message: `${unfilled.length} fields of "${section.title}" still hold the template's words`,
            source: { file: path, line: unfilled[0]?.line ?? section.line },
          };
        else if (section.level > 0 && section.children.length === 0 && isOnlyTbd(section))
          yield { message: `"${section.title}" holds nothing but TBD`, source: { file: path, line: section.line } };
        else if (tbd.length > 0)
          yield {
            message: `${tbd.map(({ label }) => label).join(' and ')} of "${section.title}" ${tbd.length === 1 ? 'is' : 'are'} TBD`,
            source: { file: path, line: tbd[0]?.line ?? section.line },
          };
      }
    }
  },
};

/** `- CI logs: [links to CI systems]`: an item whose value is nothing but words in brackets. A box, a link and a number are none. */
function unfilledItems(section: Section): { line: number; text: string }[] {
  return allBlocks(section.blocks).flatMap((block) =>
    block.type !== 'list'
      ? []
      : block.items.flatMap((item) => {
          if (!item.runs.some((run) => run.text.includes('[')) || item.runs.some((run) => run.code || run.url)) return [];
          const value = /^[^:[\]]{2,60}:\s+(\[[A-Za-z][^[\]\d]*\s[^[\]\d]*\])[.\s]*$/.exec(plain(item.runs))?.[1];
          return value ? [{ line: item.line, text: value }] : [];
        }),
  );
}

/** `### `<scrape_config>``: a reference names its own syntax so, in code. */
function isSyntax(section: Section): boolean {
  return section.title.trimEnd().endsWith('>') && section.runs.every((run) => run.code || run.text.trim() === '');
}

function isOnlyTbd({ blocks }: Section): boolean {
  const [only, ...others] = blocks;
  const text = only?.type === 'text' ? plain(only.runs) : only?.type === 'list' && only.items.length === 1 ? plain(only.items[0]?.runs ?? []) : '';
  return others.length === 0 && isNothingYet(text);
}

/** A template is meant to hold placeholders. */
function isTemplate(section: Section): boolean {
  const template = /\b(?:template|example|format)\b/i;
  return template.test(section.title) || ancestors(section).some((above) => template.test(above.title));
}
