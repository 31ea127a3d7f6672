// Reading without a network, in a real browser: small sites made by hand, packed as a build packs them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright';
import { serve } from '../../scripts/commands/serve.ts';
import { retiringWorker, workerFile, writeOffline } from '../../src/offline/offline.ts';
import { startScript } from '../../src/site/page-script.ts';
import { browser } from '../support/site.ts';

const base = '/team/orders/';
const folder = mkdtempSync(join(tmpdir(), 'faultbook-offline-'));
let chromium: Browser;
let served: Awaited<ReturnType<typeof serve>>;
let context: BrowserContext;
let page: Page;

before(async () => {
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  put('first');
  served = await serve(folder, 0);
  context = await chromium.newContext();
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  disconnect();
});

/** Puts a build of a book in the place of the one before. */
function put(build: string, title = 'Orders'): void {
  rmSync(folder, { recursive: true, force: true });
  write('faultbook.json', JSON.stringify({ base }));
  write('index.html', html(`Home, ${build}`));
  write('alerts/A/index.html', html(`Alert, ${build}`));
  write('404.html', html('No such page'));
  write('data.txt', `data, ${build}`);
  writeOffline(folder, base, title);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function html(text: string): string {
  return `<!doctype html><html data-base="${base}"><title>${text}</title><body><main>${text}</main><p class="built"><time datetime="2025-11-30">then</time></p><script>${startScript}</script></body>`;
}

function disconnect(): void {
  served.server.close();
  served.server.closeAllConnections();
}

/** Opens a page, and waits until the whole book is on the device. */
async function visit(path = '', tab = page): Promise<void> {
  await tab.goto(served.address + path);
  await tab.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

function dataIn(tab: Page): Promise<string> {
  return tab.evaluate(async (address) => (await fetch(address)).text(), `${base}data.txt`);
}

/** What is kept: two builds and what the worker remembers of open pages are three. */
function cacheCount(): Promise<number> {
  return page.evaluate(async () => (await caches.keys()).length);
}

async function onlyOneBuild(): Promise<void> {
  await page.waitForFunction(async () => (await caches.keys()).length === 2);
}

function newer(tab = page) {
  return tab.getByRole('status').getByRole('button', { name: 'Show it' });
}

test('after one visit the whole book reads without a network, and says that there is none and how old the book is', async () => {
  await visit();
  disconnect();
  await context.setOffline(true);
  await page.goto(`${served.address}alerts/A?from=pager`);
  assert.equal(page.url(), `${served.address}alerts/A/?from=pager`);
  assert.equal(await page.locator('main').textContent(), 'Alert, first');
  assert.equal(await dataIn(page), 'data, first');
  const missing = await page.goto(`${served.address}alerts/%zz/`);
  assert.equal(missing?.status(), 404);
  assert.equal(await page.locator('main').textContent(), 'No such page');
  await page.getByRole('status').getByText('Offline, the book of 2025-11-30.').waitFor();
  await context.setOffline(false);
  await page.getByRole('status').getByText('Offline').waitFor({ state: 'detached' });
});

test('an open page keeps its build when another tab shows a newer one; the older build goes when nobody reads it', async () => {
  await visit();
  const other = await context.newPage();
  await visit('alerts/A/', other);
  put('second');
  await other.reload();
  await newer(other).waitFor();
  assert.equal(await other.locator('main').textContent(), 'Alert, first', 'nobody has asked for the newer one yet');
  assert.equal(await dataIn(other), 'data, first');
  await newer(other).click();
  await other.locator('main').getByText('Alert, second').waitFor();
  assert.equal(await dataIn(other), 'data, second');
  assert.equal(await dataIn(page), 'data, first', 'what an open page loads comes from its own build');
  assert.equal(await cacheCount(), 3);
  await page.close();
  page = other;
  await page.goto(served.address);
  await onlyOneBuild();
  assert.equal(await page.locator('main').textContent(), 'Home, second');
});

test('reading a page anew shows the newer book that is on the device', async () => {
  await visit();
  put('second');
  await page.goto(`${served.address}alerts/A/`);
  await newer().waitFor();
  await page.reload();
  await page.locator('main').getByText('Alert, second').waitFor();
  await onlyOneBuild();
});

test('another book at the same address is shown without being asked for', async () => {
  await visit();
  put('first', 'Parcels');
  write('index.html', html('Home of parcels'));
  rmSync(join(folder, 'offline'), { recursive: true });
  writeOffline(folder, base, 'Parcels');
  await page.goto(served.address);
  await page.locator('main').getByText('Home of parcels').waitFor();
});

test('a device that saves data fetches no book', async () => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(served.address);
  const registration = await page.evaluate(async (address) => {
    const { keepBook } = (await import(`${address}offline/page.js`)) as { keepBook: (base: string) => Promise<void> };
    await keepBook(address);
    return navigator.serviceWorker.getRegistration();
  }, base);
  assert.equal(registration, undefined);
});

test('where a preview takes the place of a book, what was kept of the book goes, and nothing that another one keeps', async () => {
  await visit();
  await page.evaluate(() => caches.open('faultbook /team/ 1'));
  rmSync(join(folder, 'offline'), { recursive: true });
  write('index.html', '<!doctype html><main>Preview</main>');
  write(workerFile, retiringWorker(base));
  await page.goto(served.address);
  await page.locator('main').getByText('Preview').waitFor();
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['faultbook /team/ 1']);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});
