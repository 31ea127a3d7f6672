// Which kind of thing answers which kind of question.
import type { EntityKind } from '../model/fields.ts';

/** Somebody who types words has an incident or a question: alerts, entries and scenarios answer it before tests and panels. */
const ofKind: Partial<Record<EntityKind, number>> = {
  runbook: 1.25,
  alert: 1.2,
  scenario: 1.2,
  'smoke-test': 1.05,
  backend: 0.9,
  concept: 0.9,
  'requirement-group': 0.95,
  'invariant-group': 0.95,
  metric: 0.85,
  document: 0.85,
  test: 0.8,
  panel: 0.7,
  suite: 0.7,
};

/** The words by which people ask for one kind rather than another, where its name is not the only one. */
const words: Partial<Record<EntityKind, string>> = {
  alert: 'alert alarm page',
  concept: 'concept equivalent counterpart version',
  runbook: 'runbook procedure',
  test: 'test case',
  'smoke-test': 'smoke test',
  term: 'term word meaning',
};

/** The words that ask for a kind. */
export function kindWords(kind: EntityKind): string {
  return words[kind] ?? kind.replaceAll('-', ' ');
}

const procedures = new Set<EntityKind>(['process', 'review-trigger', 'task', 'document']);

/** "When do we", "how often", "what do I": somebody asks for a procedure. */
const asksForProcedure = /\b(?:when|how|who|which|what)\b.*\b(?:do|does|should|must|can|to|often|fast|long|has|have|is|are)\b|\bhow to\b/i;

/** How likely a kind answers a query. */
export function weightOf(kind: EntityKind, query: string): number {
  const weight = ofKind[kind] ?? 1;
  return asksForProcedure.test(query) && procedures.has(kind) ? weight * 1.5 : weight;
}
