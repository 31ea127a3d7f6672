// The list of everything, fetched once a page and made searchable.
import { SearchEngine } from '../../search/engine.ts';
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
    return new SearchEngine((await response.json()) as SearchList);
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
