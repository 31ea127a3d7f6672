// The shipped book as `npm start` shows it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { findingRules } from '../../src/checks/rules.ts';
import { projectRoot } from '../support/command.ts';
import { startedLine, type Running } from '../support/process.ts';
import { browser } from '../support/site.ts';

let start: Running;
let address: string;
let chromium: Browser;

before(async () => {
  start = startedLine('npm start -- --port 0', projectRoot);
  const printed = start.printed(/Serving \S+ at (\S+)\n/);
  // Kept as soon as it is there: when the start fails, it has to be closed all the same.
  chromium = await browser();
  address = (await printed)[1] ?? '';
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

/** A page of the shipped book, with what it complained of and asked for. */
async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await (await chromium.newContext(options)).newPage();
  const [asked, complaints] = [[] as string[], [] as string[]];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !/status of 404/.test(message.text()) && complaints.push(message.text()));
  await page.goto(new URL(path, address).href);
  return { page, asked, complaints };
}

const results = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('link');

test('search opens over any page, and is walked through with the keyboard', async () => {
  const { page, complaints } = await open('scenarios/');
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.waitFor();
  await page.keyboard.type('max deliver exausted');
  const first = results(page).first();
  await first.waitFor();
  assert.match(await dialog.getByRole('status').innerText(), /^No exact match; \d+ results/);
  assert.ok((await dialog.locator('mark').count()) > 0, 'nothing says why it is there');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(
    await results(page)
      .nth(1)
      .evaluate((link) => link === document.activeElement),
    true,
  );
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await dialog.getByRole('searchbox').evaluate((input) => input === document.activeElement), true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+k');
  await dialog.waitFor();
  await dialog.getByRole('searchbox').fill('RouterJetStreamMaxDeliverExhausted');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/alerts/RouterJetStreamMaxDeliverExhausted/');
  assert.deepEqual(complaints, []);
});

test('an address holds a search with its filters, and the text of the documents is fetched only when it is asked for', async () => {
  const { page, asked, complaints } = await open('search/?q=redelivery&kind=scenario');
  await results(page).first().waitFor();
  for (const item of await page.getByRole('list', { name: 'Results' }).getByRole('listitem').all()) assert.match(await item.innerText(), /Scenario/);
  await page.getByLabel('kind').selectOption({ label: 'Alert' });
  await page.waitForFunction(() => location.search === '?q=redelivery&kind=alert');
  await page.getByRole('searchbox').fill('Erlang node stops');
  await page.getByLabel('kind').selectOption('');
  assert.deepEqual(
    asked.filter((path) => path.includes('pagefind')),
    [],
  );
  await page.getByRole('button', { name: /^Search the text/ }).click();
  const text = page.getByRole('region', { name: 'In the text of the documents' });
  await text.getByRole('link').first().waitFor();
  const section = new URL((await text.getByRole('link').first().getAttribute('href')) ?? '', address);
  const html = await (await fetch(section)).text();
  assert.ok(section.hash === '' || html.includes(`id="${decodeURIComponent(section.hash.slice(1))}"`), section.href);
  assert.deepEqual(complaints, []);
});

test('what nothing has all the words of is searched in the text at once', async () => {
  const { page, complaints } = await open('search/?q=the+erlang+node+stops+on+a+rainy+wednesday');
  const text = page.getByRole('region', { name: 'In the text of the documents' });
  await text.getByRole('link').first().waitFor();
  assert.equal(await text.getByRole('button').count(), 0);
  assert.ok((await results(page).count()) <= 6, 'the sections are in reach of a thumb');
  assert.deepEqual(complaints, []);
});

test('the first screen of an alert on a phone says what fired, how far its guarantees hold, and the first step', async () => {
  const { page } = await open('alerts/RouterJetStreamMaxDeliverExhausted/');
  await page.setViewportSize({ width: 390, height: 844 });
  const onScreen = [page.getByText('Messages have used up their deliveries'), page.getByText(/guarantees: passing/), page.getByRole('checkbox').first()];
  for (const one of onScreen) {
    const box = await one.boundingBox();
    assert.ok(box && box.y + box.height < 844, `${String(one)} ends at ${box ? box.y + box.height : 'no place'}`);
  }
});

test('the home page answers below its box, and does not wait for a key to fetch the list', async () => {
  const { page, asked } = await open('');
  await page.getByRole('searchbox').fill('nats-3');
  await results(page).first().waitFor();
  assert.match(await results(page).first().innerText(), /^NATS-003/);
  assert.match(await page.locator('.search-status').innerText(), /^\d+ results?\.$|the first/);
  assert.equal(asked.filter((path) => path.endsWith('/api/search.json')).length, 1, 'the list was fetched twice');
});

test('an address of no alert leads on to those of its name in another case, and to near ones', async () => {
  const { page, complaints } = await open('alerts/routerdlqhighrate/');
  await page.getByText('known in another spelling').waitFor();
  await page.getByRole('link', { name: 'RouterDLQHighRate', exact: true }).click();
  await page.waitForURL('**/alerts/RouterDLQHighRate/');
  await page.goto(new URL('alerts/RouterDLQHihgRates/', address).href);
  await page.getByRole('heading', { level: 1, name: 'No runbook for this alert yet' }).waitFor();
  assert.match(await page.locator('.near').getByRole('link').first().innerText(), /RouterDLQHighRate/);
  await page.goto(new URL('scenarios/nats-reconnection', address).href);
  await page.getByText('Near to this address').waitFor();
  assert.deepEqual(complaints, []);
});

test('without scripts search says so and leads to the lists', async () => {
  const { page } = await open('alerts/Unheard/', { javaScriptEnabled: false });
  await page.getByRole('searchbox').fill('nats');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search/?q=nats');
  assert.match(await page.getByRole('main').innerText(), /needs JavaScript/);
  await page.getByRole('main').getByRole('link', { name: 'Alerts', exact: true }).click();
  await page.waitForURL('**/alerts/');
});

test('who saves data fetches the list with the first touch of the box', async () => {
  const { page, asked } = await open('about:blank');
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(address, { waitUntil: 'networkidle' });
  const scripts = asked.filter((path) => /search\.[\w-]+\.js$/.test(path));
  assert.deepEqual(scripts, []);
  await page.getByRole('searchbox').focus();
  await page.keyboard.type('nats');
  await results(page).first().waitFor();
});

test('npm start ends when it is told to, and so does its server', async () => {
  start.child.kill('SIGTERM');
  await start.ended;
  await assert.rejects(fetch(address));
});
