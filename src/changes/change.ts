// What a change is made of: the contract between comparing two catalogs and telling people about it.
import type { Entity } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { Trust } from '../model/trust.ts';

/** How far a claim is covered, worst first: the order tells what is a loss. */
export const verdicts = ['uncovered', 'planned', 'unverified', 'partial', 'covered'] as const;
export type Verdict = (typeof verdicts)[number];

/** What evidence there can be: each kind is compared when both sides have it. */
export const evidenceKinds = ['suites', 'results', 'rules', 'dashboards', 'metrics'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** An entity as a report names it. */
export type Named = Pick<Entity, 'key' | 'kind' | 'id' | 'name' | 'url'> & { file: string; line: number };

/** One field with its old and its new value; a value that is not stated is absent. */
export interface FieldChange {
  /** The field's name; for a part of a field with a dot: `coverage.alerts`. */
  field: string;
  before?: unknown;
  after?: unknown;
}

export interface Renamed {
  before: Named;
  after: Named;
  /** Why the two are taken for one. */
  why: string;
}

/** What differs between two catalogs. Everything is about the head unless it says `before`. */
export interface Changes {
  base: { title: string; asOf: string };
  head: { title: string; asOf: string };
  entities: {
    added: Named[];
    removed: Named[];
    renamed: Renamed[];
    changed: { before: Named; after: Named; fields: FieldChange[] }[];
  };
  links: { added: Link[]; removed: Link[] };
  trust: { entity: Named; before: Trust; after: Trust }[];
  coverage: CoverageChange[];
  findings: { added: Finding[]; fixed: Finding[]; unchanged: number };
  documents: DocumentChange[];
  /** What could not be compared, because only one side has it. */
  notCompared: { what: EvidenceKind | 'date'; only: 'base' | 'head' | 'both'; why: string }[];
}

/** The verdict about one facet of a claim; a claim that is new has none before, one that went has none after. */
export interface CoverageChange {
  entity: Named;
  facet: string;
  before?: Verdict;
  after?: Verdict;
}

export interface DocumentChange {
  path: string;
  /** Where the document lay before it was moved. */
  from?: string;
  state: 'added' | 'removed' | 'moved' | 'changed';
}

/** Links that say nothing of their own: they follow from others, or from words. */
export const followingLinks: ReadonlySet<Link['type']> = new Set(['mentions', 'related', 'guides', 'part-of']);

/** How a report names an entity: with the place that defines it. */
export function named(entity: Entity): Named {
  const { key, kind, id, name, url, sources } = entity;
  return { key, kind, ...(id === undefined ? {} : { id }), name, url, file: sources[0]?.file ?? '', line: sources[0]?.line ?? 1 };
}

/** Has anything changed that is more than the wording of a document? */
export function isEmpty({ entities, links, trust, coverage, findings }: Changes): boolean {
  const lists = [
    entities.added,
    entities.removed,
    entities.renamed,
    entities.changed,
    links.added,
    links.removed,
    trust,
    coverage,
    findings.added,
    findings.fixed,
  ];
  return lists.every((list) => list.length === 0);
}
