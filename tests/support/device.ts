// A reader's device: a browser's context that keeps a small book, which a server of its own serves, on a network to tamper with.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { serve } from '../../scripts/commands/serve.ts';
import { offlineScripts, workerFile, writeOffline } from '../../src/offline/offline.ts';
import { startScript } from '../../src/site/page-script.ts';

/** A page as the site's are: it has the book kept. */
export function html(text: string, base: string): string {
  return `<!doctype html><html data-base="${base}"><title>${text.replace(/<.*/, '')}</title><body><main>${text}</main><p class="built"><time datetime="2025-11-30">then</time></p><script>${startScript}</script></body>`;
}

/** As long as Playwright waits for a page, in milliseconds. */
const patience = 30_000;

export class Device {
  readonly base: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly folder = mkdtempSync(join(tmpdir(), 'faultbook-offline-'));
  /** What was asked of the server. */
  readonly asked: string[] = [];
  /** What the network answers in the server's place, if anything. */
  answer: (path: string) => string | undefined = () => undefined;
  readonly #ownContext: boolean;
  readonly #told = new EventTarget();
  readonly #brokenOff: string[] = [];
  #server: Server | undefined;
  #answer: RequestListener | undefined;
  /** A book that lies below this one. */
  #below: Device | undefined;
  address = '';

  private constructor(base: string, context: BrowserContext, page: Page, ownContext: boolean) {
    [this.base, this.context, this.page, this.#ownContext] = [base, context, page, ownContext];
  }

  static async start(browser: Browser, base: string, context?: BrowserContext): Promise<Device> {
    const own = context ?? (await browser.newContext());
    const device = new Device(base, own, await own.newPage(), !context);
    device.put('first');
    const { server, address } = await serve(device.folder, 0);
    [device.#server, device.address] = [server, address];
    [device.#answer] = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    server.on('request', (request, response) => device.#pass(request, response));
    return device;
  }

  /** Has another book served by this one's server. */
  serveBelow(other: Device): void {
    this.#below = other;
    other.address = new URL(other.base, this.address).href;
  }

  #pass(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    if (this.#below && path.startsWith(this.#below.base)) return this.#below.#pass(request, response);
    this.asked.push(path);
    response.once('close', () => {
      if (!response.writableFinished) this.#brokenOff.push(path);
      this.#told.dispatchEvent(new Event('told'));
    });
    this.#told.dispatchEvent(new Event('told'));
    const instead = this.answer(path);
    if (instead === 'never') return;
    if (instead === undefined) this.#answer?.(request, response);
    else response.end(instead);
  }

  /** Where Workbox keeps the archives. */
  get cache(): string {
    return `faultbook-precache-v2-${new URL(this.base, this.address).href}`;
  }

  /** Puts a build of a book in the place of the one before. */
  put(build: string, { title = 'Orders', files = {} }: { title?: string; files?: Record<string, string> } = {}): void {
    rmSync(this.folder, { recursive: true, force: true });
    const pages = { 'index.html': `Home, ${build}`, 'alerts/A/index.html': `Alert, ${build}`, '404.html': 'No such page' };
    this.write('faultbook.json', JSON.stringify({ base: this.base }));
    for (const [path, text] of Object.entries(pages)) this.write(path, html(text, this.base));
    for (const [path, text] of Object.entries({ 'data.txt': `data, ${build}`, ...files })) this.write(path, text);
    writeOffline(this.folder, this.base, title, offlineScripts());
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Opens a page, and waits until the whole book is on the device. */
  async visit(path = '', tab = this.page): Promise<void> {
    await tab.goto(this.address + path);
    await tab.waitForFunction((worker) => navigator.serviceWorker.controller?.scriptURL === worker, this.address + workerFile);
  }

  data(tab = this.page): Promise<string> {
    return tab.evaluate(async (address) => (await fetch(address)).text(), `${this.base}data.txt`);
  }

  /** The archives that the device keeps, by their file names. */
  kept(tab = this.page): Promise<string[]> {
    return tab.evaluate(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url.replace(/.*\//, '')).sort(), this.cache);
  }

  /** The archives of the build that is served now, by their file names. */
  packed(): string[] {
    return readdirSync(join(this.folder, 'offline'))
      .filter((name) => name.endsWith('.bin'))
      .sort();
  }

  /** The same in the order in which they are fetched. */
  manifest(): string[] {
    return [...readFileSync(join(this.folder, workerFile), 'utf8').matchAll(/[0-9a-f]{32}\.bin/g)].map(([name]) => name);
  }

  async keepsOnlyThisBuild(tab = this.page): Promise<void> {
    await until(async () => (await this.kept(tab)).join() === this.packed().join());
  }

  /** Resolves when no worker fetches a build any more. */
  async hasGivenUp(): Promise<void> {
    await until(() => this.page.evaluate(async () => !(await navigator.serviceWorker.getRegistration())?.installing));
  }

  newer(tab = this.page): Locator {
    return tab.getByRole('status').getByRole('button', { name: 'Show it' });
  }

  /** Resolves when the server has been asked for a file so many times. */
  wasAsked(name: string, times = 1): Promise<void> {
    return this.#until(() => this.asked.filter((path) => path.endsWith(name)).length >= times);
  }

  /** Resolves when the browser has given up a request for a file so many times. */
  wasBrokenOff(name: string, times = 1): Promise<void> {
    return this.#until(() => this.#brokenOff.filter((path) => path.endsWith(name)).length >= times);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo()) await once(this.#told, 'told', { signal: AbortSignal.timeout(patience) });
  }

  /** Ends the workers as the browser does when it wants their memory. */
  async endWorkers(): Promise<void> {
    const session = await this.context.newCDPSession(this.page);
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await session.detach();
  }

  disconnect(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  async close(): Promise<void> {
    await (this.#ownContext ? this.context.close() : this.page.close());
    this.disconnect();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Asks again and again: Playwright's own way of waiting takes the promise of an answer for a yes. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await later(20);
  }
}
