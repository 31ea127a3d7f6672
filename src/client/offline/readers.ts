// Which build each open page was read from. A page keeps its build until it is closed or read anew: what it loads later,
// a search's index for one, comes from the same build, however many newer ones the device has fetched since.
import { cacheName, cachesOf } from './names.ts';
import type { StoredBook } from './stored-book.ts';

declare const self: ServiceWorkerGlobalScope;

interface State {
  /** The build that pages are read from now. */
  current: string;
  /** Pages that are still open and came from an older build, by the browser's ids. */
  older: Record<string, string>;
}

const stateName = 'state';

function stateAddress(base: string): string {
  return `${base}offline/state`;
}

async function read(base: string): Promise<State | undefined> {
  const cache = await caches.open(cacheName(base, stateName));
  return (await (await cache.match(stateAddress(base)))?.json()) as State | undefined;
}

/** Makes a build the one that pages are read from; open pages keep theirs. Builds that nobody reads go. */
export async function takeOver({ base, build }: StoredBook): Promise<void> {
  const before = await read(base);
  const open = await self.clients.matchAll({ type: 'window' });
  const older = before && before.current !== build ? open.map(({ id }) => [id, ownOf(before.older, id) ?? before.current] as const) : [];
  const state = { current: build, older: Object.fromEntries(older) };
  await write(base, state);
  // One that is being fetched at this moment is nobody's yet; what is left of tries that were given up goes.
  if (!self.registration.installing) await removeBuilds(base, await cachesOf(base), state);
}

/** Lets go of the builds that were kept for pages which have been closed since. */
export async function forgetClosed(base: string): Promise<void> {
  const before = await read(base);
  if (!before || Object.keys(before.older).length === 0) return;
  const open = new Set((await self.clients.matchAll({ type: 'window' })).map(({ id }) => id));
  const state = { ...before, older: Object.fromEntries(Object.entries(before.older).filter(([id]) => open.has(id))) };
  await write(base, state);
  const kept = Object.values(before.older).map((build) => cacheName(base, build));
  await removeBuilds(base, kept, state);
}

async function write(base: string, state: State): Promise<void> {
  const cache = await caches.open(cacheName(base, stateName));
  await cache.put(stateAddress(base), Response.json(state));
}

/** Removes those of some caches that no open page needs. */
async function removeBuilds(base: string, names: readonly string[], { current, older }: State): Promise<void> {
  const needed = new Set([stateName, current, ...Object.values(older)].map((name) => cacheName(base, name)));
  for (const name of names) if (!needed.has(name)) await caches.delete(name);
}

/** The older build that an open page was read from; nothing when it was read from the current one. */
export async function olderBuildOf(base: string, page: string): Promise<string | undefined> {
  const state = await read(base);
  return state && ownOf(state.older, page);
}

function ownOf(record: Record<string, string>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
