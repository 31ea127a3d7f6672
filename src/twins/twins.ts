// What a built site holds for programs and assistants: llms.txt, and beside the pages their twins in Markdown and JSON.
import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { writeBelow } from '../rebuild/files.ts';
import type { LastBuild } from '../rebuild/last-build.ts';
import type { Entity } from '../model/catalog.ts';
import { compareText } from '../model/source.ts';
import { asked, listen } from '../site/asking.ts';
import { bookOf } from '../site/book.ts';
import { definedIn } from '../site/document-page.ts';
import type { Reading } from '../site/loaded.ts';
import { answerOf } from '../site/question.ts';
import { Site } from '../site/site.ts';
import { twinOf } from '../site/twin-address.ts';
import { twinAddresses } from './addresses.ts';
import { documentMarkdown } from './document.ts';
import { entityJson, entityMarkdown } from './entity.ts';
import { llmsText } from './llms.ts';
import { pageMarkdown, shownIn } from './page.ts';

/**
 * Writes the twins of every page of a built site. Those of entities come from the catalog, as their pages do: ten thousand
 * are a matter of seconds. The few other pages are turned into Markdown.
 * @param folder the site's folder, with its pages
 * @param base the path below which the site will be served, with a slash at both ends
 * @param server the address of the server, when it is known
 * @param last what the last build made: what would come out as it did is taken over
 */
export function writeTwins(folder: string, reading: Reading, base: string, server: string | undefined, last: LastBuild): void {
  const site = new Site({ book: bookOf(reading), ...reading.catalog });
  const at = twinAddresses(base);
  const documents = new Map(reading.book.documents.map((document) => [document.path, document]));
  const pages = pagesIn(folder);
  const textOfPage = (page: string) => readFileSync(join(folder, page, 'index.html'), 'utf8');
  const asking = new AsyncLocalStorage<Set<string> | undefined>();
  listen(asking);
  // Beside what the site answers: what a document's author wrote, what a page shows, and which pages there are.
  const answers = (question: string) => {
    const [, sort, about = ''] = /^(written|shown|pages) (.*)$/s.exec(question) ?? [];
    if (sort === 'written') return documents.get(about)?.text;
    if (sort === 'shown') return pages.has(about) ? shownIn(textOfPage(about)) : undefined;
    return sort === 'pages' ? JSON.stringify([...pages]) : answerOf(site, question);
  };
  const write = (page: string, make: () => (readonly [path: string, text: string])[]) => {
    if (last.takeOver(page, folder, answers)) return;
    const questions = new Set<string>();
    const files = asking.run(questions, make);
    for (const [path, text] of files) writeBelow(join(folder, path), text);
    last.note(page, questions, files);
  };
  const ofEntities = new Set<string>();
  for (const { key, url } of site.entities) {
    ofEntities.add(url);
    write(url, () => {
      const entity = site.entity(key);
      return [
        [twinOf(url, 'json'), entityJson(site, entity, at)],
        [twinOf(url, 'md'), entity.kind === 'document' ? documentTwin(entity) : entityMarkdown(site, entity, at)],
      ];
    });
  }
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
  writeFileSync(join(folder, 'llms.txt'), llmsText(site, twinAddresses(base, server)));

  function documentTwin(entity: Entity<'document'>): string {
    const document = documents.get(entity.name);
    if (!document) return entityMarkdown(site, entity, at);
    asked(`written ${document.path}`);
    const defines = definedIn(site, document.path).flatMap(({ entities }) => entities);
    return documentMarkdown(site, entity, document, defines, at);
  }
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
