// Which build each open page was read from. A page keeps its build until it is closed or read anew: what it loads later,
// a search's index for one, comes from the same build, however many newer ones the device has fetched since. Workbox knows
// one build, the worker's own, so this is ours.
import { cacheNames } from 'workbox-core/cacheNames.js';
import type { StoredBuild } from './stored-book.ts';

declare const self: ServiceWorkerGlobalScope;

interface State {
  /** The build that pages are read from now. */
  current: StoredBuild;
  /** Older builds that an open page came from, and the pages, by the browser's ids. */
  older: { build: StoredBuild; pages: string[] }[];
}

/** What the worker knows, for as long as it runs: it is asked with every request. */
let known: Promise<State | undefined> | undefined;

function read(): Promise<State | undefined> {
  known ??= caches
    .open(cacheNames.runtime)
    .then((cache) => cache.match(stateAddress()))
    .then((kept) => kept?.json() as Promise<State> | undefined);
  return known;
}

async function write(state: State): Promise<void> {
  known = Promise.resolve(state);
  await (await caches.open(cacheNames.runtime)).put(stateAddress(), Response.json(state));
}

function stateAddress(): string {
  return `${self.registration.scope}offline/state`;
}

/** Makes a build the one that pages are read from; open pages keep theirs. */
export async function takeOver({ build, archives }: StoredBuild): Promise<void> {
  const before = await read();
  if (before?.current.build === build) return;
  const open = await openPages();
  const inOlder = new Set(before?.older.flatMap(({ pages }) => pages));
  const ofLast = open.filter((page) => !inOlder.has(page));
  const older = before ? [...before.older, { build: before.current, pages: ofLast }] : [];
  await write({ current: { build, archives }, older: stillOpen(older, open) });
}

/** Forgets pages that have been closed since. */
export async function forgetClosed(): Promise<void> {
  const state = await read();
  if (!state || state.older.length === 0) return;
  await write({ ...state, older: stillOpen(state.older, await openPages()) });
}

function stillOpen(older: State['older'], open: readonly string[]): State['older'] {
  return older.map(({ build, pages }) => ({ build, pages: pages.filter((page) => open.includes(page)) })).filter(({ pages }) => pages.length > 0);
}

async function openPages(): Promise<string[]> {
  return (await self.clients.matchAll({ type: 'window' })).map(({ id }) => id);
}

/** The build that pages are read from now, and the older ones that open pages came from. */
export async function buildsInUse(): Promise<StoredBuild[]> {
  const state = await read();
  return state ? [state.current, ...state.older.map(({ build }) => build)] : [];
}

/** The older build that an open page was read from; nothing when it was read from the current one. */
export async function olderBuildOf(page: string): Promise<StoredBuild | undefined> {
  return (await read())?.older.find(({ pages }) => pages.includes(page))?.build;
}
