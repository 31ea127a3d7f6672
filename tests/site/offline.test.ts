// Reading without a network, in a real browser: small sites made by hand, packed as a build packs them.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright';
import { retiringWorker, workerFile } from '../../src/offline/offline.ts';
import { Device, html } from '../support/device.ts';
import { browser } from '../support/site.ts';

let chromium: Browser;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

/** Each test has a server, a folder and a device of its own: most of the time they wait for a calm network. */
function on(name: string, run: (device: Device) => Promise<void>): void {
  test(name, async () => {
    const device = await Device.start(chromium, '/team/orders/');
    try {
      await run(device);
    } finally {
      await device.close();
    }
  });
}

/** Too large for one archive together. */
const large = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`files/${name}.txt`, noise(name)]));

/** Text that does not compress. */
function noise(seed: string): string {
  return Array.from({ length: 500 }, (_, at) => hash('sha512', `${seed} ${at}`)).join('\n');
}

describe('offline', { concurrency: 6 }, () => {
  on('after one visit the whole book reads without a network, and says that there is none and how old the book is', async (device) => {
    const { page, address } = device;
    await device.visit();
    device.disconnect();
    await device.context.setOffline(true);
    await page.goto(`${address}alerts/A?from=pager`);
    assert.equal(page.url(), `${address}alerts/A/?from=pager`);
    assert.equal(await page.locator('main').textContent(), 'Alert, first');
    assert.equal(await device.data(), 'data, first');
    const missing = await page.goto(`${address}alerts/%zz/`);
    assert.equal(missing?.status(), 404);
    assert.equal(await page.locator('main').textContent(), 'No such page');
    await page.getByRole('status').getByText('Offline, the book of 2025-11-30.').waitFor();
    await device.context.setOffline(false);
    await page.getByRole('status').getByText('Offline').waitFor({ state: 'detached' });
  });

  on('an open page keeps its build when another tab shows a newer one; the older build goes when nobody reads it', async (device) => {
    const { page } = device;
    await device.visit();
    const other = await device.context.newPage();
    await device.visit('alerts/A/', other);
    const first = device.packed();
    device.put('second');
    await other.reload();
    await device.newer(other).waitFor();
    assert.equal(await other.locator('main').textContent(), 'Alert, first', 'nobody has asked for the newer one yet');
    assert.equal(await device.data(other), 'data, first');
    await device.newer(other).click();
    await other.locator('main').getByText('Alert, second').waitFor();
    assert.equal(await device.data(other), 'data, second');
    assert.equal(await device.data(page), 'data, first', 'what an open page loads comes from its own build');
    assert.deepEqual(await device.kept(), [...new Set([...first, ...device.packed()])].sort());
    await page.close();
    await other.goto(device.address);
    await device.keepsOnlyThisBuild(other);
    assert.equal(await other.locator('main').textContent(), 'Home, second');
  });

  on('reading a page anew shows the newer book that is on the device, and only what differs is fetched', async (device) => {
    const { page } = device;
    device.put('first', { files: large });
    await device.visit();
    device.put('second', { files: large });
    const before = device.asked.length;
    await page.goto(`${device.address}alerts/A/`);
    await device.newer().waitFor();
    const fetched = device.asked.slice(before).filter((path) => path.endsWith('.bin'));
    assert.ok(fetched.length > 0 && fetched.length < device.packed().length, fetched.join());
    await page.reload();
    await page.locator('main').getByText('Alert, second').waitFor();
    await device.keepsOnlyThisBuild();
  });

  on('another book at the same address is shown without being asked for', async (device) => {
    await device.visit();
    device.put('first', { title: 'Parcels', files: { 'index.html': html('Home of parcels', device.base) } });
    await device.page.goto(device.address);
    await device.page.locator('main').getByText('Home of parcels').waitFor();
  });

  on('two books on one host keep apart, also when one lies below the other', async (device) => {
    const { page } = device;
    const outer = await Device.start(chromium, '/team/', device.context);
    try {
      outer.serveBelow(device);
      await outer.visit();
      await device.visit();
      const [team, orders] = [await outer.kept(), await device.kept()];
      assert.deepEqual([team, orders], [outer.packed(), device.packed()]);
      outer.put('second');
      await outer.page.reload();
      await outer.newer().click();
      await outer.page.locator('main').getByText('Home, second').waitFor();
      await outer.keepsOnlyThisBuild();
      assert.deepEqual(await device.kept(page), orders);
      outer.disconnect();
      await page.goto(`${device.address}alerts/A/`);
      assert.equal(await page.locator('main').textContent(), 'Alert, first');
      await page.goto(`${outer.address}alerts/A/`);
      assert.equal(await page.locator('main').textContent(), 'Alert, second');
    } finally {
      await outer.close();
    }
  });

  on('a download that fails half way leaves nothing half done: pages come from the network, and the next visit fetches what is missing', async (device) => {
    const { page } = device;
    device.put('first', { files: large });
    const [, , third = ''] = device.manifest();
    // A train's network answers everything with 200.
    device.answer = (path) => (path.endsWith(third) ? '<p>Log in to the network of this train</p>' : undefined);
    await page.goto(device.address);
    await device.wasAsked(third);
    await device.hasGivenUp();
    assert.equal(await device.data(), 'data, first');
    const before = await device.kept();
    assert.ok(before.length > 0 && before.length < device.packed().length);
    device.answer = () => undefined;
    const asked = device.asked.length;
    await device.visit('alerts/A/');
    assert.deepEqual(await device.kept(), device.packed());
    const again = device.asked.slice(asked).map((path) => path.replace(/.*\//, ''));
    assert.deepEqual(
      before.filter((name) => again.includes(name)),
      [],
    );
  });

  on('a worker that is ended while it fetches begins again where it was', async (device) => {
    const { page } = device;
    device.put('first', { files: large });
    const [, , third = ''] = device.manifest();
    device.answer = (path) => (path.endsWith(third) ? 'never' : undefined);
    await page.goto(device.address);
    await device.wasAsked(third);
    await device.endWorkers();
    await device.hasGivenUp();
    device.answer = () => undefined;
    const asked = device.asked.length;
    await device.visit('alerts/A/');
    assert.deepEqual(await device.kept(), device.packed());
    assert.ok(!device.asked.slice(asked).some((path) => path.endsWith(device.manifest()[0] ?? '')));
  });

  on('a device without room keeps the book that it has, and makes room of tries that were given up', async (device) => {
    const { page } = device;
    await device.visit();
    const first = device.packed();
    const storage = await device.context.newCDPSession(page);
    const { origin } = new URL(device.address);
    const { usage } = await storage.send('Storage.getUsageAndQuota', { origin });
    await storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 100_000 });
    device.put('second', { files: large });
    await page.goto(device.address);
    await device.wasAsked(device.manifest()[2] ?? '');
    await device.hasGivenUp();
    assert.equal(await page.locator('main').textContent(), 'Home, first');
    device.put('third', { files: Object.fromEntries(Object.keys(large).map((name) => [name, noise(`third ${name}`)])) });
    await page.reload();
    await device.wasAsked(device.manifest()[0] ?? '');
    await device.hasGivenUp();
    const third = device.packed();
    assert.ok((await device.kept()).every((name) => first.includes(name) || third.includes(name)));
    device.disconnect();
    await page.goto(`${device.address}alerts/A/`);
    assert.equal(await page.locator('main').textContent(), 'Alert, first');
  });

  on('an archive that the browser has thrown away is fetched again', async (device) => {
    const { page } = device;
    await device.visit();
    await page.evaluate((name) => caches.delete(name), device.cache);
    await device.endWorkers();
    await page.goto(`${device.address}alerts/A/`);
    assert.equal(await page.locator('main').textContent(), 'Alert, first');
    assert.deepEqual(await device.kept(), device.packed());
  });

  on('a search breaks off what is being fetched, and leaving the page in its midst does not stop it for good', async (device) => {
    const { page } = device;
    device.put('first', { files: { ...large, 'index.html': html('<input type="search">', device.base) } });
    const [, second = ''] = device.manifest();
    device.answer = (path) => (path.endsWith(second) ? 'never' : undefined);
    await page.goto(device.address);
    await device.wasAsked(second);
    const box = page.getByRole('searchbox');
    await box.fill('nats');
    await device.wasBrokenOff(second);
    await device.wasAsked(second, 2);
    assert.equal(device.asked.filter((path) => path.endsWith(workerFile)).length, 1, 'the worker has not given up');
    await box.fill('nats-3');
    await device.wasBrokenOff(second, 2);
    device.answer = () => undefined;
    await device.visit('alerts/A/');
    assert.deepEqual(await device.kept(), device.packed());
  });

  on('a device that saves data fetches no book', async (device) => {
    const { page } = device;
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    await page.goto(device.address);
    const registration = await page.evaluate(async (address) => {
      const { keepBook } = (await import(`${address}offline/page.js`)) as { keepBook: (base: string) => Promise<void> };
      await keepBook(address);
      return navigator.serviceWorker.getRegistration();
    }, device.base);
    assert.equal(registration, undefined);
  });

  on('where a preview takes the place of a book, what was kept of the book goes, and nothing that another one keeps', async (device) => {
    const { page } = device;
    await device.visit();
    const neighbour = device.cache.replace('orders/', '');
    await page.evaluate((name) => caches.open(name), neighbour);
    device.write('index.html', '<!doctype html><main>Preview</main>');
    device.write(workerFile, retiringWorker());
    await page.goto(device.address);
    await page.locator('main').getByText('Preview').waitFor();
    assert.deepEqual(await page.evaluate(() => caches.keys()), [neighbour]);
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  });
});
