// The shipped book as `npm start` shows it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { findingRules } from '../../src/checks/rules.ts';
import { projectRoot } from '../support/command.ts';
import { startedLine, type Running } from '../support/process.ts';
import { browser } from '../support/site.ts';

let start: Running;
let address: string;
let chromium: Browser;

before(async () => {
  start = startedLine('npm start -- --port 0', projectRoot);
  const [printed, opened] = await Promise.all([start.printed(/Serving \S+ at (\S+)\n/), browser()]);
  address = printed[1] ?? '';
  chromium = opened;
});
after(async () => {
  start?.child.kill('SIGTERM');
  await chromium?.close();
});

test('the home page shows the ways into the shipped book', async () => {
  const page = await chromium.newPage();
  await page.goto(address);
  for (const way of [/on call/i, /new/i, /true/i]) assert.ok((await page.getByRole('heading', { name: way }).count()) > 0, String(way));
});

test('the documentation of the product is a part of it, with its picture', async () => {
  const page = await chromium.newPage();
  await page.goto(new URL('docs/faultbook/README/', address).href);
  const picture = page.getByRole('img', { name: 'The home page of this book' });
  assert.ok((await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))) > 800);
  await page.getByRole('article').getByRole('link', { name: 'What is recognised' }).click();
  await page.getByRole('heading', { level: 1, name: 'What is recognised' }).waitFor();
});

test('each rule has the page that the documentation speaks of', async () => {
  for (const { id } of findingRules) assert.equal((await fetch(new URL(`health/${id}/`, address))).status, 200, id);
});

test('npm start ends when it is told to, and so does its server', async () => {
  start.child.kill('SIGTERM');
  await start.ended;
  await assert.rejects(fetch(address));
});
