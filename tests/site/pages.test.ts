// Every page of two books, one made up for this and, where it is there, a real one.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { faultbook, projectRoot } from '../support/command.ts';
import { brokenPointers, filesOf, pagesOf, stepsFromHome, type SitePage } from '../support/pages.ts';
import { measuredDrawings } from '../support/drawings.ts';
import { seeDrawingApart } from '../support/drawn-apart.ts';
import { touchExplorer, useExplorer } from '../support/explorer.ts';
import { browser, builtSite } from '../support/site.ts';
import { weightInBrowser, weightOf } from '../support/weight.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Link } from '../../src/model/link.ts';
import { twinOf } from '../../src/site/twin-address.ts';

const books = ['tests/books/sorter', '../shared/corpus/router'].map((path) => join(projectRoot, path)).filter((path) => existsSync(path));
/** What an entity's page may cost until its load event, gzipped and with everything that it asks for. */
const budget = { bytes: 14 * 1024, scriptBytes: 4 * 1024, requests: 4 };
/** No page may be too long to be read on a phone. */
const longestPage = 1_000_000;

/** What pages do by themselves when they lie below a path: the explorer, and drawings that are fetched. */
async function lookBelow(address: string): Promise<void> {
  const chromium = await browser();
  try {
    await Promise.all([
      useExplorer(chromium, address),
      touchExplorer(chromium, address),
      seeDrawingApart(chromium, new URL('alerts/SorterBrokerDown/', address).href),
    ]);
  } finally {
    await chromium.close();
  }
}

