// What a built site holds for programs and assistants: llms.txt, and beside the pages their twins in Markdown and JSON.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Loaded } from '../catalog/load.ts';
import type { Entity } from '../model/catalog.ts';
import { bookSchema } from '../site/book.ts';
import { Site } from '../site/site.ts';
import { twinOf } from '../site/twin-address.ts';
import { twinAddresses } from './addresses.ts';
import { documentMarkdown } from './document.ts';
import { entityJson, entityMarkdown } from './entity.ts';
import { llmsText } from './llms.ts';
import { pageMarkdown } from './page.ts';

/**
 * Writes the twins of every page of a built site. Those of entities come from the catalog, as their pages do: ten thousand
 * are a matter of seconds. The few other pages are turned into Markdown.
 * @param folder the site's folder, with its pages
 * @param base the path below which the site will be served, with a slash at both ends
 * @param server the address of the server, when it is known
 */
export function writeTwins(folder: string, { book, catalog }: Loaded, base: string, server?: string): void {
  const { title, description, repository } = { ...book.config, title: catalog.title };
  const info = bookSchema.parse({ title, description, repository, asOf: catalog.asOf, edition: 0 });
  const site = new Site({ book: info, ...catalog });
  const at = twinAddresses(base);
  const write = (url: string, text: string) => {
    const path = join(folder, url);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const documents = new Map(book.documents.map((document) => [document.path, document]));
  const definedIn = Map.groupBy(site.entities, ({ sources }) => sources[0]?.file ?? '');
  for (const entity of site.entities) {
    write(twinOf(entity.url, 'json'), entityJson(site, entity, at));
    const document = entity.kind === 'document' ? documents.get(entity.sources[0]?.file ?? '') : undefined;
    const defines = (definedIn.get(document?.path ?? '') ?? []).filter(({ kind }) => kind !== 'document');
    const markdown = document ? documentMarkdown(site, entity as Entity<'document'>, document, defines, at) : entityMarkdown(site, entity, at);
    write(twinOf(entity.url, 'md'), markdown);
  }
  writeFileSync(join(folder, 'llms.txt'), llmsText(site, twinAddresses(base, server)));
  writePages(folder, base, new Set(site.entities.map(({ url }) => url)), write);
}

/** The twins of pages that no entity has: lists, tables, rules. */
function writePages(folder: string, base: string, done: ReadonlySet<string>, write: (url: string, text: string) => void): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `/${path.split(sep).join('/')}`);
  const pages = new Set(files.filter((path) => path.endsWith('/index.html')).map((path) => path.slice(0, -'index.html'.length)));
  const address = (page: string) => (href: string) => {
    const url = new URL(href, `http://site.invalid${base.slice(0, -1)}${page}`);
    if (url.host !== 'site.invalid') return href;
    const below = `/${url.pathname.slice(base.length)}`;
    if (below === page) return undefined;
    return pages.has(below) ? `${base.slice(0, -1)}${twinOf(below, 'md')}` : `${url.pathname}${url.hash}`;
  };
  for (const page of [...pages].filter((url) => !done.has(url))) {
    const markdown = pageMarkdown(readFileSync(join(folder, page, 'index.html'), 'utf8'), address(page));
    if (markdown !== undefined) write(twinOf(page, 'md'), markdown);
  }
}
