/// <reference lib="webworker" />
// The service worker: it fetches a build of the book onto the device, and from then on pages are read there, with a network
// or without. A newer build is fetched as a whole beside it, and takes over when no page is open or a reader asks for it.
import { collect, Pause } from './collect.ts';
import { Library, listAddress } from './library.ts';
import { cacheName } from './names.ts';
import { forgetClosed, olderBuildOf, takeOver } from './readers.ts';
import type { StoredBook } from './stored-book.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const BOOK: StoredBook;

const pause = new Pause();
const libraries = new Map<string, Library>();

function library(build: string): Library {
  const known = libraries.get(build) ?? new Library(BOOK.base, build);
  libraries.set(build, known);
  return known;
}

self.addEventListener('install', (event) => event.waitUntil(install()));

async function install(): Promise<void> {
  await collect(BOOK, pause);
  const cache = await caches.open(cacheName(BOOK.base, BOOK.build));
  await cache.put(listAddress(BOOK.base), Response.json(BOOK.archives));
}

self.addEventListener('activate', (event) => event.waitUntil(takeOver(BOOK).then(() => self.clients.claim())));

/** What a page may say: that it is open, that the reader searches or has stopped, that a newer build shall be shown. */
self.addEventListener('message', (event) => {
  if (event.data === 'opened') event.waitUntil(forgetClosed(BOOK.base));
  if (event.data === 'searching' || event.data === 'idle') pause.set(event.data === 'searching');
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'title') event.ports[0]?.postMessage(BOOK.title);
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(BOOK.base)) return;
  event.respondWith(answer(event, url));
});

async function answer(event: FetchEvent, url: URL): Promise<Response> {
  const isPage = event.request.mode === 'navigate';
  const older = isPage || event.clientId === '' ? undefined : await olderBuildOf(BOOK.base, event.clientId);
  try {
    const found = await library(older ?? BOOK.build).answer(url);
    if (found) return found;
  } catch {
    // The browser has thrown away what was kept, which it may when the device is full.
    libraries.clear();
    event.waitUntil(install());
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    if (!isPage) throw error;
    return library(BOOK.build).notFound();
  }
}
