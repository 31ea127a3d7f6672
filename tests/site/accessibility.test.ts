// Every kind of page in a browser: for whom does not see it, sees it enlarged, has no mouse, or gets ill of what moves.
// One page is loaded once and looked at in all these ways; several at a time.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { smallTargetsOn, violationsOn } from '../support/axe.ts';
import { faultbook, projectRoot } from '../support/command.ts';
import { focusProblems, motionProblems, widthProblems } from '../support/inspect.ts';
import { pagesOf } from '../support/pages.ts';
import { browser, builtSite } from '../support/site.ts';
import type { Catalog } from '../../src/model/catalog.ts';

const book = join(projectRoot, 'tests/books/sorter');
const desktop = { width: 1280, height: 900 };

let site: Awaited<ReturnType<typeof builtSite>>;
let chromium: Browser;
let foreign: Server;
/** One page of every kind: every list, and an entity of every kind. */
let kinds: string[];

/** What is wrong with the pages, by what was looked at: `page: what`. */
const wrong: Record<string, string[]> = {};
function found(what: string, url: string, lines: readonly string[]): void {
  (wrong[what] ??= []).push(...lines.map((line) => `${url}: ${line}`));
}

before(async () => {
  [site, chromium] = await Promise.all([builtSite(book, '--as-of', '2025-11-30'), browser()]);
  const { entities } = JSON.parse(faultbook('catalog', book, '--as-of', '2025-11-30').stdout) as Catalog;
  const ofEachKind = [...Map.groupBy(entities, ({ kind }) => kind).values()].map(([first]) => first?.url ?? '');
  const lists = pagesOf(site.folder, '/').flatMap(({ address }) => (/^\/(?:[a-z]+\/)?$/.test(address) ? [address] : []));
  const more = [
    '/alerts/SorterBrokerDown/',
    '/runbook/unreadable-labels/',
    '/requirements/R1.1/',
    '/health/alert-drift/',
    '/health/test-missing/',
    '/404.html',
  ];
  kinds = [...new Set([...lists, ...ofEachKind, ...more])];
  await lookAtAll();
});
after(async () => {
  site?.close();
  await chromium?.close();
  foreign?.close();
  foreign?.closeAllConnections();
});

async function lookAtAll(): Promise<void> {
  foreign = createServer((request, response) => {
    found('foreign', 'any page', [request.url ?? '']);
    response.writeHead(502).end();
  });
  foreign.on('connect', ({ url = '' }, socket) => {
    // The browser's own question about every form.
    if (!url.startsWith('content-autofill.googleapis.com')) found('foreign', 'any page', [url]);
    socket.end();
  });
  await once(foreign.listen(0, 'localhost'), 'listening');
  // Whatever is not for this machine goes to a proxy, which writes it down; a worker's requests too.
  const proxy = { server: `http://localhost:${(foreign.address() as AddressInfo).port}`, bypass: new URL(site.address).host };
  const context = await chromium.newContext({ reducedMotion: 'reduce', viewport: desktop, proxy });
  const waiting = [...kinds];
  const work = async (): Promise<void> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => found('complaints', page.url(), [String(error)]));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') found('complaints', page.url(), [message.text()]);
    });
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) await lookAt(page, url);
    await page.close();
  };
  await Promise.all([work(), work(), work()]);
  await context.close();
}

async function lookAt(page: Page, url: string): Promise<void> {
  await page.setViewportSize(desktop);
  await page.goto(new URL(url.slice(1), site.address).href);
  found('axe', url, await violationsOn(page));
  found('motion', url, await page.evaluate(motionProblems));
  await page.keyboard.press('Tab');
  found('focus', url, await page.evaluate(focusProblems));
  // A window of 1280 pixels at 200 % and at 400 %.
  for (const width of [640, 320]) {
    await page.setViewportSize({ width, height: 640 });
    found('width', `${url} at ${width}`, await page.evaluate(widthProblems));
  }
  found('axe', `${url} on a phone`, await smallTargetsOn(page));
  found('focus', `${url} on a phone`, await page.evaluate(focusProblems));
}

describe('every kind of page', () => {
  const ways = {
    axe: 'axe finds nothing, in either theme: landmarks, headings, names, contrast, the size of targets',
    focus: 'whatever can have the focus shows it and is not covered',
    width: 'at 200 % and at 400 % nothing but tables, drawings and code scrolls sideways',
    motion: 'nothing moves for a reader who wants nothing to',
    complaints: 'the console is silent: no page breaks its own policy',
    foreign: 'nothing is asked of another host',
  };
  for (const [what, name] of Object.entries(ways)) {
    test(name, () => {
      assert.ok(kinds.length > 40);
      assert.deepEqual(wrong[what] ?? [], []);
    });
  }
});

describe('with a keyboard alone', () => {
  test('the first key leads to the text', async () => {
    const page = await chromium.newPage();
    await page.goto(new URL('alerts/', site.address).href);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.context().close();
  });

  test('from home by search to the command of an alert, and it is copied; what opens on the way is sound too', async () => {
    const context = await chromium.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(new URL('alerts/', site.address).href);
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Search' }).waitFor();
    await page.keyboard.type('brokerdwn');
    const first = page.getByRole('list', { name: 'Results' }).getByRole('link').first();
    await first.filter({ hasText: 'SorterBrokerDown' }).waitFor();
    // What lies behind it is out of reach, the page's heading too.
    const dialog = await violationsOn(page);
    found(
      'search',
      'the dialog',
      dialog.filter((line) => !line.endsWith('looked at nothing')),
    );
    await page.keyboard.press('Escape');
    await page.goto(site.address);
    await page.keyboard.press('/');
    await page.keyboard.type('sorterbrokerdown');
    await first.filter({ hasText: 'SorterBrokerDown' }).waitFor();
    found('search', 'the results', await violationsOn(page));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/alerts/SorterBrokerDown/');
    const copy = page.locator('.command', { hasText: 'rebar3 ct' }).getByRole('button', { name: 'Copy' }).first();
    await copy.waitFor();
    const reached = () => copy.evaluate((button) => button === document.activeElement);
    for (let keys = 0; keys < 100 && !(await reached()); keys += 1) await page.keyboard.press('Tab');
    assert.ok(await reached(), 'no key leads to it');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^rebar3 ct/);
    assert.deepEqual(wrong['search'], []);
    await context.close();
  });
});
