// What a reader does in a browser: the theme, steps to tick, commands to copy, paper, the index, all without JavaScript too.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright';
import { projectRoot } from '../support/command.ts';
import { browser, builtSite } from '../support/site.ts';

const book = join(projectRoot, 'tests/books/sorter');

let site: Awaited<ReturnType<typeof builtSite>>;
let chromium: Browser;
before(async () => {
  [site, chromium] = await Promise.all([builtSite(book, '--as-of', '2025-11-30'), browser()]);
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

test('from home, the four questions that people come with are answered within two clicks', async () => {
  const page = await open('/');
  const from = async (link: RegExp | string) => {
    await page.goto(site.address);
    await page
      .getByRole('main')
      .getByRole('link', { name: link, exact: typeof link === 'string' })
      .first()
      .click();
  };
  await from('Unreadable labels');
  assert.ok(await page.getByText('The parcel leaves at the manual lane').isVisible(), 'what the tests guarantee');

  await from('Scenarios without an alert');
  assert.match(page.url(), /\/coverage\/#no-alerts$/);
  assert.ok(
    await page
      .locator('section', { has: page.locator('#no-alerts') })
      .getByRole('link', { name: /SCN-001/ })
      .isVisible(),
    'scenarios without an alert',
  );

  await from('Requirements');
  const row = page.getByRole('row', { name: /R2\.1/ });
  assert.ok(await row.getByRole('link', { name: 'test_unreadable_label' }).isVisible(), 'the test that covers a requirement');
  assert.ok(await row.getByText('declared').isVisible(), 'whether that is verified');

  await from(/All concepts/);
  const header = await page.getByRole('columnheader').allTextContents();
  const cells = await page
    .getByRole('row', { name: /Message Acknowledgment/ })
    .getByRole('cell')
    .allTextContents();
  assert.equal(cells[header.indexOf('Kafka') - 1]?.trim(), 'Consumer group commit offsets');
  await page.context().close();
});

test('steps stay ticked with their times, on the page of the alert too; the timeline has them, and a new incident clears them', async () => {
  const page = await open('/runbook/broker-connection-loss/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const step = () => page.getByRole('checkbox', { name: /Wait one minute/ });
  await step().check();
  await page.getByText(/Done at \d\d:\d\d/).waitFor();
  await page.reload();
  assert.equal(await step().isChecked(), true);
  assert.match(await page.locator('.incident-bar [role=status]').innerText(), /^1 of 3 steps done here/);
  await page.goto(new URL('alerts/SorterBrokerDown/', site.address).href);
  assert.equal(await step().isChecked(), true, 'the alert shares the ticks of its entry');
  await page.getByRole('button', { name: 'Copy timeline' }).click();
  await page.getByText('Timeline copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(
    copied,
    /^## Timeline\n\n- \d{4}-\d\d-\d\d \d\d:\d\d UTC: Wait one minute.*\(\[Broker connection loss\]\(http.*\/runbook\/broker-connection-loss\/#step-\w+\)\)\n$/,
  );
  await page.getByRole('button', { name: 'New incident' }).click();
  assert.equal(await step().isChecked(), false);
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await step().isChecked(), true);
  await page.context().close();
});

test('a command is copied by its button', async () => {
  const page = await open('/alerts/SorterBrokerDown/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('.command', { hasText: 'rebar3 ct' }).getByRole('button', { name: 'Copy' }).first().click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^rebar3 ct/);
  await page.context().close();
});

test('on paper what is folded is open, and boxes and sources are there', async () => {
  const page = await open('/runbook/broker-connection-loss/');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'New incident' }).isVisible(), false);
  assert.ok(await page.getByText('Wait one minute').isVisible());
  assert.ok(await page.locator('main .from').first().isVisible());
  const closed = await page
    .locator('main section:not(.screen-only) details > :not(summary)')
    .evaluateAll((parts) => parts.filter((part) => !part.checkVisibility()).length);
  assert.equal(closed, 0);
  await page.context().close();
});

test('the index filters and sorts; the address says how, and back leads back', async () => {
  const page = await open('/index/');
  const count = page.locator('#index-filters output');
  const all = Number(/^(\d+) rows/.exec(await count.innerText())?.[1]);
  assert.ok(all > 3);
  await page.getByRole('searchbox', { name: 'Any words' }).fill('unreadable');
  await page.getByText(/^\d+ of \d+ rows$/).waitFor();
  assert.match(page.url(), /\?q=unreadable$/);
  const visible = () => page.locator('#index-table .row:visible').allInnerTexts();
  for (const text of await visible()) assert.match(text, /unreadable/i);
  await page.getByRole('columnheader', { name: 'Test', exact: true }).getByRole('button').click();
  assert.equal(await page.locator('th[aria-sort=ascending]').count(), 1);
  await page.goBack();
  await page.goBack();
  await page.getByText(`${all} rows`, { exact: true }).waitFor();
  assert.equal((await visible()).length, all);
  await page.goto(`${site.address}index/?runbook=yes&sort=-3`);
  await page.locator('th[aria-sort=descending]').waitFor();
  assert.ok((await visible()).length < all);
  await page.context().close();
});

test('without JavaScript the index has every row and the steps are plain lists', async () => {
  const page = await open('/index/', { javaScriptEnabled: false });
  assert.equal(await page.locator('#index-filters').isVisible(), false);
  assert.equal(await page.locator('#index-table .row:visible').count(), await page.locator('#index-table .row').count());
  await page.goto(new URL('runbook/broker-connection-loss/', site.address).href);
  assert.equal(await page.getByRole('checkbox').count(), 0);
  assert.equal(await page.locator('ol.steps > li').count(), 3);
  await page.context().close();
});
