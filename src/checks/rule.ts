// What a check is: one rule, its reason, and the function that finds where a book breaks it.
import type { Severity } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { Subject } from './subject.ts';

/** One place that breaks a rule. */
export interface Found {
  message: string;
  source: Source;
  /** Where this place matters less, or more, than the rule does. */
  severity?: Severity;
  /** Keys of the entities concerned. */
  entities?: string[];
  /** The other side of a contradiction. */
  related?: (Source & { message: string })[];
}

export interface Rule {
  id: string;
  severity: Severity;
  /** What a finding of this rule says, in one sentence. */
  meaning: string;
  /** Why a reader would want to be told. */
  why: string;
  /** Two lines of a document that break the rule, or the like. */
  example: string;
  /** How to mend what it finds. */
  mend: string;
  /** Rules that know more: where one of them tells of the same name in the same document, this one is silent. */
  unless?: readonly string[];
  check(subject: Subject): Iterable<Found>;
}
