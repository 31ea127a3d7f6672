// The list of everything, fetched once a page and made searchable.
import { engineInSteps, type SearchEngine } from '../../search/engine.ts';
import type { SearchList } from '../../search/record.ts';

let engine: Promise<SearchEngine> | undefined;

/** The site's address, with a slash at its end. */
export function siteRoot(): URL {
  const description = document.querySelector<HTMLLinkElement>('link[rel="search"]');
  return new URL('.', description?.href ?? location.href);
}

/** An address of the catalog, below the site's base. */
export function addressOf(url: string): string {
  return siteRoot().pathname.replace(/\/$/, '') + url;
}

/** The search engine; a list that could not be fetched is asked for again the next time. */
export function searchEngine(): Promise<SearchEngine> {
  engine ??= fetchList().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function fetchList(): Promise<SearchEngine> {
  return whileSearching(async () => {
    const response = await fetch(new URL('api/search.json', siteRoot()));
    if (!response.ok) throw new Error(`the list for search answers ${response.status}`);
    return inSlices(engineInSteps((await response.json()) as SearchList));
  });
}

/** A phone that makes a long list searchable answers taps and keys meanwhile: so many milliseconds go by without a pause. */
const longestSlice = 12;

async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const began = performance.now();
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() - began < longestSlice);
    await pause();
  }
}

/** Lets the browser do what waits. */
function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resume) => {
    setTimeout(resume);
  });
}

let searching = 0;

/** While something is fetched for a search, the page says so: whatever else fetches then waits. */
export async function whileSearching<T>(work: () => Promise<T>): Promise<T> {
  const { dataset } = document.documentElement;
  searching += 1;
  dataset['searching'] = '';
  try {
    return await work();
  } finally {
    searching -= 1;
    if (searching === 0) delete dataset['searching'];
  }
}
