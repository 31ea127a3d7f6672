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

test('the home page lists requirements with their trust', async () => {
  const page = await chromium.newPage();
  await page.goto(site.address);
  assert.equal(await page.getByRole('row', { name: /Max delivery count exhaustion/ }).getByText('declared').count(), 1);
});
