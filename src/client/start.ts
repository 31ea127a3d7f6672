// The one script that every page loads by itself: small, and it fetches the rest when it is wanted.
import { startSearch } from './search/start.ts';

startSearch();

// What there is to read comes first: boxes to tick and buttons come when it is there.
if (document.querySelector('[data-incident]')) addEventListener('load', () => void import('./incident/start.ts'));
// Drawings that stand on a page of their own are shown to who reads that far.
if (document.querySelector('[data-figure]')) addEventListener('load', () => void import('./graph/in-place.ts').then(({ showFigures }) => showFigures()));