for (const book of books) {
  describe(book.split('/').at(-1) ?? book, () => {
    let site: Awaited<ReturnType<typeof builtSite>>;
    let pages: SitePage[];
    let catalog: Catalog;

    before(async () => {
      site = await builtSite(book, '--as-of', '2025-11-30');
      pages = pagesOf(site.folder, '/');
      catalog = JSON.parse(faultbook('catalog', book, '--as-of', '2025-11-30').stdout) as Catalog;
    });
    after(() => site?.close());

    test('every link and every anchor leads somewhere', () => {
      assert.ok(pages.flatMap(({ pointers }) => pointers).length > 1000, 'the links were not read');
      assert.deepEqual(brokenPointers(site.folder, '/'), []);
    });

    test('every entity has its page, at most three steps from home', () => {
      const steps = stepsFromHome(pages);
      const far = catalog.entities.filter(({ url }) => (steps.get(url) ?? Infinity) > 3).map(({ url }) => `${url}: ${steps.get(url)}`);
      assert.deepEqual(far, []);
    });

    test('every page that no entity has is reached too', () => {
      const steps = stepsFromHome(pages);
      const short = /^\/(?:requirements|invariants|scenarios|processes)\/[^/]+\/$/;
      const unreached = pages.filter(({ address }) => !steps.has(address) && !short.test(address) && address !== '/404.html');
      // Lists of kinds that this book has nothing of stay empty and unlinked.
      assert.deepEqual(
        unreached.filter(({ html }) => !html.includes('No document names any.')).map(({ address }) => address),
        [],
      );
    });

    test("an entity's page keeps its budget, and no page is a megabyte", () => {
      const html = new Map(pages.map((page) => [page.address, page.html]));
      const heavy = catalog.entities
        .filter(({ kind }) => kind !== 'document')
        .map(({ url }) => ({ url, ...weightOf(html.get(url) ?? '', site.folder) }))
        .filter(({ bytes, scriptBytes, requests }) => bytes > budget.bytes || scriptBytes > budget.scriptBytes || requests > budget.requests);
      assert.deepEqual(heavy, []);
      const long = pages.filter((page) => Buffer.byteLength(page.html) > longestPage).map(({ address }) => address);
      assert.deepEqual(long, []);
    });

    test('a browser counts the same: the heaviest page of each kind that people come to in an incident keeps its budget until its load event', async () => {
      const html = new Map(pages.map((page) => [page.address, page.html]));
      const kinds = ['alert', 'runbook', 'scenario', 'requirement', 'test'] as const;
      const heaviest = kinds.map((kind) => {
        const weighed = catalog.entities.filter((entity) => entity.kind === kind).map(({ url }) => ({ url, ...weightOf(html.get(url) ?? '', site.folder) }));
        return weighed.reduce((one, other) => (other.bytes > one.bytes ? other : one));
      });
      const chromium = await browser();
      try {
        for (const { url, requests } of heaviest) {
          const counted = await weightInBrowser(chromium, new URL(url, site.address).href);
          assert.ok(counted.requests <= requests, `${url} asks for more than its HTML says`);
          const fits = counted.bytes <= budget.bytes && counted.scriptBytes <= budget.scriptBytes && counted.requests <= budget.requests;
          assert.ok(fits && counted.bytes > 0 && counted.scriptBytes > 0, JSON.stringify({ url, ...counted }));
        }
      } finally {
        await chromium.close();
      }
    });

    test('every drawing has as many lines as the table beside it has rows, and its nodes are those of the table', () => {
      let drawn = 0;
      for (const { address, html } of pages) {
        for (const part of html.split(/<div class="drawing"/).slice(1)) {
          const [svg = ''] = /<svg class="d-trace[\s\S]*?<\/svg>/.exec(part) ?? [];
          // What documents draw has its text below, and no table.
          if (svg === '') continue;
          drawn += 1;
          const [table = ''] = /<table[\s\S]*?<\/table>/.exec(part) ?? [];
          const lines = /<g class="d-lines">[\s\S]*?<\/g>/.exec(svg)?.[0].match(/<path/g) ?? [];
          assert.equal(lines.length, table.match(/<tr/g)?.length, address);
          const linked = (text: string) => [...new Set([...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => href))].sort();
          assert.deepEqual(linked(svg), linked(table), address);
          assert.match(part, /<code>flowchart LR\n/, address);
        }
      }
      const kinds = ['alerts', 'backends', 'requirements', 'runbook', 'scenarios', 'tests'];
      const missing = kinds.filter(
        (kind) => !pages.some(({ address, html }) => html.includes('<svg class="d-trace') && new RegExp(`^/(?:graph/)?${kind}/.`).test(address)),
      );
      assert.deepEqual(missing, [], 'kinds of which nothing is drawn');
      assert.equal(
        drawn,
        pages.reduce((sum, { html }) => sum + html.split('<svg class="d-trace').length - 1, 0),
      );
    });

    test('every page has its twin in Markdown, every entity one in JSON, and they lead to each other', () => {
      for (const { address, html } of pages.filter((page) => page.address !== '/404.html')) {
        assert.match(html, new RegExp(`rel="alternate" type="text/markdown" href="${twinOf(address, 'md')}"`), address);
      }
      const read = (address: string) => readFileSync(join(site.folder, address), 'utf8');
      for (const entity of catalog.entities) {
        const twin = JSON.parse(read(twinOf(entity.url, 'json'))) as { entity: unknown; links: { from: Link[]; to: Link[] } };
        assert.deepEqual(twin.entity, entity);
        assert.deepEqual(
          twin.links.from,
          catalog.links.filter(({ from }) => from === entity.key),
          entity.key,
        );
        const markdown = read(twinOf(entity.url, 'md'));
        for (const { file, line } of entity.kind === 'document' ? [] : entity.sources) assert.ok(markdown.includes(`${file}:${line}`), entity.key);
      }
      // What a document's authors wrote leads where they said.
      const twins = ['/llms.txt', ...pages.map(({ address }) => twinOf(address, 'md'))].filter((address) => !/^\/(?:docs\/.|404)/.test(address));
      const broken = twins.flatMap((twin) =>
        [...read(twin).matchAll(/\]\((\/[^)#]*)/g)].filter(([, to = '']) => !existsSync(join(site.folder, decodeURI(to)))).map(([, to]) => `${twin} -> ${to}`),
      );
      assert.deepEqual(broken, []);
      for (const twin of twins) assert.ok(!read(twin).includes(dirname(projectRoot)), twin);
    });

    test('in a browser, in two fonts, every drawing is sound', async () => {
      const chromium = await browser();
      try {
        const page = await chromium.newPage();
        const styles = [...new Set(pages.flatMap(({ html }) => html.match(/<style>[\s\S]*?<\/style>/g) ?? []))].join('');
        const svgs = pages.flatMap(({ html }) => html.match(/<svg class="d-trace[\s\S]*?<\/svg>/g) ?? []);
        for (const font of ['monospace', 'serif']) {
          const override = `<style>svg text { font-family: ${font} !important }</style>`;
          await page.setContent(`<!doctype html><meta charset="utf-8">${styles}${override}${svgs.map((svg) => `<div class="drawing">${svg}</div>`).join('')}`);
          const measured = await measuredDrawings(page);
          assert.equal(measured.length, svgs.length);
          assert.deepEqual(
            measured.flatMap(({ problems }) => problems),
            [],
            font,
          );
        }
      } finally {
        await chromium.close();
      }
    });

    test('no page asks for anything beyond itself, its icon and its script; the few that are for searching ask for the list at once', () => {
      const loads = /<(?:script|link(?![^>]*rel="alternate")|img|iframe|source|video|audio|object|embed)\b[^>]*\s(?:src|href|data)=["']?([^"'\s>]+)/g;
      const foreign = pages
        .flatMap(({ address, html }) => [...html.matchAll(loads)].map((m) => `${address}: ${m[1]}`))
        .filter((line) => !/: \/(?:favicon\.svg|files\/|_astro\/[\w.-]+\.js|opensearch\.xml)/.test(line));
      const lists = ['/', '/404.html', '/search/'].map((address) => `${address}: /api/search.json`);
      assert.deepEqual(foreign.sort(), lists.sort());
      const scripts = (html: string) => [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src);
      const elsewhere = new Set(pages.filter(({ address }) => address !== '/graph/').flatMap(({ html }) => scripts(html)));
      const explorer = pages.filter(({ address }) => address === '/graph/').flatMap(({ html }) => scripts(html).filter((src) => !elsewhere.has(src)));
      assert.equal(explorer.length, 1, 'the explorer’s script is loaded on its own page alone');
    });

    test('no style attribute and no event handler anywhere, and a policy on every page', () => {
      for (const { address: url, html } of pages) {
        const tags = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '');
        assert.doesNotMatch(tags, /<[a-z][^<>]*\sstyle=/, url);
        assert.doesNotMatch(tags, /<[a-z][^<>]*\son[a-z]+=/, url);
        assert.match(html, /http-equiv="content-security-policy" content="[^"]*default-src/, url);
      }
    });

    test('below a sub-path every link stays below it, and nothing else differs: the same input gives the same bytes', async () => {
      const below = await builtSite(book, '--as-of', '2025-11-30', '--base', '/pr/42/');
      try {
        assert.deepEqual(brokenPointers(below.folder, '/pr/42/'), []);
        // What is packed for offline holds the same pages, and is named by their bytes.
        const unpacked = (folder: string) => filesOf(folder).filter((file) => !/^(?:offline\/.*\.bin|sw\.js)$/.test(file));
        const files = unpacked(below.folder);
        assert.deepEqual(files, unpacked(site.folder));
        const read = (folder: string, file: string) => readFileSync(join(folder, file), 'latin1');
        const different = files.filter((file) => read(below.folder, file).replaceAll('/pr/42/', '/') !== read(site.folder, file));
        assert.deepEqual(different, []);
        if (book.endsWith('sorter')) await lookBelow(below.address);
      } finally {
        below.close();
      }
    });
  });
}
