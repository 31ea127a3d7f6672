// Fetching a book onto the device: a few archives at a time, behind everything that the reader waits for.
import { cacheName } from './names.ts';
import type { StoredBook } from './stored-book.ts';

/** Two at a time hide the latency of a bad network from each other, and leave it free otherwise. */
const atOnce = 2;

/** Stands while the reader searches: no archive is fetched then, and what was under way is broken off. */
export class Pause {
  #resume: (() => void) | undefined;
  #over: Promise<void> = Promise.resolve();
  #abort = new AbortController();

  /** Breaks off what is being fetched when the reader begins. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Resolves as soon as the reader does not search. */
  get over(): Promise<void> {
    return this.#over;
  }

  set(searching: boolean): void {
    if (searching === (this.#resume !== undefined)) return;
    if (searching) {
      this.#over = new Promise((resolve) => (this.#resume = resolve));
      this.#abort.abort();
    } else {
      this.#abort = new AbortController();
      this.#resume?.();
      this.#resume = undefined;
    }
  }
}

/**
 * Puts all archives of a build into its cache. What is there already, from a try that was broken off or from an older
 * build, is not fetched again.
 * @throws when one cannot be fetched; what was fetched stays for the next try
 */
export async function collect(book: StoredBook, pause: Pause): Promise<void> {
  const cache = await caches.open(cacheName(book.base, book.build));
  const waiting = book.archives.map((archive) => book.base + archive);
  const take = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      if (await cache.match(address)) continue;
      const kept = await caches.match(address);
      await cache.put(address, kept ?? (await fetched(address, pause)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, take));
}

async function fetched(address: string, pause: Pause): Promise<Response> {
  for (;;) {
    await pause.over;
    const { signal } = pause;
    try {
      const response = await fetch(address, { priority: 'low', signal });
      const content = await response.arrayBuffer();
      // A login page of a train's network answers everything with 200.
      if (!response.ok || !address.includes(await nameOf(content))) throw new TypeError(`${address} is not what the build packed`);
      return new Response(content);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}

/** The name that the build gave this content. */
async function nameOf(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content)).slice(0, 16);
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
