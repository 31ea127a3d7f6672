// A box to type in with its results below: in the dialog, on the home page and on the page of search.
import type { SearchAnswer, SearchEngine } from '../../search/engine.ts';
import type { SearchRecord } from '../../search/record.ts';
import { searchEngine } from './list.ts';
import { itemOf, summaryOf } from './results.ts';

export interface BoxOptions {
  /** So many results are shown. */
  most: (answer: SearchAnswer) => number;
  /** Which records may be among them. */
  keep?: ((record: SearchRecord) => boolean) | undefined;
  /** Called after every answer. */
  answered?: ((query: string, answer: SearchAnswer) => void) | undefined;
}

/** Makes a place for search answer. */
export function searchBoxIn(place: HTMLElement, options: BoxOptions): SearchBox {
  return new SearchBox(place, options);
}

class SearchBox {
  readonly input: HTMLInputElement;
  readonly #list: HTMLOListElement;
  readonly #status: HTMLElement;
  readonly #options: BoxOptions;
  #opens = false;

  /** @param place holds an input, `.search-status` and `ol.search-results` */
  constructor(place: HTMLElement, options: BoxOptions) {
    const [input, list, status] = [place.querySelector('input'), place.querySelector('ol'), place.querySelector<HTMLElement>('.search-status')];
    if (!input || !list || !status) throw new Error('a place for search lacks its input, its list or its status');
    [this.input, this.#list, this.#status, this.#options] = [input, list, status, options];
    input.addEventListener('input', () => void this.answer());
    place.addEventListener('keydown', (event) => this.#key(event));
    place.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#openFirst();
    });
    input.addEventListener('focus', () => void searchEngine().catch(() => undefined), { once: true });
    if (input.value !== '') void this.answer();
  }

  /** Answers what stands in the box. */
  async answer(): Promise<void> {
    let engine: SearchEngine;
    try {
      if (this.input.value.trim() !== '' && this.#list.childElementCount === 0) this.#status.textContent = 'Searching…';
      engine = await searchEngine();
    } catch {
      this.#status.textContent = 'The list for search could not be fetched. Try again when the network is back; the lists below need no search.';
      return;
    }
    // What was typed while the list was on its way counts.
    const query = this.input.value;
    const answer = engine.search(query, this.#options.keep);
    const shown = answer.results.slice(0, this.#options.most(answer));
    this.#list.replaceChildren(...shown.map(itemOf));
    this.#status.textContent = summaryOf(query, answer, shown.length);
    this.#options.answered?.(query, answer);
    if (this.#opens) void this.#openFirst();
  }

  /** Enter opens the first result, even when it is still on its way. */
  async #openFirst(): Promise<void> {
    if (this.input.value.trim() === '') return;
    const first = this.#links()[0];
    if (first && !this.#opens) return first.click();
    this.#opens = !this.#opens;
    if (this.#opens) await this.answer();
    else first?.click();
  }

  #links(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('li > a')];
  }

  /** Arrows walk through box and results; a letter typed on a result goes on in the box. */
  #key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const links = this.#links();
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const inBox = document.activeElement === this.input;
    if (!inBox && at < 0) return;
    if (event.key === 'ArrowDown') (links[at + 1] ?? links.at(-1))?.focus();
    else if (event.key === 'ArrowUp' && !inBox) (links[at - 1] ?? this.input).focus();
    else if (event.key === 'Home' && !inBox) links[0]?.focus();
    else if (event.key === 'End' && !inBox) links.at(-1)?.focus();
    else {
      if (!inBox && event.key.length === 1 && event.key !== ' ') this.input.focus();
      return;
    }
    event.preventDefault();
  }
}
