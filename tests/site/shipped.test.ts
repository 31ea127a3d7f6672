import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { browser, builtSite } from '../support/site.ts';

let site: Awaited<ReturnType<typeof builtSite>>;
let chromium: Browser;

before(async () => {
  [site, chromium] = await Promise.all([builtSite('content'), browser()]);
});
after(async () => {
  site?.close();
  await chromium?.close();
});

test('the home page shows the ways into the shipped book', async () => {
  const page = await chromium.newPage();
  await page.goto(site.address);
  for (const way of [/on call/i, /new/i, /true/i]) assert.ok((await page.getByRole('heading', { name: way }).count()) > 0, String(way));
});
