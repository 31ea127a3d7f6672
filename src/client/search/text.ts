// The text of the documents: Pagefind, fetched when somebody asks for it and not before.
import type { Chosen } from './filters.ts';
import { siteRoot } from './list.ts';
import { element } from './results.ts';

interface PagefindResult {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}

/** As much of Pagefind's interface as is used here. */
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  search(query: string, options: { filters: Record<string, string> }): Promise<{ results: { data(): Promise<PagefindResult> }[] }>;
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
      this.#button.hidden = this.#query === '' || this.#wanted;
      this.#button.textContent = `Search the text of the documents for “${this.#query}”`;
    }
    clearTimeout(this.#timer);
    if (this.#query === '') this.#show([], '');
    else if (this.#wanted || alone) this.#timer = window.setTimeout(() => void this.#search(), 300);
    else this.#show([], '');
  }

  async #search(): Promise<void> {
    const query = this.#query;
    if (this.#button) this.#button.hidden = this.#wanted;
    if (this.#status) this.#status.textContent = 'Searching the text…';
    try {
      pagefind ??= load();
      const { results } = await (await pagefind).search(query, { filters: this.#chosen as Record<string, string> });
      const shown = await Promise.all(results.slice(0, mostShown).map((result) => result.data()));
      // Something else was typed since.
      if (query !== this.#query) return;
      const count = `${results.length} ${results.length === 1 ? 'section' : 'sections'}`;
      this.#show(shown, results.length === 0 ? `No section has these words.` : `${count} with these words${shown.length < results.length ? `, the first ${shown.length} shown` : ''}.`);
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

function itemOf({ url, excerpt, meta }: PagefindResult): HTMLLIElement {
  const link = element('a', '', meta['title'] ?? url);
  link.href = url;
  const says = element('span', 'says', ...excerptParts(excerpt));
  return element('li', '', link, element('span', 'facts', element('span', 'kind', meta['document'] ?? '')), says);
}

/** The excerpt as text and marks: its words come from documents, and are shown as words. */
function excerptParts(excerpt: string): (Node | string)[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html').body;
  return [...parsed.childNodes].map((node) => (node.nodeName === 'MARK' ? element('mark', '', node.textContent ?? '') : (node.textContent ?? '')));
}
