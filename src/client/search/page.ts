// The page of search: the query and the filters stand in its address, and the text of the documents is behind the results.
import { searchBoxIn } from './box.ts';
import { chosenIn, fillFilters, filterNames, matches, type Chosen } from './filters.ts';
import { searchEngine } from './list.ts';
import { TextResults } from './text.ts';

/** Makes the page of search work. */
export function attachPage(place: HTMLElement): void {
  const asked = new URLSearchParams(location.search);
  const input = place.querySelector('input');
  if (input && input.value === '') input.value = asked.get('q') ?? '';
  let chosen: Chosen = Object.fromEntries(filterNames.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
  // The server for editing has no index of the text, and its page says so.
  const text = place.querySelector('.search-text') ? new TextResults(place) : undefined;
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  const searchesText = text !== undefined && connection?.saveData !== true;
  const box = searchBoxIn(place, {
    // The text of the documents follows at once where it may answer better.
    most: ({ partly }) => (partly && searchesText ? 6 : 40),
    keep: (record) => matches(record, chosen),
    answered: (query, { results, partly }) => {
      remember(query, chosen);
      text?.offer(query, chosen, results.length === 0 || (partly && searchesText));
    },
  });
  void searchEngine()
    .then(({ records }) => {
      fillFilters(place, records, chosen, () => {
        chosen = chosenIn(place);
        void box.answer();
      });
      chosen = chosenIn(place);
      const filters = place.querySelector<HTMLDetailsElement>('.search-filters');
      if (filters) {
        filters.hidden = false;
        // On a phone the results matter more than the filters, unless a filter is in use.
        filters.open = innerWidth > 640 || Object.keys(chosen).length > 0;
      }
      return undefined;
    })
    .catch(ignored);
  if (!matchMedia('(pointer: coarse)').matches || box.input.value === '') box.input.focus({ preventScroll: true });
}

/** The address that leads back here: replaced, so that "back" leaves the page. */
function remember(query: string, chosen: Chosen): void {
  const said = new URLSearchParams({ ...(query.trim() ? { q: query.trim() } : {}), ...chosen });
  const address = said.size > 0 ? `?${said}` : location.pathname;
  if (location.search !== address) history.replaceState(history.state, '', address);
}

/** The box says already that the list could not be fetched. */
function ignored(): void {}
