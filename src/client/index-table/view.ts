// What the index shows: which rows, in which order, and how the address says so. Knows nothing of the page.

/** One row as it is filtered and sorted; all texts are in lower case. */
export interface Row {
  /** Everything that its cells say. */
  text: string;
  /** What each column sorts by. */
  keys: readonly (string | number)[];
  suite: string;
  trust: string;
  status: string;
  smoke: boolean;
  runbook: boolean;
}

/** What a reader asked for; an empty text asks for nothing. */
export interface View {
  q: string;
  suite: string;
  trust: string;
  status: string;
  /** `yes`, `no` or nothing. */
  smoke: string;
  runbook: string;
  /** The column to sort by, from 0; `-1` leaves the order of the index. */
  sort: number;
  descending: boolean;
}

export type Filter = 'q' | 'suite' | 'trust' | 'status' | 'smoke' | 'runbook';
export const filters: readonly Filter[] = ['q', 'suite', 'trust', 'status', 'smoke', 'runbook'];

/** Reads the query of an address: `?q=nats&smoke=yes&sort=-3` sorts by the third column, downwards. */
export function viewOf(query: string): View {
  const params = new URLSearchParams(query);
  const said = (name: string) => params.get(name) ?? '';
  const sort = /^-?[1-9]$/.test(said('sort')) ? Number(said('sort')) : 0;
  const asked = Object.fromEntries(filters.map((name) => [name, said(name)])) as Record<Filter, string>;
  return { ...asked, sort: Math.abs(sort) - 1, descending: sort < 0 };
}

/** The same the other way round; empty where nothing is asked for. */
export function queryOf(view: View): string {
  const params = new URLSearchParams(filters.flatMap((name) => (view[name] ? [[name, view[name]] as [string, string]] : [])));
  if (view.sort >= 0) params.set('sort', `${view.descending ? '-' : ''}${view.sort + 1}`);
  return params.size > 0 ? `?${params}` : '';
}

/** The rows that a view shows, in its order. Every word of `q` has to occur somewhere in a row. */
export function shown<R extends Row>(rows: readonly R[], view: View): R[] {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const [suite, trust, status] = [view.suite, view.trust, view.status].map((text) => text.toLowerCase());
  const found = rows.filter(
    (row) =>
      words.every((word) => row.text.includes(word)) &&
      (!suite || row.suite === suite) &&
      (!trust || row.trust === trust) &&
      (!status || row.status === status) &&
      (!view.smoke || row.smoke === (view.smoke === 'yes')) &&
      (!view.runbook || row.runbook === (view.runbook === 'yes')),
  );
  return view.sort < 0 ? found : found.sort((a, b) => compare(a.keys[view.sort], b.keys[view.sort]) * (view.descending ? -1 : 1));
}

const collator = new Intl.Collator('en', { numeric: true });

/** Empty cells come last upwards: nobody sorts by a column to see what it does not say. */
function compare(a: string | number = '', b: string | number = ''): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a === '' || b === '' ? Number(a === '') - Number(b === '') : collator.compare(String(a), String(b));
}
