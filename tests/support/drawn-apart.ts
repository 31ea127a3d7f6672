// A drawing that stands on a page of its own, on the page that it is about.
import assert from 'node:assert/strict';
import type { Browser } from 'playwright';

/** @param address of a page that leads to its drawing, in a site served with its base */
export async function seeDrawingApart(chromium: Browser, address: string): Promise<void> {
  const page = await chromium.newPage({ viewport: { width: 390, height: 500 } });
  const [asked, wrong] = [[] as string[], [] as string[]];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  await page.goto(address, { waitUntil: 'networkidle' });
  const place = page.locator('section', { has: page.locator('#how-it-is-traced') });
  const link = place.getByRole('link', { name: /^See how it is traced/ });
  const apart = (await link.evaluate((a: HTMLAnchorElement) => a.href)) ?? '';
  assert.ok(!asked.includes(apart), 'the drawing is fetched before a reader has come near');
  await place.scrollIntoViewIfNeeded();
  const root = place.locator('svg.d-trace a.d-focus');
  await root.waitFor();
  assert.equal(await link.count(), 0);
  assert.ok((await place.locator('table tr').count()) > 1);
  // On a narrow screen the drawing begins at what it is about, and its nodes are links.
  const [box, node] = [await place.locator('.drawing').boundingBox(), await root.boundingBox()];
  assert.ok(box && node && node.x >= box.x && node.x + node.width <= box.x + box.width, 'the subject is out of sight');
  assert.equal(await root.evaluate((a: SVGAElement) => new URL(a.href.baseVal, location.href).href), new URL(address).href);
  assert.deepEqual(wrong, []);
  await page.close();

  const plain = await chromium.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(address);
  await still.getByRole('link', { name: /^See how it is traced/ }).click();
  await still.locator('svg.d-trace a.d-focus').waitFor();
  await still
    .getByRole('main')
    .getByRole('link', { name: new URL(address).pathname.split('/').at(-2) ?? '' })
    .first()
    .click();
  await still.waitForURL(address);
  await plain.close();
}
