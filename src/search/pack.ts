// The list of records in the form in which it travels: apart from reading it, because a browser only reads.
import { entityKinds } from '../model/fields.ts';
import { claimTrusts } from '../model/trust.ts';
import type { SearchList, SearchRecord, SearchRow } from './record.ts';

/** Packs records for the way to the browser. */
export function pack(records: readonly SearchRecord[], synonyms: SearchList['synonyms']): SearchList {
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
    record.linked,
  ]);
  return { kinds: entityKinds, trusts: [...claimTrusts], statuses, suites, synonyms, rows };
}
