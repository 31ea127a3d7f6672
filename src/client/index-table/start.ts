// Filters and sorts the runbook-to-test index. Without it the page has every row, from A to Z.
import { rowsFrom, rowsIn, type TableRow } from './rows.ts';
import { filters, queryOf, shown, viewOf, type View } from './view.ts';

/** As many rows as are set at once: setting thousands would take longer than finding them. */
const most = 300;

type Control = HTMLInputElement | HTMLSelectElement;

/** A part of the page that its template always has. */
function part<E extends Element>(selector: string, root: ParentNode = document): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

const table = part<HTMLTableElement>('#index-table table');
const form = part<HTMLElement>('#index-filters');
const count = part<HTMLOutputElement>('output', form);
const more = part<HTMLButtonElement>('#index-more');
const words = part<HTMLInputElement>('[name=q]', form);
const controls = new Map(filters.map((name) => [name, part<Control>(`[name=${name}]`, form)]));
const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th')];
const results = table.appendChild(document.createElement('tbody'));
const trusts = [...part<HTMLSelectElement>('[name=trust]', form).options].map(({ value }) => value);
/** Where the rows of all pages are, when the index has more than one. */
const { all, total = '' } = form.dataset;
// Addresses of rows are the site's own, without its base.
const base = (document.documentElement.dataset['base'] ?? '/').replace(/\/$/, '');

let rows: Promise<TableRow[]> | undefined;
let view = viewOf(location.search);
let limit = most;

function load(): Promise<TableRow[]> {
  return (rows ??= all
    ? fetch(all)
        .then((response) => response.json())
        .then((text) => rowsFrom(text.rows, part('.row', table), base, trusts))
    : Promise.resolve(rowsIn(table, trusts)));
}

async function show(): Promise<void> {
  const asked = view;
  const plain = queryOf(asked) === '';
  let found: TableRow[] = [];
  if (!plain) {
    try {
      const known = await load();
      // Meanwhile the reader may have asked for something else.
      if (view !== asked) return;
      found = shown(known, asked);
    } catch {
      rows = undefined;
      count.textContent = 'The rows of the other pages could not be loaded.';
      return;
    }
  }
  document.documentElement.classList.toggle('index-filtered', !plain);
  results.replaceChildren(...found.slice(0, limit).map((row) => row.element()));
  count.textContent = plain ? `${total} rows` : `${found.length} of ${total} rows`;
  more.hidden = found.length <= limit;
  more.textContent = `Show all ${found.length} rows`;
  for (const [index, head] of heads.entries()) {
    if (index === asked.sort) head.ariaSort = asked.descending ? 'descending' : 'ascending';
    else head.removeAttribute('aria-sort');
  }
}

/** @param step whether "back" leads to what was seen before: every key typed is no step of its own */
function ask(change: Partial<View>, step: boolean): void {
  view = { ...view, ...change };
  limit = most;
  history[step ? 'pushState' : 'replaceState'](null, '', location.pathname + queryOf(view));
  void show();
}

function fill(): void {
  for (const [name, control] of controls) control.value = view[name];
}

for (const [name, control] of controls) control.addEventListener('input', () => ask({ [name]: control.value }, name !== 'q' || view.q === ''));
for (const [index, head] of heads.entries()) {
  const button = document.createElement('button');
  button.type = 'button';
  button.append(...head.childNodes);
  head.append(button);
  // Up, down, and back to the order of the index.
  button.addEventListener('click', () => {
    const [same, back] = [view.sort === index, view.sort === index && view.descending];
    ask({ sort: back ? -1 : index, descending: same && !back }, true);
  });
}
part('button', form).addEventListener('click', () => {
  ask(viewOf(''), true);
  fill();
  words.focus();
});
more.addEventListener('click', () => {
  limit = Infinity;
  void show();
});
addEventListener('popstate', () => {
  view = viewOf(location.search);
  limit = most;
  fill();
  void show();
});
fill();
// On a phone the rows matter more than the filters, unless a filter is in use.
part<HTMLDetailsElement>('details', form).open = innerWidth > 960 || filters.some((name) => name !== 'q' && view[name] !== '');
void show();
