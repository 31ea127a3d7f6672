import { z } from 'zod';
import { escalationSchema, procedureSchema } from './procedure.ts';
import { sourceSchema } from './source.ts';

// What each kind of entity carries. Every field is optional: what no document states is absent, not guessed, and `null`
// means that a document says "none" (a section "TBD", an owner "-").

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const coverage = z.enum(['covered', 'partial', 'none', 'planned']);
const facet = z.enum(['covered', 'partial', 'none']).optional();
const checklist = z.array(z.object({ text: z.string(), done: z.boolean() })).optional();
const seconds = z.tuple([z.number(), z.number()]);

/** The state of coverage that a document claims. */
export type Coverage = z.infer<typeof coverage>;

const testResult = z.object({
  /** The day of the run, as the runner wrote it; absent when it wrote none. */
  date: z.string().optional(),
  outcome: z.enum(['passed', 'failed', 'skipped', 'flaky']),
  durationSeconds: z.number().optional(),
  source: sourceSchema,
  /** What the runner says about a failure or a skip: its first words. */
  message: z.string().optional(),
  /** The revision of the code that was run, when the results name it. */
  revision: z.string().optional(),
});

/** What one run says about one test. */
export type TestResult = z.infer<typeof testResult>;

/** A test case that a suite does not run, with the line that defines or lists it. */
const namedLine = z.object({ name: z.string(), line: z.number() });

export const fieldsByKind = {
  document: z.object({
    title: text,
    status: text,
    date: text,
    owner: text,
    nextReview: text,
    headings: z.array(z.object({ level: z.number(), text: z.string(), line: z.number(), slug: z.string() })).optional(),
  }),
  requirement: z.object({
    group: text,
    status: coverage.optional(),
    statement: text,
    priority: text,
    /** What the test cell says where it names no single test: "All ACK error tests". */
    testsInWords: texts,
  }),
  'requirement-group': z.object({ statement: text }),
  invariant: z.object({
    group: text,
    status: coverage.optional(),
    statement: text,
    verification: texts,
    rationale: text,
    testsInWords: texts,
  }),
  'invariant-group': z.object({ statement: text }),
  scenario: z.object({
    description: text,
    category: text,
    faultType: text,
    level: text,
    verifies: texts,
    expected: texts,
    status: coverage.optional(),
    comments: text,
    coverage: z.object({ tests: facet, metrics: facet, alerts: facet, dashboards: facet }).optional(),
  }),
  suite: z.object({
    file: text,
    focus: text,
    duration: text,
    tests: z.number().optional(),
    /** Where the suite's own text was read; absent for a suite that only documents name. */
    readFrom: sourceSchema.optional(),
    /** The test cases that it runs. */
    runs: texts,
    /** Test cases that it defines and never runs. */
    neverRuns: z.array(namedLine).optional(),
    /** Test cases that it lists and that nothing defines: each ends in an error before it runs. */
    listsUndefined: z.array(namedLine).optional(),
    /** Why it runs nothing. */
    runsNothing: text,
    /** What its lists take from elsewhere, so that more may run than `runs` says. */
    undecided: z.array(z.object({ why: z.string(), source: sourceSchema })).optional(),
    /** Labels that its contract macros demand or allow: `-define(X_REQUIRED_LABELS, [a, b])`. */
    contracts: z.array(z.object({ name: z.string(), required: z.boolean(), labels: z.array(z.string()), source: sourceSchema })).optional(),
  }),
  test: z.object({
    suite: text,
    description: text,
    level: text,
    /** Where its suite lists it among what it runs. */
    listing: sourceSchema.optional(),
    /** Where its suite defines it. */
    definition: sourceSchema.optional(),
    /** The groups through which the suite runs it, outermost first. */
    groups: texts,
    /** What a run must be like to run it; absent when every run does. */
    condition: text,
    /** The newest result. */
    lastResult: testResult.optional(),
    /** A revision of the code on which it both passed and failed. */
    bothOutcomes: z.object({ revision: z.string(), passed: sourceSchema, failed: sourceSchema }).optional(),
    /** The newest results, newest first. */
    results: z.array(testResult).optional(),
    /** Of all results that were read. */
    resultCounts: z.object({ passed: z.number(), failed: z.number(), skipped: z.number(), flaky: z.number() }).optional(),
  }),
  'smoke-test': z.object({
    /** Shortest and longest, in seconds. */
    durationSeconds: seconds.optional(),
    commands: texts,
    whyCritical: texts,
    verifies: texts,
    scenario: text,
    stages: texts,
  }),
  runbook: z.object({
    section: z.object({ file: z.string(), heading: z.string() }).nullable().optional(),
    guarantees: texts,
    inProduction: texts,
    /** What to do, step by step: what the entry itself says, then what the section that it names says. */
    procedure: procedureSchema.optional(),
    /** Whom to call and when, as the section says. */
    escalation: escalationSchema.optional(),
    status: z.enum(['integrated', 'pending']).optional(),
    durationSeconds: seconds.optional(),
    smoke: z.boolean().optional(),
  }),
  alert: z.object({
    severity: text,
    for: text,
    expr: text,
    /** The rule that fires it; null when only documents name the alert. */
    rule: z.object({ file: z.string(), line: z.number() }).nullable().optional(),
    group: text,
    summary: text,
    description: text,
    runbookUrl: text,
    labels: z.record(z.string(), z.string()).optional(),
  }),
  metric: z.object({
    type: text,
    description: text,
    /** One set for each place that states one; `required` where the place says which they are. */
    labelSets: z
      .array(
        z.object({
          labels: z.array(z.string()),
          required: z.boolean().optional(),
          /** True for the labels of a running system, not of a document or a contract. */
          emitted: z.boolean().optional(),
          source: sourceSchema,
        }),
      )
      .optional(),
  }),
  dashboard: z.object({ queries: texts, file: text, uid: text }),
  panel: z.object({ queries: texts, section: text, dashboard: text }),
  backend: z.object({
    status: z.enum(['supported', 'planned']).optional(),
    components: texts,
    patterns: texts,
    coverage: text,
    checklist,
  }),
  concept: z.object({
    description: text,
    /** By backend name: identifiers or words for the same thing there. */
    equivalents: z.record(z.string(), z.array(z.string())).optional(),
  }),
  process: z.object({
    number: z.number().optional(),
    cadence: texts,
    triggers: texts,
    checklist,
    lastDryRun: z
      .object({
        date: text,
        result: text,
        steps: z.array(z.object({ step: z.string(), usefulness: z.string() })).optional(),
      })
      .optional(),
  }),
  'review-trigger': z.object({ priority: text, timeline: text, trigger: text, actions: texts }),
  task: z.object({
    priority: text,
    status: text,
    owner: z.string().nullable().optional(),
    type: text,
    goal: text,
    frequency: texts,
    triggers: texts,
    actions: texts,
    criteria: texts,
    definitionOfDone: checklist,
    checklist,
    notes: text,
  }),
  term: z.object({ definition: text }),
  module: z.object({ role: text }),
} as const;

export const entityKinds = Object.keys(fieldsByKind) as EntityKind[];
export type EntityKind = keyof typeof fieldsByKind;

/** The fields of one kind of entity, as in catalog.json. */
export type FieldsOf<K extends EntityKind> = z.infer<(typeof fieldsByKind)[K]>;
