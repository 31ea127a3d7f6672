// The document itself: title, date, status, owner, headings.
import type { Reader, Reading } from '../context.ts';
import { stated, type Stated } from '../fact.ts';
import { plain } from '../outline/inline.ts';
import { dateIn } from '../words/measures.ts';
import { undecorated } from '../words/text.ts';
import { fieldNamed, fieldsOf, textOf } from './walk.ts';

/** Reads what a document says about itself in its first or last lines and its front matter. */
export const readDocumentFacts: Reader = (reading) => {
  const { outline, document, title } = reading;
  const edges = [outline.root, ...outline.sections.filter((section) => section.level === 1), outline.sections.at(-1) ?? outline.root];
  const fields = edges.flatMap((section) => fieldsOf(section.blocks));
  const from = (label: RegExp) => {
    const field = fieldNamed(fields, label);
    return { text: textOf(field), source: reading.at(field?.line ?? 1) };
  };
  const date = from(/^(?:date|last updated|updated|last review(?:ed)?|created)$/);
  const status = from(/^status$/);
  const owner = from(/^(?:owners?|author|authors|maintainers?|prepared by|reviewer)$/);
  const spoken = spokenOwner(reading);
  const next = from(/^next review(?: date)?$/);
  const top = reading.at(1);
  reading.add({
    kind: 'document',
    name: document.path,
    source: top,
    mentions: [],
    aliases: document.frontMatter.aliases ?? [],
    fields: {
      title: stated(title, reading.at(outline.sections.find((section) => section.level === 1)?.line ?? 1)),
      date: document.frontMatter.date ? stated(document.frontMatter.date, top) : stated(date.text && (dateIn(date.text) ?? date.text), date.source),
      status: stated(status.text && undecorated(status.text), status.source),
      owner: document.frontMatter.owner ? stated(document.frontMatter.owner, top) : (stated(alone(owner.text), owner.source) ?? spoken),
      nextReview: stated(alone(next.text), next.source),
      headings: stated(
        outline.sections
          .filter((section) => section.level > 0 && section.slug !== '')
          .map(({ level, title: text, line, slug }) => ({ level, text, line, slug })),
        top,
      ),
    },
  });
};

const person = String.raw`\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}`;
/** Who looks after a page stands above who wrote it. */
const spokenLabels = [/\b(?:keepers?|owners?|maintainers?|kept by|owned by|maintained by):?\s+/iu, /\bauthors?:\s+/iu].map(
  (label) => new RegExp(`(?:^|[.;]\\s+)${label.source.replace('\\b', '')}(${person})(?=[.,;]|$)`, 'iu'),
);

/** "Keeper: Ada Lovelace. Last change 2026-11-02.": a sentence in the first lines of a document. */
function spokenOwner(reading: Reading): Stated<string> | undefined {
  const top = reading.outline.sections.filter((section) => section.level < 2).flatMap((section) => section.blocks.slice(0, 2));
  const first = top.find((block) => block.type === 'text');
  if (!first) return undefined;
  const text = plain(first.runs);
  const name = spokenLabels.map((label) => label.exec(text)?.[1]).find((found) => found !== undefined && /^\p{Lu}/u.test(found));
  return stated(name, reading.at(first.line));
}

/** A value without what follows it on its line: "Ada · updated 2026-10-28 · next review 2027-01-20". */
function alone(text: string | undefined): string | undefined {
  return text?.split(/\s+[·•|—–]\s+|\s{3,}|\s+(?=\p{Lu}[\p{L} ]{2,24}:\s)/u)[0]?.trim() || undefined;
}
