// What a built site holds for programs and assistants: llms.txt, and beside the pages their twins in Markdown and JSON.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { writeBelow } from '../rebuild/files.ts';
import type { LastBuild } from '../rebuild/last-build.ts';
import type { SourceDocument } from '../book/book.ts';
import type { Catalog, Entity } from '../model/catalog.ts';
import { compareText } from '../model/source.ts';
import { asked, listen, type Answers } from '../site/asking.ts';
import type { BookInfo } from '../site/book.ts';
import { definedIn } from '../site/document-page.ts';
import { answerOf } from '../site/question.ts';
import { Site } from '../site/site.ts';
import { twinOf } from '../site/twin-address.ts';
import { twinAddresses } from './addresses.ts';
import { documentMarkdown } from './document.ts';
import { entityJson, entityMarkdown } from './entity.ts';
import { llmsText } from './llms.ts';
import { pageMarkdown, shownIn } from './page.ts';

/** What twins of entities are made from. */
export interface TwinSource {
  book: BookInfo;
  catalog: Catalog;
  documents: readonly SourceDocument[];
}

/**
 * Writes the twins of all entities, which come from the catalog as their pages do, and llms.txt.
 * @param folder the site's folder
 * @param base the path below which the site will be served, with a slash at both ends
 * @param server the address of the server, when it is known
 * @param last what the last build made: what would come out as it did is taken over
 */
export function writeEntityTwins(folder: string, source: TwinSource, base: string, server: string | undefined, last: LastBuild): void {
  const site = new Site({ book: source.book, ...source.catalog });
  const at = twinAddresses(base);
  const documents = new Map(source.documents.map((document) => [document.path, document]));
  // Beside what the site answers: what a document's author wrote.
  const answers = (question: string) => {
    const path = /^written (.*)$/s.exec(question)?.[1];
    return path === undefined ? answerOf(site, question) : documents.get(path)?.text;
  };
  const write = twinWriter(folder, last, answers);
  for (const { key, url } of site.entities) {
    write(url, () => {
      const entity = site.entity(key);
      return [
        [twinOf(url, 'json'), entityJson(site, entity, at)],
        [twinOf(url, 'md'), entity.kind === 'document' ? documentTwin(entity) : entityMarkdown(site, entity, at)],
      ];
    });
  }
  last.save(answers);
  writeBelow(join(folder, 'llms.txt'), llmsText(site, twinAddresses(base, server)));

  function documentTwin(entity: Entity<'document'>): string {
    const document = documents.get(entity.name);
    if (!document) return entityMarkdown(site, entity, at);
    asked(`written ${document.path}`);
    const defines = definedIn(site, document.path).flatMap(({ entities }) => entities);
    return documentMarkdown(site, entity, document, defines, at);
  }
}

/**
 * Turns the few pages that are about no entity into Markdown.
 * @param folder the site's folder, with all its pages
 * @param catalog whose entities have twins of their own
 */
export function writePageTwins(folder: string, catalog: Catalog, base: string, last: LastBuild): void {
  const ofEntities = new Set(catalog.entities.map(({ url }) => url));
  const pages = pagesIn(folder);
  const textOfPage = (page: string) => readFileSync(join(folder, page, 'index.html'), 'utf8');
  const answers = (question: string) => {
    const page = /^shown (.*)$/s.exec(question)?.[1];
    if (page === undefined) return JSON.stringify([...pages]);
    return pages.has(page) ? shownIn(textOfPage(page)) : undefined;
  };
  const write = twinWriter(folder, last, answers);
  for (const page of pages) {
    if (ofEntities.has(page)) continue;
    write(page, () => {
      asked(`shown ${page}`);
      asked('pages ');
      const markdown = pageMarkdown(shownIn(textOfPage(page)), addressesOn(page, pages, base));
      return markdown === undefined ? [] : [[twinOf(page, 'md'), markdown]];
    });
  }
  last.save(answers);
}

type Twin = readonly [path: string, text: string];

/** Writes the twins of a page, or takes over those of the last build. */
function twinWriter(folder: string, last: LastBuild, answers: Answers): (page: string, make: () => Twin[]) => void {
  const asking = new AsyncLocalStorage<Set<string> | undefined>();
  listen(asking);
  return (page, make) => {
    if (last.takeOver(page, folder, answers)) return;
    const questions = new Set<string>();
    const files = asking.run(questions, make);
    for (const [path, text] of files) writeBelow(join(folder, path), text);
    last.note(page, questions, files);
  };
}

/** The addresses of the pages that lie in a folder. */
function pagesIn(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `/${path.split(sep).join('/')}`);
  const pages = files.filter((path) => path.endsWith('/index.html')).map((path) => path.slice(0, -'index.html'.length));
  return new Set(pages.sort(compareText));
}

/** Links of a page as its twin has them: to twins, where there are any. */
function addressesOn(page: string, pages: ReadonlySet<string>, base: string): (href: string) => string | undefined {
  return (href) => {
    const url = new URL(href, `http://site.invalid${base.slice(0, -1)}${page}`);
    if (url.host !== 'site.invalid') return href;
    const below = `/${url.pathname.slice(base.length)}`;
    if (below === page) return undefined;
    return pages.has(below) ? `${base.slice(0, -1)}${twinOf(below, 'md')}` : `${url.pathname}${url.hash}`;
  };
}
