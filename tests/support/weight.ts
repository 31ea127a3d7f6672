// What a page costs before it has loaded: itself and all that it asks for until then.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';

/** Bytes are gzipped, requests count the page itself. */
export interface Weight {
  bytes: number;
  scriptBytes: number;
  requests: number;
}

const tag = /<(script|link|img|source|iframe|object|embed|video|audio)\b([^>]*)>/g;
const loadedLinks = /\brel="?(?:stylesheet|icon|preload|modulepreload|manifest)\b/;
const inlineScript = /<script\b(?![^>]*\ssrc=)(?![^>]*type="(?:application|text)\/(?!javascript))[^>]*>([\s\S]*?)<\/script>/g;
const staticImport = /(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+)["']/g;

/**
 * The weight of a page of a built site. Pictures of documents that are loaded when they come into view do not count.
 * @param html the page, in a site built for `/` that lies in `folder`
 */
export function weightOf(html: string, folder: string): Weight {
  const assets = new Set<string>();
  const want = (path: string) => {
    if (assets.has(path)) return;
    assets.add(path);
    if (!path.endsWith('.js')) return;
    const text = readFileSync(join(folder, path), 'utf8');
    for (const [, imported = ''] of text.matchAll(staticImport)) want(join(dirname(path), imported));
  };
  for (const [, name = '', attributes = ''] of html.matchAll(tag)) {
    if (/\bloading="?lazy/.test(attributes) || (name === 'link' && !loadedLinks.test(attributes))) continue;
    const [, address] = /\s(?:src|href|data)="?([^"\s>]+)/.exec(attributes) ?? [];
    if (address) want(decodeURIComponent(new URL(address, 'http://site.invalid/').pathname));
  }
  const sizes = [...assets].map((path) => ({ script: path.endsWith('.js'), bytes: gzipped(readFileSync(join(folder, path))) }));
  const inlined = [...html.matchAll(inlineScript)].map(([, text = '']) => text).join('\n');
  return {
    bytes: gzipped(html) + sum(sizes),
    scriptBytes: (inlined === '' ? 0 : gzipped(inlined)) + sum(sizes.filter(({ script }) => script)),
    requests: 1 + assets.size,
  };
}

function sum(sizes: readonly { bytes: number }[]): number {
  return sizes.reduce((total, { bytes }) => total + bytes, 0);
}

function gzipped(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).length;
}

/**
 * The same as a browser counts it that has nothing yet: what goes over the wire until the load event. Headers do not count:
 * they are the server's, and most servers pack them.
 * @param address of a page on a server that compresses
 */
export async function weightInBrowser(chromium: Browser, address: string): Promise<Weight> {
  const page = await chromium.newPage();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  await network.send('Page.enable');
  const weight = { bytes: 0, scriptBytes: 0, requests: 0 };
  const scripts = new Set<string>();
  let loaded = false;
  network.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (loaded) return;
    weight.requests += 1;
    if (type === 'Script') scripts.add(requestId);
  });
  const headers = new Map<string, number>();
  network.on('Network.responseReceived', ({ requestId, response }) => headers.set(requestId, response.encodedDataLength));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (loaded) return;
    const bytes = encodedDataLength - (headers.get(requestId) ?? 0);
    weight.bytes += bytes;
    if (scripts.has(requestId)) weight.scriptBytes += bytes;
  });
  network.on('Page.loadEventFired', () => (loaded = true));
  await page.goto(address);
  await page.close();
  return weight;
}
