// What a reader meets in a browser: every kind of page, in both themes, on a phone, without JavaScript, with a keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { faultbook, projectRoot } from '../support/command.ts';
import { pagesOf } from '../support/pages.ts';
import { browser, builtSite } from '../support/site.ts';
import type { Catalog } from '../../src/model/catalog.ts';

const book = join(projectRoot, 'tests/books/sorter');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Awaited<ReturnType<typeof builtSite>>;
let chromium: Browser;
/** One page of every kind: every list, and an entity of every kind. */
let kinds: string[];

before(async () => {
  [site, chromium] = await Promise.all([builtSite(book, '--as-of', '2025-11-30'), browser()]);
  const { entities } = JSON.parse(faultbook('catalog', book, '--as-of', '2025-11-30').stdout) as Catalog;
  const ofEachKind = [...Map.groupBy(entities, ({ kind }) => kind).values()].map(([first]) => first?.url ?? '');
  const lists = [...pagesOf(site.folder).keys()].filter((url) => /^\/(?:[a-z]+\/)?$/.test(url));
  kinds = [...new Set([...lists, ...ofEachKind, '/alerts/SorterBrokerDown/', '/runbook/unreadable-labels/', '/requirements/R1.1/', '/404.html'])];
});
after(async () => {
  site?.close();
  await chromium?.close();
});

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await chromium.newContext(options);
  const page = await context.newPage();
  await page.goto(new URL(path.slice(1), site.address).href);
  return page;
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any kind of page, ${colorScheme}`, async () => {
    // The policy of the pages would keep axe out, as it keeps out everything else.
    const page = await open('/', { colorScheme, bypassCSP: true });
    const violations: string[] = [];
    for (const url of kinds) {
      await page.goto(new URL(url.slice(1), site.address).href);
      await page.addScriptTag({ content: axe });
      // Only contrast depends on the theme: everything else is looked at once.
      const results = (await page.evaluate(colorScheme === 'light' ? 'axe.run()' : "axe.run({ runOnly: ['color-contrast'] })")) as AxeResults;
      assert.ok(results.passes.length > 0, `axe looked at nothing on ${url}`);
      violations.push(...results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${url} ${id}: ${node.html.slice(0, 160)}`)));
    }
    assert.deepEqual(violations, []);
    await page.context().close();
  });
}

test('nothing but tables and code scrolls sideways on a phone', async () => {
  const page = await open('/', { viewport: { width: 360, height: 740 } });
  const wide: string[] = [];
  for (const url of kinds) {
    await page.goto(new URL(url.slice(1), site.address).href);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) wide.push(`${url}: ${over}px`);
  }
  assert.deepEqual(wide, []);
  await page.context().close();
});

test('the switch changes the theme, and the next page remembers it', async () => {
  const page = await open('/', { colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByRole('button', { name: /light and dark/ }).click();
  const dark = await paper();
  assert.notEqual(dark, light);
  await page.goto(`${site.address}alerts/`);
  assert.equal(await paper(), dark);
  await page.getByRole('button', { name: /light and dark/ }).click();
  assert.equal(await paper(), light);
  await page.context().close();
});

test('without JavaScript everything can be read, and the switch that needs it is not there', async () => {
  const page = await open('/alerts/SorterBrokerDown/', { javaScriptEnabled: false });
  assert.ok(await page.getByText('Wait one minute').isVisible());
  assert.ok(await page.getByText('rebar3 ct').first().isVisible());
  assert.equal(await page.locator('.theme-switch').isVisible(), false);
  await page.context().close();
});

test('the first key leads to the text', async () => {
  const page = await open('/alerts/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
  await page.context().close();
});

test('no page breaks its own policy', async () => {
  const page = await open('/');
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  for (const url of kinds.filter((one) => one !== '/404.html')) await page.goto(new URL(url.slice(1), site.address).href);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
