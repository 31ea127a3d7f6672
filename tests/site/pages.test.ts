// Every page of two books, one made up for this and, where it is there, a real one.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { faultbook, projectRoot } from '../support/command.ts';
import { brokenLinks, filesOf, pagesOf, stepsFromHome, type BuiltPage } from '../support/pages.ts';
import { builtSite } from '../support/site.ts';
import type { Catalog } from '../../src/model/catalog.ts';

const books = ['tests/books/sorter', '../shared/corpus/router'].map((path) => join(projectRoot, path)).filter((path) => existsSync(path));
/** Gzipped, with everything that the page loads: an inlined page loads nothing but its icon. */
const entityBudget = 12 * 1024;

for (const book of books) {
  describe(book.split('/').at(-1) ?? book, () => {
    let site: Awaited<ReturnType<typeof builtSite>>;
    let pages: Map<string, BuiltPage>;
    let catalog: Catalog;

    before(async () => {
      site = await builtSite(book, '--as-of', '2025-11-30');
      pages = pagesOf(site.folder);
      catalog = JSON.parse(faultbook('catalog', book, '--as-of', '2025-11-30').stdout) as Catalog;
    });
    after(() => site?.close());

    test('every link and every anchor leads somewhere', () => {
      assert.deepEqual(brokenLinks(pages, filesOf(site.folder)), []);
    });

    test('every entity has its page, at most three steps from home', () => {
      const steps = stepsFromHome(pages);
      const far = catalog.entities.filter(({ url }) => (steps.get(url) ?? Infinity) > 3).map(({ url }) => `${url}: ${steps.get(url)}`);
      assert.deepEqual(far, []);
    });

    test('every page that no entity has is reached too', () => {
      const steps = stepsFromHome(pages);
      const short = /^\/(?:requirements|invariants|scenarios|processes)\/[^/]+\/$/;
      const unreached = [...pages.keys()].filter((url) => !steps.has(url) && !short.test(url) && url !== '/404.html');
      // Lists of kinds that this book has nothing of stay empty and unlinked.
      assert.deepEqual(unreached.filter((url) => !/No document names any\./.test(pages.get(url)?.html ?? '')), []);
    });

    test("an entity's page keeps its budget", () => {
      const icon = readFileSync(join(site.folder, 'favicon.svg')).length;
      const heavy = catalog.entities
        .filter(({ kind }) => kind !== 'document')
        .map(({ url }) => ({ url, bytes: gzipSync(pages.get(url)?.html ?? '', { level: 9 }).length + icon }))
        .filter(({ bytes }) => bytes > entityBudget);
      assert.deepEqual(heavy, []);
    });

    test('no page asks for anything beyond itself and its icon', () => {
      const loads = /<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*\s(?:src|href|data)=["']?([^"'\s>]+)/g;
      const foreign = [...pages.values()].flatMap(({ url, html }) => [...html.matchAll(loads)].map((m) => `${url}: ${m[1]}`)).filter((line) => !/: \/(?:favicon\.svg|files\/)/.test(line));
      assert.deepEqual(foreign, []);
    });

    test('no style attribute and no event handler anywhere, and a policy on every page', () => {
      for (const { url, html } of pages.values()) {
        const tags = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
        assert.doesNotMatch(tags, /<[a-z][^<>]*\sstyle=/, url);
        assert.doesNotMatch(tags, /<[a-z][^<>]*\son[a-z]+=/, url);
        assert.match(html, /http-equiv="content-security-policy" content="[^"]*default-src/, url);
      }
    });

    test('the same input gives the same bytes', async () => {
      const again = await builtSite(book, '--as-of', '2025-11-30');
      try {
        const files = filesOf(again.folder);
        assert.deepEqual(files, filesOf(site.folder));
        const different = [...files].filter((file) => !readFileSync(join(again.folder, file)).equals(readFileSync(join(site.folder, file))));
        assert.deepEqual(different, []);
      } finally {
        again.close();
      }
    });

    test('below a sub-path every link stays below it', async () => {
      const below = await builtSite(book, '--as-of', '2025-11-30', '--base', '/pr/42/');
      try {
        assert.deepEqual(brokenLinks(pagesOf(below.folder), filesOf(below.folder), '/pr/42/'), []);
      } finally {
        below.close();
      }
    });
  });
}
