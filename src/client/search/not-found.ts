// The page for an address that leads nowhere: what was meant is most often near.
import { normalName } from '../../search/names.ts';
import type { SearchAnswer, SearchEngine } from '../../search/engine.ts';
import { searchBoxIn } from './box.ts';
import { searchEngine, siteRoot } from './list.ts';
import { element, itemOf } from './results.ts';

/** More are not near. */
const mostNear = 5;

/** Says what is near the address that was asked for. */
export async function attachNotFound(place: HTMLElement): Promise<void> {
  searchBoxIn(place, { most: () => 10 });
  const steps = stepsOf(location.pathname);
  const asked = steps.at(-1);
  const near = document.querySelector<HTMLElement>('.near');
  if (asked === undefined || !near) return;
  let engine: SearchEngine;
  try {
    engine = await searchEngine();
  } catch {
    // The page says by itself where the lists are.
    return;
  }
  if (steps[0] === 'alerts' && steps.length === 2) showAlert(near, asked, engine);
  else showNear(near, engine.search(asked));
}

/** The steps of an address below the site's own, decoded. */
function stepsOf(path: string): string[] {
  const root = siteRoot().pathname;
  const below = path.startsWith(root) ? path.slice(root.length) : path.slice(1);
  try {
    return decodeURIComponent(below)
      .replace(/(?:index)?\.(?:html|md)$/, '')
      .split('/')
      .filter((step) => step !== '');
  } catch {
    return [];
  }
}

function showAlert(near: HTMLElement, asked: string, engine: SearchEngine): void {
  const answer = engine.search(asked, ({ kind }) => kind === 'alert');
  const same = answer.results.filter(({ record }) => normalName(record.name) === normalName(asked));
  const headline = document.querySelector('h1');
  if (same.length > 0) {
    near.append(element('p', '', 'This alert is known in another spelling:'), listOf({ ...answer, results: same }));
  } else {
    if (headline) headline.textContent = 'No runbook for this alert yet';
    document.title = document.title.replace(/^.*(?= · )/, headline?.textContent ?? '');
    near.append(element('p', '', 'Nothing in this book is called ', element('code', '', asked), '.'));
    if (answer.results.length > 0) near.append(element('p', '', 'Alerts with a name like it:'), listOf(answer));
    const others = engine.search(asked, ({ kind }) => kind !== 'alert');
    if (others.results.length > 0) near.append(element('p', '', 'Other things that may help:'), listOf(others));
  }
  near.hidden = false;
}

function showNear(near: HTMLElement, answer: SearchAnswer): void {
  if (answer.results.length === 0) return;
  near.append(element('p', '', 'Near to this address:'), listOf(answer));
  near.hidden = false;
}

function listOf({ results }: SearchAnswer): HTMLOListElement {
  return element('ol', 'search-results', ...results.slice(0, mostNear).map(itemOf));
}
