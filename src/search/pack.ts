// The list of records in the form in which it travels: apart from reading it, because a browser only reads.
import { entityKinds, type EntityKind } from '../model/fields.ts';
import { claimTrusts } from '../model/trust.ts';
import type { SearchList, SearchRow, Unlabelled } from './record.ts';

/**
 * Packs records for the way to the browser.
 * @param labels what each kind is called
 */
export function pack(records: readonly Unlabelled[], synonyms: SearchList['synonyms'], labels: Readonly<Partial<Record<EntityKind, string>>> = {}): SearchList {
  const statuses = [...new Set(records.flatMap(({ status }) => status ?? []))].sort();
  const suites = [...new Set(records.flatMap((record) => record.suites))].sort();
  const suiteNumber = new Map(suites.map((suite, index) => [suite, index]));
  const rows = records.map((record): SearchRow => [
    entityKinds.indexOf(record.kind),
    record.id ?? '',
    record.name,
    record.url,
    record.trust ? claimTrusts.indexOf(record.trust) : -1,
    record.status === undefined ? -1 : statuses.indexOf(record.status),
    record.suites.map((suite) => suiteNumber.get(suite) ?? 0),
    record.aliases,
    record.says,
    record.terms,
    ...(record.body === '' ? [] : [record.body]),
  ]);
  const kinds = entityKinds.map((kind): [EntityKind, string] => [kind, labels[kind] ?? kind]);
  return { kinds, trusts: [...claimTrusts], statuses, suites, synonyms, rows };
}
