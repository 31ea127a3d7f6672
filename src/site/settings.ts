// The shapes of fields that are more than text, by the name under which pages speak of them.
import type { FieldsOf } from '../model/fields.ts';

export type Checklist = NonNullable<FieldsOf<'process'>['checklist']>;
export type Coverage = NonNullable<FieldsOf<'scenario'>['coverage']>;
export type DryRun = NonNullable<FieldsOf<'process'>['lastDryRun']>;
export type Equivalents = NonNullable<FieldsOf<'concept'>['equivalents']>;
export type LabelSet = NonNullable<FieldsOf<'metric'>['labelSets']>[number];
export type RunbookSection = NonNullable<FieldsOf<'runbook'>['section']>;
export type TestResult = NonNullable<FieldsOf<'test'>['results']>[number];
export type SuiteCase = NonNullable<FieldsOf<'suite'>['neverRuns']>[number];
export type SuiteDoubt = NonNullable<FieldsOf<'suite'>['undecided']>[number];
