// Downloading behind a reader who searches: nothing is fetched then, and what is under way is broken off and begun anew after.
import type { WorkboxPlugin } from 'workbox-core/types.js';

/** Stands while the reader searches. */
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
 * Workbox has no such thing as a pause: this plugin holds what an installing worker fetches.
 * @param again handles a request anew that was broken off
 */
export function yieldingTo(pause: Pause, again: NonNullable<WorkboxPlugin['handlerDidError']>): WorkboxPlugin {
  return {
    requestWillFetch: async ({ request }) => {
      await pause.over;
      return new Request(request, { priority: 'low', signal: pause.signal });
    },
    handlerDidError: async (failed) => (failed.error.name === 'AbortError' ? again(failed) : undefined),
  };
}
