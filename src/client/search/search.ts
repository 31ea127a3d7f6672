// Search, once it is wanted: fetched by what every page carries.
import { searchBoxIn } from './box.ts';
import { searchEngine } from './list.ts';
import { attachNotFound } from './not-found.ts';
import { attachPage } from './page.ts';

export { openDialog } from './dialog.ts';

/** Fetches the list, so that the first key is answered at once. */
export function prepare(): void {
  void searchEngine().catch(() => undefined);
}

/** Makes a place for search work, as what it says that it is. */
export function attach(place: HTMLElement): void {
  if (place.dataset['search'] === 'page') attachPage(place);
  else if (place.dataset['search'] === 'not-found') void attachNotFound(place);
  else searchBoxIn(place, { most: () => 10 });
  prepare();
}
