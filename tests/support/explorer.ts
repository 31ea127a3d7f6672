// The explorer of a built site, used as a reader uses it.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright';

/** @param address of the site of tests/books/sorter, with its base */
export async function useExplorer(chromium: Browser, address: string): Promise<void> {
  const page = await chromium.newPage({ viewport: { width: 1280, height: 900 } });
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  const at = new URL('graph/', address);
  await page.goto(at.href);
  const find = page.getByRole('combobox', { name: 'Find' });
  const drawn = page.locator('.canvas a');
  const said = page.locator('.said');

  // Find a node by keyboard.
  await find.fill('broker connection loss');
  await page.getByRole('option').first().waitFor();
  await find.fill('R1.10');
  await page.getByRole('option', { name: 'Broker restart' }).waitFor();
  await find.press('Enter');
  await said.filter({ hasText: 'of requirement R1.10 Broker restart' }).waitFor();
  assert.equal(new URL(page.url()).search, '?at=requirement:requirements/R1.10');
  const around = await drawn.count();

  // Steps, direction and filters change the drawing and the address.
  await page.getByLabel('Steps', { exact: true }).selectOption('1');
  await said.filter({ hasText: 'within one step' }).waitFor();
  assert.ok((await drawn.count()) < around);
  await page.getByLabel('Direction', { exact: true }).selectOption('downstream');
  await page.getByText('Filters', { exact: true }).click();
  await page.getByLabel('tests', { exact: true }).uncheck();
  await said.filter({ hasText: 'Nothing stands downstream' }).waitFor();
  assert.equal(new URL(page.url()).search, '?at=requirement:requirements/R1.10&depth=1&direction=downstream&without=test');
  // Back, and back again, and the same address elsewhere.
  await page.goBack();
  await said.filter({ hasText: 'within one step downstream' }).waitFor();
  await page.reload();
  await said.filter({ hasText: 'within one step downstream' }).waitFor();

  // Arrow keys walk along links, the node looked at has its panel, what it is linked with lights up.
  await page.locator('.canvas a[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.panel h3', { hasText: 'test_broker_restart_keeps_order' }).waitFor();
  assert.ok((await page.locator('.canvas .d-lines .d-lit').count()) > 0);
  const width = () => page.locator('.canvas svg').getAttribute('width').then(Number);
  const before = await width();
  await page.keyboard.press('+');
  assert.ok((await width()) > before);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'test_broker_restart_keeps_order' }).waitFor();

  // A path, and what a change touches, from an address.
  await page.goto(new URL('?at=scenario:matrix/BRK-001&to=test:sorter_broker_SUITE/test_broker_restart_keeps_order', at).href);
  await said.filter({ hasText: 'The shortest ways from scenario BRK-001' }).waitFor();
  await page.goto(new URL('?change=sorter_broker', at).href);
  await said.filter({ hasText: 'A change of sorter_broker touches' }).waitFor();
  for (const kind of ['test', 'requirement', 'runbook entr', 'task']) assert.ok((await page.locator('.impact h3', { hasText: kind }).count()) > 0, kind);
  for (const href of await drawn.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
    assert.equal((await fetch(new URL(href, address))).status, 200, href);
  assert.deepEqual(wrong, []);
  await page.close();

  // Without a script: the overview, what changes touch, and the lists.
  const plain = await chromium.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(at.href);
  assert.ok(await still.locator('#overview svg.d-trace a').count());
  assert.ok(!(await still.locator('#explorer').isVisible()));
  await still.locator('summary', { hasText: /^\d+ requirements$/ }).waitFor();
  assert.ok((await still.locator('.linked > li').count()) > 40);
  await plain.close();
}

/** Two fingers and one on the drawing of the whole book. @param address of a site, with its base */
export async function touchExplorer(chromium: Browser, address: string): Promise<void> {
  const phone = await chromium.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await phone.newPage();
  await page.goto(new URL('graph/?all=', address).href);
  await page.locator('.canvas a').first().waitFor();
  const session = await phone.newCDPSession(page);
  const touch = async (...steps: [x: number, y: number][][]) => {
    for (const [index, fingers] of steps.entries()) {
      const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }));
      await session.send('Input.dispatchTouchEvent', { type: index === 0 ? 'touchStart' : 'touchMove', touchPoints });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  const canvas = page.locator('.canvas');
  await canvas.evaluate((box) => box.scrollIntoView({ block: 'start' }));
  const box = await canvas.boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + 200];
  const steps = Array.from({ length: 6 }, (_, index) => index);
  const apart = (from: number, by: number) =>
    steps.map((step): [number, number][] => [
      [x - from - by * step, y],
      [x + from + by * step, y],
    ]);
  const seen = () =>
    canvas.evaluate((one) => ({ width: Number(one.querySelector('svg')?.getAttribute('width')), left: one.scrollLeft, page: visualViewport?.scale ?? 0 }));
  const before = await seen();
  await touch(...apart(40, 8));
  const nearer = await seen();
  assert.ok(Math.abs(nearer.width / before.width - 2) < 0.1, `twice as far apart: ${nearer.width / before.width}`);
  assert.equal(nearer.page, before.page, 'the page is not zoomed');
  await touch(...steps.map((step): [number, number][] => [[x + 120 - 40 * step, y]]));
  await page.waitForFunction((left) => (document.querySelector('.canvas')?.scrollLeft ?? 0) > left + 100, nearer.left);
  await touch(...apart(80, -8));
  assert.ok(Math.abs((await seen()).width / before.width - 1) < 0.1);
  await phone.close();
}
