// Filters on the page of search: kind, suite, status and trust, of what there is.
import type { SearchRecord } from '../../search/record.ts';

export const filterNames = ['kind', 'suite', 'status', 'trust'] as const;
export type FilterName = (typeof filterNames)[number];
export type Chosen = Partial<Record<FilterName, string>>;

function valuesOf(record: SearchRecord, name: FilterName): readonly string[] {
  if (name === 'suite') return record.suites;
  const value = record[name];
  return value === undefined ? [] : [value];
}

/** Has a record what was chosen? */
export function matches(record: SearchRecord, chosen: Chosen): boolean {
  return filterNames.every((name) => !chosen[name] || valuesOf(record, name).includes(chosen[name]));
}

/** Fills the choices with the values that any record has; a filter without any stays hidden. */
export function fillFilters(place: HTMLElement, records: readonly SearchRecord[], chosen: Chosen, changed: () => void): void {
  const labels = new Map<string, string>(records.map(({ kind, label }) => [kind, label]));
  for (const name of filterNames) {
    const select = place.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    if (!select) continue;
    const values = [...new Set(records.flatMap((record) => valuesOf(record, name)))].sort();
    for (const value of values) select.add(new Option(labels.get(value) ?? value, value));
    select.value = chosen[name] ?? '';
    if (select.selectedIndex < 0) select.value = '';
    const label = select.closest('label');
    if (label) label.hidden = values.length === 0;
    select.addEventListener('change', changed);
  }
}

/** What is chosen now. */
export function chosenIn(place: HTMLElement): Chosen {
  const chosen: Chosen = {};
  for (const name of filterNames) {
    const value = place.querySelector<HTMLSelectElement>(`select[name="${name}"]`)?.value;
    if (value) chosen[name] = value;
  }
  return chosen;
}
