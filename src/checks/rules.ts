// Every rule, in the order of their names.
import type { Rule } from './rule.ts';
import { readingRules } from './reading-rules.ts';
import { alertDrift } from './rules/alert-drift.ts';
import { alertLogic } from './rules/alert-logic.ts';
import { alertTemplate } from './rules/alert-template.ts';
import { alertUndocumented } from './rules/alert-undocumented.ts';
import { alertUnknown } from './rules/alert-unknown.ts';
import { alertWithoutRunbook } from './rules/alert-without-runbook.ts';
import { ambiguousId } from './rules/ambiguous-id.ts';
import { backendUnmapped } from './rules/backend-unmapped.ts';
import { claimRefuted } from './rules/claim-refuted.ts';
import { codeReferenceStale } from './rules/code-reference-stale.ts';
import { countMismatch } from './rules/count-mismatch.ts';
import { coverageGap } from './rules/coverage-gap.ts';
import { dateWrong } from './rules/date-wrong.ts';
import { duplicateDefinition } from './rules/duplicate-definition.ts';
import { limitDrift } from './rules/limit-drift.ts';
import { linkBroken } from './rules/link-broken.ts';
import { metricLabelDrift } from './rules/metric-label-drift.ts';
import { metricUnknown } from './rules/metric-unknown.ts';
import { nameDrift } from './rules/name-drift.ts';
import { orphanRequirement } from './rules/orphan-requirement.ts';
import { orphanTest } from './rules/orphan-test.ts';
import { panelUnknown } from './rules/panel-unknown.ts';
import { placeholderText } from './rules/placeholder-text.ts';
import { processNotExercised } from './rules/process-not-exercised.ts';
import { reviewOverdue } from './rules/review-overdue.ts';
import { runbookLinkBroken } from './rules/runbook-link-broken.ts';
import { runbookTbd } from './rules/runbook-tbd.ts';
import { runbookUrlBroken } from './rules/runbook-url-broken.ts';
import { smokeTooSlow } from './rules/smoke-too-slow.ts';
import { smokeUntraced } from './rules/smoke-untraced.ts';
import { statusConflict } from './rules/status-conflict.ts';
import { stepMissing } from './rules/step-missing.ts';
import { suiteMissing } from './rules/suite-missing.ts';
import { taskUnowned } from './rules/task-unowned.ts';
import { testMissing } from './rules/test-missing.ts';
import { testUndocumented } from './rules/test-undocumented.ts';
import { traceDrift } from './rules/trace-drift.ts';

export const rules: readonly Rule[] = [
  alertDrift,
  alertLogic,
  alertTemplate,
  alertUndocumented,
  alertUnknown,
  alertWithoutRunbook,
  ambiguousId,
  backendUnmapped,
  claimRefuted,
  codeReferenceStale,
  countMismatch,
  coverageGap,
  dateWrong,
  duplicateDefinition,
  limitDrift,
  linkBroken,
  metricLabelDrift,
  metricUnknown,
  nameDrift,
  orphanRequirement,
  orphanTest,
  panelUnknown,
  placeholderText,
  processNotExercised,
  reviewOverdue,
  runbookLinkBroken,
  runbookTbd,
  runbookUrlBroken,
  smokeTooSlow,
  smokeUntraced,
  statusConflict,
  stepMissing,
  suiteMissing,
  taskUnowned,
  testMissing,
  testUndocumented,
  traceDrift,
];

/** Everything that a finding can be called: the rules above and what reading itself says. */
export const findingRules: readonly Omit<Rule, 'check'>[] = [...rules, ...readingRules].sort((a, b) => (a.id < b.id ? -1 : 1));
