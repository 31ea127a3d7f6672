// The one script that every page loads by itself: small, and it fetches the rest when it is wanted.
import { startSearch } from './search/start.ts';

startSearch();

// What there is to read comes first: boxes to tick and buttons come when it is there, and so do drawings that stand on a page of their own.
if (document.querySelector('[data-incident]')) afterLoad(() => void import('./incident/start.ts'));
if (document.querySelector('[data-figure]')) afterLoad(() => void import('./graph/in-place.ts').then(({ showFigures }) => showFigures()));

/** When the page has loaded, and not on the way: what is asked for in the event itself still holds it up. */
function afterLoad(start: () => void): void {
  addEventListener('load', () => setTimeout(start));
}
