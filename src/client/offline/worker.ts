/// <reference lib="webworker" />
// The service worker: it fetches a build of the book onto the device, and from then on pages are read there, with a network
// or without. A newer build is fetched as a whole beside it, and takes over when no page is open or a reader asks for it.
//
// Workbox fetches, verifies, keeps, repairs and removes the archives and routes the requests. Ours is what it does not know:
// archives that hold many pages, pages that keep the build that they came from, and room for a reader who searches. Two of
// its helpers do not fit: `cleanupOutdatedCaches` removes the caches of every scope that begins with this one's, those of
// another book at /team/orders/ when this one lies at /team/; and `precacheAndRoute` would answer with the archives.
import { registerQuotaErrorCallback } from 'workbox-core/registerQuotaErrorCallback.js';
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { Strategy } from 'workbox-strategies/Strategy.js';
import type { StrategyHandler } from 'workbox-strategies/StrategyHandler.js';
import { Library, type Fetch } from './library.ts';
import { nameCaches } from './names.ts';
import { Pause, yieldingTo } from './pause.ts';
import { buildsInUse, forgetClosed, olderBuildOf, takeOver } from './readers.ts';
import type { StoredBook, StoredBuild } from './stored-book.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const BOOK: StoredBook;

nameCaches();

const pause = new Pause();
/** What reads archives, and fetches anew those that the browser has thrown away. */
const precache = new PrecacheController();
/** Workbox fetches one after the other, and waits for a bad network most of the time: so two of it fetch a half each. */
const fetching = [0, 1].map((half) => {
  const part: PrecacheController = new PrecacheController({
    plugins: [yieldingTo(pause, ({ request, event }) => part.strategy.handle({ request, event }))],
  });
  part.addToCacheList(BOOK.archives.filter((_, at) => at % 2 === half));
  return part;
});

self.addEventListener('install', (event) => {
  // What is left of tries that were given up goes when the device has no room; the next try has it.
  registerQuotaErrorCallback(async () => keepOnly([BOOK, ...(await buildsInUse())], event));
  for (const part of fetching) void part.install(event);
});

self.addEventListener('activate', (event) => event.waitUntil(activate(event)));

async function activate(event: ExtendableEvent): Promise<void> {
  await takeOver(BOOK);
  await tidy(event);
  await self.clients.claim();
}

/** Removes archives that neither this build nor an open page needs. */
async function tidy(event: ExtendableEvent): Promise<void> {
  // Those of a build that is being fetched, or waits, are nobody's yet. It tidies when it takes over.
  if (!self.registration.installing && !self.registration.waiting) await keepOnly(await buildsInUse(), event);
}

/** Workbox removes what is not in the manifest of one build: here it is given that of several. */
async function keepOnly(builds: readonly StoredBuild[], event: ExtendableEvent): Promise<void> {
  const kept = new PrecacheController();
  kept.addToCacheList(builds.flatMap(({ archives }) => archives));
  await kept.activate(event);
}

/** What a page may say: that it is open, that the reader searches or has stopped, that a newer build shall be shown. */
self.addEventListener('message', (event) => {
  if (event.data === 'opened') event.waitUntil(forgetClosed().then(() => tidy(event)));
  if (event.data === 'searching' || event.data === 'idle') pause.set(event.data === 'searching');
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'title') event.ports[0]?.postMessage(BOOK.title);
});

const libraries = new Map<string, Library>();

function library(build: StoredBuild): Library {
  const known = libraries.get(build.build) ?? new Library(BOOK.base, build);
  libraries.set(build.build, known);
  return known;
}

/** Answers from the archives: of the build that the page came from which asks, for a new page of the current one. */
class FromArchives extends Strategy {
  override async _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    const event = handler.event as FetchEvent;
    const isPage = request.mode === 'navigate';
    const older = isPage || event.clientId === '' ? undefined : await olderBuildOf(event.clientId);
    // From the cache; from the network, and into the cache again, where the browser has thrown an archive away.
    const fetch: Fetch = ({ url, integrity }) => precache.strategy.handle({ event, request: url, params: { cacheKey: url, integrity } });
    const found = await library(older ?? BOOK)
      .answer(new URL(request.url), fetch)
      .catch(() => undefined);
    if (found) return found;
    try {
      return await handler.fetch(request);
    } catch (error) {
      if (!isPage) throw error;
      return library(BOOK).notFound(fetch);
    }
  }
}

registerRoute(({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(BOOK.base), new FromArchives());
