// A document's page in Markdown: the text as its authors wrote it, below what the book makes of it.
import type { SourceDocument } from '../book/book.ts';
import type { Entity } from '../model/catalog.ts';
import type { Site } from '../site/site.ts';
import { titleOf } from '../site/names.ts';
import type { TwinAddresses } from './addresses.ts';
import { link } from './entity.ts';
import { line, list } from './values.ts';

/** The Markdown twin of a document's page. */
export function documentMarkdown(site: Site, entity: Entity<'document'>, document: SourceDocument, defines: readonly Entity[], at: TwinAddresses): string {
  const { status, date, owner } = entity.fields;
  const stated = Object.entries({ Status: status, Date: date, Owner: owner }).flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
  const head = [
    `> ${line(titleOf(entity))}, a document of ${line(site.book.title)}, as of ${site.book.asOf}; ${document.path} as it is written.`,
    list([`Page: ${at.page(entity.url)}`, `JSON: ${at.json(entity.url)}`, ...stated]),
    ...(defines.length > 0 ? [`It defines: ${defines.map((one) => link(one, at)).join(', ')}`] : []),
    '---',
  ];
  return `${head.join('\n\n')}\n\n${document.text.trim()}\n`;
}
