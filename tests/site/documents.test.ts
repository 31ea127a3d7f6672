import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { catalogSchema } from '../../src/model/catalog.ts';
import { faultbook } from '../support/command.ts';
import { brokenPointers, pagesOf } from '../support/pages.ts';
import { browser, builtSite } from '../support/site.ts';

const content = 'tests/books/documents';
const base = '/pr/42/';
let site: Awaited<ReturnType<typeof builtSite>>;
let chromium: Browser;

before(async () => {
  [site, chromium] = await Promise.all([builtSite(content, '--base', base, '--as-of', '2025-11-30'), browser()]);
});
after(async () => {
  site?.close();
  await chromium?.close();
});

const read = (path: string) => readFileSync(join(site.folder, path), 'utf8');

test('every internal link and anchor of every page leads somewhere, below a sub-path', () => {
  assert.deepEqual(brokenPointers(site.folder, base), []);
});

test('every document is in the list of documents, with what it defines', async () => {
  const page = await chromium.newPage();
  await page.goto(`${site.address}docs/`);
  const row = page.getByRole('row', { name: /Queue requirements/ });
  assert.match(await row.innerText(), /2025-11-30\s+Draft\s+2 requirements, 1 requirement group/);
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Queue requirements' }).waitFor();
  await page.close();
});

test('a document’s page leads to what it names, and pictures are carried', async () => {
  const page = await chromium.newPage();
  await page.goto(`${site.address}docs/guides/runbook/`);
  assert.equal(await page.getByRole('img', { name: 'The queue' }).evaluate((image: HTMLImageElement) => image.naturalWidth), 8);
  assert.equal(await page.getByRole('link', { name: 'the code' }).getAttribute('href'), 'https://git.example.org/team/queue/blob/main/src/queue.erl#L10');
  await page.getByRole('link', { name: 'delivery' }).click();
  await page.getByRole('cell', { name: 'test_survives_restart' }).getByRole('link').click();
  assert.equal(new URL(page.url()).pathname, `${base}tests/queue_restart_SUITE/test_survives_restart/`);
  await page.close();
});

test('a broken link is a finding beside its line, and its text stays', async () => {
  const page = await chromium.newPage();
  await page.goto(`${site.address}docs/requirements/`);
  const article = page.locator('article');
  assert.equal(await article.getByRole('link', { name: 'a page that is gone' }).count(), 0);
  assert.match(await article.locator('#L13 + .findings').innerText(), /this link leads to no file: guides\/gone\.md link-broken line 14/);
  await page.close();
});

test('diagrams are drawn, their links lead where the document says, and one that cannot be drawn keeps its text with a finding', async () => {
  const page = await chromium.newPage();
  await page.goto(`${site.address}docs/hostile/`);
  const target = page.locator('.drawing a');
  assert.equal(await target.count(), 1);
  assert.equal(await target.getAttribute('href'), `${base}docs/requirements/`);
  assert.match(await page.locator('.drawing').innerText(), /click <img src="x"> me/, 'what is written is shown');
  await page.goto(`${site.address}docs/requirements/`);
  assert.equal(await page.locator('.drawing svg').count(), 1);
  assert.match(await page.locator('pre.mermaid + .findings').innerText(), /Mermaid cannot draw this diagram, its text is shown: .* diagram-broken/);
  await page.goto(`${site.address}health/diagram-broken/`);
  assert.equal(await page.getByText('Mermaid cannot draw this diagram').count(), 1);
  await page.close();
});

for (const policy of ['with', 'without']) {
  test(`nothing that a document holds runs or fetches, ${policy} the site’s policy`, async () => {
    const context = await chromium.newContext({ bypassCSP: policy === 'without' });
    const page = await context.newPage();
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address) && !request.url().startsWith('data:')) outside.push(request.url());
    });
    await page.goto(`${site.address}docs/hostile/`, { waitUntil: 'load' });
    for (const element of await page.locator('article a, article summary, article b, article p').all()) {
      await element.dispatchEvent('mouseover');
      await element.dispatchEvent('focus');
    }
    for (const link of await page.locator('article a').filter({ hasText: /click/ }).all()) await link.click();
    const state = await page.evaluate(() => ({
      ran: (globalThis as { ran?: number }).ran,
      handlers: [...document.querySelectorAll('article *')].flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on|^style$|^srcdoc|^srcset/.test(name)),
      ),
      tags: [
        ...document.querySelectorAll(
          'article :is(script, style, iframe, object, embed, form, base, meta, link, template, svg:not(.drawing > svg), math, video, foreignObject)',
        ),
      ].map((element) => element.tagName),
      schemes: [...document.querySelectorAll('article [href]')]
        .map((element) => new URL(element.getAttribute('href') ?? '', document.baseURI).protocol)
        .filter((scheme) => !/^https?:$/.test(scheme)),
    }));
    assert.deepEqual(state, { ran: undefined, handlers: [], tags: [], schemes: [] });
    assert.deepEqual(outside, []);
    assert.ok((await page.locator('article').innerText()).includes('<script>window.ran = 30</script>'), 'what is meant as text stays');
    await context.close();
  });
}

test('a drawing that could run is not carried, one that only draws is', () => {
  assert.ok(read('files/guides/img/flow.svg').includes('<rect'));
  assert.throws(() => read('files/guides/img/active.svg'), { code: 'ENOENT' });
});

test('a document’s page costs at most 8 KiB beside its own text', () => {
  for (const page of pagesOf(site.folder, base).filter(({ address }) => /\/docs\/.+\//.test(address))) {
    const article = /<article[^]*<\/article>/.exec(page.html)?.[0] ?? '';
    const cost = gzipSync(page.html).length - gzipSync(article).length;
    assert.ok(cost <= 8 * 1024, `${page.address} costs ${cost} bytes`);
  }
});

test('the catalog for programs is the one that the command prints, and keeps its schema', () => {
  const printed = JSON.parse(faultbook('catalog', content, '--as-of', '2025-11-30').stdout) as unknown;
  const served = JSON.parse(read('api/catalog.json')) as unknown;
  assert.deepEqual(served, printed);
  catalogSchema.parse(served);
  const schema = JSON.parse(read('api/catalog.schema.json')) as { properties: Record<string, unknown> };
  assert.deepEqual(Object.keys(schema.properties), ['schema', 'title', 'asOf', 'documents', 'entities', 'links', 'findings']);
});

test('the sitemap names every page', () => {
  const named = [...read('sitemap.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => decodeURI(address));
  assert.deepEqual(
    named.toSorted(),
    pagesOf(site.folder, base)
      .map(({ address }) => address)
      .filter((address) => !address.endsWith('404.html'))
      .toSorted(),
  );
});
