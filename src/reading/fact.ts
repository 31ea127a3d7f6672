// What one place of one document says: the currency between readers and the catalog.
import type { EntityKind, FieldsOf } from '../model/fields.ts';
import type { LinkType } from '../model/link.ts';
import type { Source } from '../model/source.ts';

/** A value and the place that states it. */
export interface Stated<T> {
  value: T;
  source: Source;
}

export type StatedFields<K extends EntityKind> = {
  [F in keyof FieldsOf<K>]?: Stated<NonNullable<FieldsOf<K>[F]> | Extract<FieldsOf<K>[F], null>>;
};

/** What a mention points at, as the document names it; the catalog finds out which entity that is. */
export type Target =
  | { kind: 'test'; name: string; suite?: string | undefined }
  | { kind: 'suite' | 'metric' | 'alert' | 'module' | 'dashboard'; name: string }
  | { kind: 'panel'; name: string; dashboard?: string | undefined }
  /** Something with an id or a name of its own in some document. */
  | { kind: Exclude<EntityKind, 'test' | 'suite' | 'metric' | 'alert' | 'module' | 'dashboard' | 'panel'>; id?: string | undefined; name?: string | undefined }
  /** The tests of something else: "same tests as S2", "all tests (R1.1-R1.4)". */
  | { kind: 'tests-of'; of: 'scenario' | 'requirement' | 'invariant'; id: string };

/** A link as a document states it. */
export interface Mention {
  type: LinkType;
  target: Target;
  /** The reason, in words: "traceability row", "same tests as S2". */
  why: string;
  source: Source;
  /** The link runs from the target to the fact's entity, as in scenario -> alert stated at the alert. */
  reverse?: boolean;
  /** The target may be of another kind, or none of the book's: where it leads nowhere, nothing is wrong. */
  tentative?: boolean;
}

export interface Fact<K extends EntityKind = EntityKind> {
  kind: K;
  id?: string | undefined;
  /** Without a name the fact only speaks about what is defined elsewhere. */
  name?: string | undefined;
  /** Other names for the same thing, stated at the same place. */
  aliases?: string[];
  source: Source;
  fields: StatedFields<K>;
  mentions: Mention[];
  /** True for what is there, not only said to be: a rule file, a suite. It has precedence over documents. */
  evidence?: boolean;
  /** True where a document lists the tests of a suite: what it says of their suite stands above what is said in passing. */
  listed?: boolean;
  /** True where a line may as well speak of what another document defines: it defines a thing only where nothing else does. */
  isWeak?: boolean;
  /** True for a runbook entry that is a page for alerts: where an entry of another document leads to the page, it is that one's. */
  isPage?: boolean;
  /** True where a document only refers to a thing: it never makes an entity where one is defined. */
  refers?: boolean;
}

/** A fact of any one kind. */
export type AnyFact = { [K in EntityKind]: Fact<K> }[EntityKind];

/** Drops fields that were not stated, so that a reader can write down every field it looked for. */
export function stated<T>(value: T | undefined, source: Source): Stated<T> | undefined {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? undefined : { value, source };
}
