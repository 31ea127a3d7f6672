// How each field of each kind is shown. The compiler sees to it that no field is forgotten.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind, FieldsOf } from '../model/fields.ts';
import type { Source } from '../model/source.ts';

/** What a field's value looks like on the page; `Field.astro` knows how to set each. */
export type Setting =
  | 'word' // a status, a date, an owner: beside the other short facts
  | 'severity'
  | 'cover' // covered, partial, none, planned: what documents claim
  | 'seconds'
  | 'yes-no'
  | 'code-word' // a file, a duration such as 5m
  | 'address' // a link when it is one on the web
  | 'text' // a sentence or more
  | 'items' // a list of sentences
  | 'steps' // a list in the order in which things are done
  | 'commands' // to be copied into a terminal
  | 'expression'
  | 'checklist'
  | 'coverage'
  | 'label-sets'
  | 'equivalents'
  | 'pairs'
  | 'rule'
  | 'section'
  | 'dry-run'
  | 'results'
  | 'cases' // test cases of a suite, with the line of each
  | 'doubts' // what cannot be told from a suite's text
  | 'hidden'; // shown elsewhere on the page

export interface FieldPlan {
  label: string;
  as: Setting;
}

const coverageWord: FieldPlan = { label: 'Documents claim', as: 'cover' };
const inWords: FieldPlan = { label: 'Tests, as the document puts it', as: 'items' };
const statement: FieldPlan = { label: 'Statement', as: 'text' };
const description: FieldPlan = { label: 'Description', as: 'text' };
const hidden: FieldPlan = { label: '', as: 'hidden' };

/** In the order in which they stand on the page; short facts come first whatever their place here. */
export const fieldPlans: { [K in EntityKind]: Record<keyof FieldsOf<K>, FieldPlan> } = {
  document: {
    title: hidden,
    status: { label: 'Status', as: 'word' },
    date: { label: 'Date', as: 'word' },
    owner: { label: 'Owner', as: 'word' },
    nextReview: { label: 'Next review', as: 'word' },
    headings: hidden,
  },
  requirement: { status: coverageWord, priority: { label: 'Priority', as: 'word' }, group: hidden, statement, testsInWords: inWords },
  'requirement-group': { statement },
  invariant: {
    status: coverageWord,
    group: hidden,
    statement,
    rationale: { label: 'Why it must hold', as: 'text' },
    verification: { label: 'How it is verified', as: 'items' },
    testsInWords: inWords,
  },
  'invariant-group': { statement },
  scenario: {
    status: coverageWord,
    category: { label: 'Category', as: 'word' },
    faultType: { label: 'Fault', as: 'word' },
    level: { label: 'Level', as: 'word' },
    description,
    verifies: { label: 'What its tests verify', as: 'items' },
    expected: { label: 'What is expected', as: 'items' },
    coverage: { label: 'Coverage', as: 'coverage' },
    comments: { label: 'Comments', as: 'text' },
  },
  suite: {
    file: { label: 'File', as: 'code-word' },
    duration: { label: 'Duration', as: 'word' },
    tests: { label: 'Tests, as stated', as: 'word' },
    focus: { label: 'Focus', as: 'text' },
    readFrom: hidden,
    runs: hidden,
    runsNothing: { label: 'Why it runs nothing', as: 'text' },
    neverRuns: { label: 'Defined and never run', as: 'cases' },
    listsUndefined: { label: 'Listed and not defined', as: 'cases' },
    undecided: { label: 'What its text alone does not tell', as: 'doubts' },
    contracts: hidden,
  },
  test: {
    suite: hidden,
    level: { label: 'Level', as: 'word' },
    groups: { label: 'Groups', as: 'items' },
    condition: { label: 'Runs', as: 'word' },
    description,
    listing: hidden,
    definition: hidden,
    lastResult: hidden,
    bothOutcomes: hidden,
    results: { label: 'Results', as: 'results' },
    resultCounts: hidden,
  },
  'smoke-test': {
    durationSeconds: { label: 'Duration', as: 'seconds' },
    stages: { label: 'CI stages that run it', as: 'items' },
    commands: { label: 'Run it', as: 'commands' },
    scenario: { label: 'Scenario', as: 'text' },
    whyCritical: { label: 'Why it is critical', as: 'items' },
    verifies: { label: 'What it verifies', as: 'items' },
  },
  runbook: {
    status: { label: 'In the runbook', as: 'word' },
    durationSeconds: { label: 'Test duration', as: 'seconds' },
    smoke: { label: 'Smoke test', as: 'yes-no' },
    section: { label: 'Runbook section', as: 'section' },
    guarantees: { label: 'What the tests guarantee', as: 'items' },
    inProduction: hidden,
    procedure: hidden,
    escalation: hidden,
  },
  alert: {
    severity: { label: 'Severity', as: 'severity' },
    for: { label: 'Fires after', as: 'code-word' },
    group: { label: 'Rule group', as: 'code-word' },
    rule: { label: 'Rule', as: 'rule' },
    runbookUrl: { label: 'Runbook address', as: 'address' },
    summary: { label: 'Summary', as: 'word' },
    expr: { label: 'Expression', as: 'expression' },
    description: { label: 'Description', as: 'text' },
    labels: { label: 'Labels', as: 'pairs' },
  },
  metric: { type: { label: 'Type', as: 'word' }, description, labelSets: { label: 'Labels', as: 'label-sets' } },
  dashboard: { file: { label: 'File', as: 'code-word' }, uid: { label: 'UID', as: 'code-word' }, queries: { label: 'Queries', as: 'commands' } },
  panel: { dashboard: { label: 'Dashboard', as: 'word' }, section: { label: 'Section', as: 'word' }, queries: { label: 'Queries', as: 'commands' } },
  backend: {
    status: { label: 'Status', as: 'word' },
    coverage: { label: 'Test coverage', as: 'text' },
    components: { label: 'Components', as: 'items' },
    patterns: { label: 'Patterns', as: 'items' },
    checklist: { label: 'Migration checklist', as: 'checklist' },
  },
  concept: { description, equivalents: { label: 'What it is called', as: 'equivalents' } },
  process: {
    number: hidden,
    cadence: { label: 'Cadence', as: 'items' },
    triggers: { label: 'When to run it', as: 'items' },
    checklist: { label: 'Checklist', as: 'checklist' },
    lastDryRun: { label: 'Last dry run', as: 'dry-run' },
  },
  'review-trigger': {
    priority: { label: 'Priority', as: 'word' },
    timeline: { label: 'Timeline', as: 'word' },
    trigger: { label: 'Trigger', as: 'text' },
    actions: { label: 'Actions', as: 'steps' },
  },
  task: {
    priority: { label: 'Priority', as: 'word' },
    status: { label: 'Status', as: 'word' },
    owner: { label: 'Owner', as: 'word' },
    type: { label: 'Type', as: 'word' },
    goal: { label: 'Goal', as: 'text' },
    frequency: { label: 'Frequency', as: 'items' },
    triggers: { label: 'Triggers', as: 'items' },
    actions: { label: 'Actions', as: 'steps' },
    criteria: { label: 'Success criteria', as: 'items' },
    definitionOfDone: { label: 'Definition of done', as: 'checklist' },
    checklist: { label: 'Checklist', as: 'checklist' },
    notes: { label: 'Notes', as: 'text' },
  },
  term: { definition: { label: 'Definition', as: 'text' } },
  module: { role: { label: 'Role', as: 'text' } },
};

