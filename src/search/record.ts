// What search knows of one thing, and the compact form in which a browser gets the list of all.
import type { EntityKind } from '../model/fields.ts';
import type { Trust } from '../model/trust.ts';

export interface SearchRecord {
  kind: EntityKind;
  /** What the kind is called: "Runbook entry". */
  label: string;
  id?: string | undefined;
  name: string;
  /** Below the site's base. */
  url: string;
  trust?: Trust | undefined;
  /** covered, partial, none, planned, pending: what documents say of its state. */
  status?: string | undefined;
  /** The suites that it belongs to or rests on. */
  suites: string[];
  aliases: string[];
  /** A short text that tells it from others of its kind. */
  says: string;
  /** Terms of everything else that is said about it, none of them twice. */
  terms: string;
  /** The telling terms of a document's text. */
  body: string;
}

/** A record as the catalog makes it: what its kind is called is known to pages. */
export type Unlabelled = Omit<SearchRecord, 'label'>;

/** What a browser loads: `/api/search.json`. */
export interface SearchList {
  /** Kinds and what they are called, states of trust, statuses and suites, to which the rows point by number. */
  kinds: [kind: EntityKind, label: string][];
  trusts: string[];
  statuses: string[];
  suites: string[];
  /** What people type, and what documents say. */
  synonyms: [typed: string, said: string[]][];
  rows: SearchRow[];
}

export type SearchRow = [
  kind: number,
  id: string,
  name: string,
  url: string,
  trust: number,
  status: number,
  suites: number[],
  aliases: string[],
  ...texts: string[],
];

/** The records of some rows of a packed list. */
export function unpack({ kinds, trusts, statuses, suites, rows }: SearchList, first: number, end: number): SearchRecord[] {
  return rows.slice(first, end).map(([kind, id, name, url, trust, status, suiteNumbers, aliases, says = '', terms = '', body = '']) => ({
    kind: kinds[kind]?.[0] ?? 'document',
    label: kinds[kind]?.[1] ?? '',
    id: id || undefined,
    name,
    url,
    trust: trusts[trust] as Trust | undefined,
    status: statuses[status],
    suites: suiteNumbers.flatMap((number) => suites[number] ?? []),
    aliases,
    says,
    terms,
    body,
  }));
}
