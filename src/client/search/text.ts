// The text of the documents: Pagefind, fetched when somebody asks for it and not before.
import { endOfText } from '../../search/end-of-text.ts';
import { tellingWords } from '../../search/query.ts';
import type { Chosen } from './filters.ts';
import { siteRoot, whileSearching } from './list.ts';
import { element } from './results.ts';

interface PagefindResult {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}

/** As much of Pagefind's interface as is used here. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(query: string, options: { filters: Record<string, string> }): Promise<{ results: Hit[] }>;
}

interface Hit {
  id: string;
  score: number;
  data(): Promise<PagefindResult>;
}

const mostShown = 10;

let pagefind: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const found = (await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', siteRoot()).href)) as Pagefind;
  await found.options({ baseUrl: siteRoot().pathname, excerptLength: 24 });
  return found;
}

export class TextResults {
  readonly #button: HTMLButtonElement | null;
  readonly #list: HTMLOListElement | null;
  readonly #status: HTMLElement | null;
  #query = '';
  #chosen: Chosen = {};
  #wanted = false;
  #timer: number | undefined;

  constructor(place: HTMLElement) {
    this.#button = place.querySelector('.search-text button');
    this.#list = place.querySelector('.search-text ol');
    this.#status = place.querySelector('.search-text [role="status"]');
    this.#button?.addEventListener('click', () => {
      this.#wanted = true;
      void this.#search();
    });
  }

  /**
   * Says what could be searched in the text.
   * @param alone nothing else was found: the text is searched unasked
   */
  offer(query: string, chosen: Chosen, alone: boolean): void {
    this.#query = query.trim();
    this.#chosen = chosen;
    if (this.#button) {
      this.#button.hidden = this.#query === '' || this.#wanted || alone;
      this.#button.textContent = `Search the text of the documents for “${this.#query}”`;
    }
    clearTimeout(this.#timer);
    if (this.#query === '') this.#show([], '');
    else if (this.#wanted || alone) this.#timer = window.setTimeout(() => void this.#search(), 300);
    else this.#show([], '');
  }

  async #search(): Promise<void> {
    const query = this.#query;
    if (this.#button) this.#button.hidden = true;
    if (this.#status) this.#status.textContent = 'Searching the text…';
    try {
      pagefind ??= load();
      const loading = pagefind;
      const { results, shown, all } = await whileSearching(async () => {
        const { hits, all } = await hitsFor(await loading, query, this.#chosen);
        return { results: hits, all, shown: await Promise.all(hits.slice(0, mostShown).map((hit) => hit.data())) };
      });
      // Something else was typed since.
      if (query !== this.#query) return;
      this.#show(shown, summaryOf(results.length, shown.length, all));
    } catch {
      pagefind = undefined;
      this.#show([], 'The text of the documents could not be searched: its index did not arrive.');
    }
  }

  #show(results: readonly PagefindResult[], summary: string): void {
    if (this.#status) this.#status.textContent = summary;
    this.#list?.replaceChildren(...results.map(itemOf));
  }
}

/**
 * The sections that have all words of a query, or, where none has, those that have some, most of them first: Pagefind by
 * itself finds nothing then.
 */
async function hitsFor(pagefind: Pagefind, query: string, filters: Chosen): Promise<{ hits: Hit[]; all: boolean }> {
  const words = tellingWords(query);
  const options = { filters: filters as Record<string, string> };
  const { results } = await pagefind.search(words.join(' '), options);
  if (results.length > 0 || words.length < 2) return { hits: results, all: true };
  const found = new Map<string, { hit: Hit; words: number; score: number }>();
  for (const word of words) {
    for (const hit of (await pagefind.search(word, options)).results) {
      const known = found.get(hit.id) ?? { hit, words: 0, score: 0 };
      found.set(hit.id, { hit, words: known.words + 1, score: known.score + hit.score });
    }
  }
  const sorted = [...found.values()].sort((a, b) => b.words - a.words || b.score - a.score);
  return { hits: sorted.map(({ hit }) => hit), all: false };
}

function summaryOf(count: number, shown: number, all: boolean): string {
  if (count === 0) return 'No section has these words.';
  const sections = `${count} ${count === 1 ? 'section has' : 'sections have'}`;
  const first = shown < count ? `, the first ${shown} shown` : '';
  return all ? `${sections} these words${first}.` : `No section has all of these words; ${sections} some${first}.`;
}

function itemOf({ url, excerpt, meta }: PagefindResult): HTMLLIElement {
  const link = element('a', '', meta['title'] ?? url);
  link.href = url;
  const says = element('span', 'says', ...excerptParts(excerpt));
  return element('li', '', link, element('span', 'result-facts', element('span', 'kind', meta['document'] ?? '')), says);
}

/** The excerpt as text and marks: its words come from documents, and are shown as words. */
function excerptParts(excerpt: string): (Node | string)[] {
  const [shown = ''] = excerpt.split(endOfText);
  const parsed = new DOMParser().parseFromString(shown, 'text/html').body;
  return [...parsed.childNodes].map((node) => (node.nodeName === 'MARK' ? element('mark', '', node.textContent ?? '') : (node.textContent ?? '')));
}
