// What each kind is called, and where its list lies.
import type { EntityKind } from '../model/fields.ts';

export interface KindWords {
  one: string;
  many: string;
  /** Address of the list. */
  list: string;
  /** One sentence for a reader who has never seen one. */
  what: string;
}

export const kinds: Record<EntityKind, KindWords> = {
  document: { one: 'Document', many: 'Documents', list: '/docs/', what: 'The documents as their authors wrote them.' },
  requirement: {
    one: 'Requirement',
    many: 'Requirements',
    list: '/requirements/',
    what: 'What the system must do when something fails, and the tests that are said to verify it.',
  },
  'requirement-group': { one: 'Requirement group', many: 'Requirement groups', list: '/requirements/', what: 'Requirements that belong together.' },
  invariant: { one: 'Invariant', many: 'Invariants', list: '/invariants/', what: 'What must stay true whatever fails.' },
  'invariant-group': { one: 'Invariant group', many: 'Invariant groups', list: '/invariants/', what: 'Invariants that belong together.' },
  scenario: { one: 'Scenario', many: 'Scenarios', list: '/scenarios/', what: 'What goes wrong: the faults that tests inject and alerts watch for.' },
  suite: { one: 'Suite', many: 'Suites', list: '/tests/', what: 'Tests that are run together.' },
  test: { one: 'Test', many: 'Tests', list: '/tests/', what: 'The test cases that documents rely on, by suite.' },
  'smoke-test': { one: 'Smoke test', many: 'Smoke tests', list: '/smoke/', what: 'The few tests to run first, with their commands.' },
  runbook: { one: 'Runbook entry', many: 'Runbook entries', list: '/runbook/', what: 'What the tests guarantee in an incident, and what to do.' },
  alert: { one: 'Alert', many: 'Alerts', list: '/alerts/', what: 'What fires, how bad it is, and what stands behind it.' },
  metric: { one: 'Metric', many: 'Metrics', list: '/metrics/', what: 'What is measured, with which labels, and who uses it.' },
  dashboard: { one: 'Dashboard', many: 'Dashboards', list: '/dashboards/', what: 'Boards of panels.' },
  panel: { one: 'Panel', many: 'Panels', list: '/panels/', what: 'Graphs that show a scenario while it happens.' },
  backend: { one: 'Backend', many: 'Backends', list: '/backends/', what: 'The message brokers, and how each says the same thing.' },
  concept: { one: 'Concept', many: 'Concepts', list: '/backends/', what: 'Things that every backend has under a name of its own.' },
  process: { one: 'Process', many: 'Processes', list: '/processes/', what: 'How the documents and tests are kept true.' },
  'review-trigger': { one: 'Review trigger', many: 'Review triggers', list: '/triggers/', what: 'Events after which a process has to be looked at again.' },
  task: { one: 'Task', many: 'Tasks', list: '/tasks/', what: 'What is left to do, and who does it.' },
  term: { one: 'Term', many: 'Glossary', list: '/glossary/', what: 'Words, and what they mean here.' },
  module: { one: 'Module', many: 'Modules', list: '/modules/', what: 'Parts of the code whose change calls for work here.' },
};

/** "1 alert", "12 alerts". */
export function countOf(kind: EntityKind, count: number): string {
  const { one, many } = kinds[kind];
  const word = count === 1 ? one : kind === 'term' ? 'terms' : many;
  return `${count} ${word.toLowerCase()}`;
}
