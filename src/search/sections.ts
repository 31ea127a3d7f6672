// The text of the documents, section by section: what the full-text index is made of.
import type { SourceDocument } from '../book/book.ts';
import type { Catalog, Entity } from '../model/catalog.ts';
import { compareText } from '../model/source.ts';
import type { DocumentReading } from '../reading/read.ts';
import { isIdentifier } from './names.ts';
import { pieces } from './words.ts';

/** One section of a document, ready to be indexed. */
export interface SectionText {
  /** Below the site's base, with the anchor of its heading. */
  url: string;
  title: string;
  /** The document's title. */
  document: string;
  text: string;
  /** Identifiers that punctuation hides in the text, and the pieces of all: an index of words finds them no other way. */
  identifiers: string[];
  /** By what results can be narrowed: kind, suite, status, trust of what the section is about. */
  filters: Record<string, string[]>;
}

export interface SectionSource {
  documents: readonly SourceDocument[];
  readings: readonly DocumentReading[];
  catalog: Catalog;
}

/** Every section of every document, in the order of the documents. */
export function sectionsOf({ documents, readings, catalog }: SectionSource): SectionText[] {
  const byFile = new Map<string, Entity[]>();
  for (const entity of catalog.entities) {
    for (const { file } of entity.sources) {
      const same = byFile.get(file);
      if (!same) byFile.set(file, [entity]);
      else if (same.at(-1) !== entity) same.push(entity);
    }
  }
  const own = new Map(catalog.entities.filter((entity) => entity.kind === 'document').map((entity) => [entity.name, entity]));
  return documents.flatMap((document, index) => {
    const [reading, entity] = [readings[index], own.get(document.path)];
    return reading && entity ? sectionsIn(document, reading, entity, byFile.get(document.path) ?? []) : [];
  });
}

function sectionsIn(document: SourceDocument, reading: DocumentReading, own: Entity<'document'>, entities: readonly Entity[]): SectionText[] {
  const lines = document.text.split(/\r\n|\r|\n/);
  // A bold paragraph used as a heading has no anchor: its text belongs to the section that it stands in.
  const sections = reading.outline.sections.filter(({ slug, level }) => level === 0 || slug !== '');
  return sections.flatMap((section, index) => {
    const end = sections[index + 1]?.line ?? lines.length + 1;
    const written = lines.slice(section.level === 0 ? 0 : section.line, end - 1).join('\n');
    const text = plainText(written);
    if (text === '' && section.title === '') return [];
    const about = entities.filter(({ sources }) => sources.some(({ file, line }) => file === document.path && line >= section.line && line < end));
    return {
      url: own.url + (section.slug ? `#${section.slug}` : ''),
      title: section.title || reading.title,
      document: reading.title,
      text: `${section.title}. ${text}`,
      identifiers: identifiersIn(`${section.title} ${written}`),
      filters: filtersOf(own, about),
    };
  });
}

/** Markdown without its marks, as one line: for finding words and showing some of them. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/^---\n[\s\S]*?\n---$/m, ' ')
    .replace(/<[a-z/!][^>]*>/gi, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*+]|#+|>)\s+(?:\[[ xX]\]\s+)?/gm, ' ')
    .replace(/^[\s|:-]+$/gm, ' ')
    .replace(/[`*|]+|^~~~.*$/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function identifiersIn(text: string): string[] {
  const found = new Set<string>();
  for (const [name] of text.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
    if (!isIdentifier(name)) continue;
    found.add(name);
    for (const piece of name.split('_').flatMap(pieces)) if (piece.length > 1) found.add(piece);
  }
  return [...found];
}

function filtersOf(own: Entity<'document'>, about: readonly Entity[]): Record<string, string[]> {
  const suites = about.flatMap((entity) => (entity.kind === 'suite' ? entity.name : entity.kind === 'test' ? (entity.fields.suite ?? []) : []));
  const statuses = [own, ...about].flatMap((entity) => ('status' in entity.fields ? (entity.fields.status ?? []) : []));
  const sorted = (values: string[]) => [...new Set(values)].sort(compareText);
  return {
    kind: sorted(['document', ...about.map(({ kind }) => kind)]),
    suite: sorted(suites),
    status: sorted(statuses),
    trust: sorted(about.flatMap(({ trust }) => trust ?? [])),
  };
}