const short = new Set<Setting>(['word', 'severity', 'cover', 'seconds', 'yes-no', 'code-word', 'address', 'rule']);

/** One field as a page shows it: what is said, where, and who says otherwise. */
export interface ShownField extends FieldPlan {
  name: string;
  slug: string;
  value: unknown;
  sources: readonly Source[];
  disagreements: NonNullable<Entity['disagreements']>;
}

/** The fields of an entity that say something, the short facts apart from those that need room. */
export function shownFields(entity: Entity): { facts: ShownField[]; sections: ShownField[] } {
  const values = entity.fields as Record<string, unknown>;
  const shown = Object.entries(fieldPlans[entity.kind] as Record<string, FieldPlan>)
    .filter(([name, plan]) => plan.as !== 'hidden' && values[name] !== undefined && !isEmpty(values[name]))
    .map(([name, plan]) => ({
      ...plan,
      name,
      slug: plan.label
        .toLowerCase()
        .replace(/[^a-z]+/g, '-')
        .replace(/^-|-$/g, ''),
      value: values[name],
      sources: entity.provenance[name] ?? [],
      disagreements: (entity.disagreements ?? []).filter(({ field }) => field === name || field.startsWith(`${name}.`)),
    }));
  return { facts: shown.filter(({ as }) => short.has(as)), sections: shown.filter(({ as }) => !short.has(as)) };
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** What a field is called on pages: `labels.team` is Labels. */
export function labelOf(kind: EntityKind, field: string): string {
  const plan = (fieldPlans[kind] as Record<string, FieldPlan>)[field.split('.')[0] ?? field];
  return plan?.label || field;
}

/** "30 to 60 seconds". */
export function inSeconds([shortest, longest]: readonly [number, number]): string {
  return shortest === longest ? `${shortest} seconds` : `${shortest} to ${longest} seconds`;
}
