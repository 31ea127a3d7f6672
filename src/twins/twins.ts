// What a built site holds for programs and assistants: llms.txt, and beside the pages their twins in Markdown and JSON.
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Loaded } from '../catalog/load.ts';
import type { LastBuild } from '../rebuild/last-build.ts';
import type { Entity } from '../model/catalog.ts';
import { asked, listen } from '../site/asking.ts';
import { bookSchema } from '../site/book.ts';
import { definedIn } from '../site/document-page.ts';
import { answerOf } from '../site/question.ts';
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
 * @param last what the last build made: what would come out as it did is taken over
 */
export function writeTwins(folder: string, { book, catalog }: Loaded, base: string, server: string | undefined, last: LastBuild): void {
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
  const asking = new AsyncLocalStorage<Set<string> | undefined>();
  listen(asking);
  const answers = (question: string) => (question.startsWith('written ') ? documents.get(question.slice('written '.length))?.text : answerOf(site, question));
  for (const { key, kind, url } of site.entities) {
    if (last.takeOver(url, folder, answers)) continue;
    const questions = new Set<string>();
    const [json, markdown] = asking.run(questions, () => {
      const entity = site.entity(key);
      return [entityJson(site, entity, at), kind === 'document' ? documentTwin(entity as Entity<'document'>) : entityMarkdown(site, entity, at)] as const;
    });
    const files = [[twinOf(url, 'json'), json] as const, [twinOf(url, 'md'), markdown] as const];
    for (const [path, text] of files) write(path, text);
    last.note(url, questions, files);
  }
  last.save(answers);
  writeFileSync(join(folder, 'llms.txt'), llmsText(site, twinAddresses(base, server)));
  writePages(folder, base, new Set(site.entities.map(({ url }) => url)), write);

  function documentTwin(entity: Entity<'document'>): string {
    const document = documents.get(entity.name);
    if (!document) return entityMarkdown(site, entity, at);
    asked(`written ${document.path}`);
    const defines = definedIn(site, document.path).flatMap(({ entities }) => entities);
    return documentMarkdown(site, entity, document, defines, at);
  }
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
