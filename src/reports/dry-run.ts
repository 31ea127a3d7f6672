// The maintenance dry run, automated: each step of each process that can be checked, checked now; the rest for a person.
import type { Duty } from '../changes/attention.ts';
import type { Catalog, Entity } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import { placeOf } from '../model/source.ts';
import { trustStates, type Trust } from '../model/trust.ts';
import { firedTriggers, type Fired } from './fired.ts';

export interface DryRunStep {
  /** What should hold. */
  text: string;
  result: 'holds' | 'broken' | 'not checked';
  /** In words: how many findings, or why it could not be checked. */
  reason: string;
  /** The rules whose findings break the step. */
  rules: string[];
  findings: Finding[];
}

export interface DryRunProcess {
  /** The process of the book that the area belongs to, when the book has one. */
  process: Entity<'process'> | undefined;
  area: string;
  steps: DryRunStep[];
  /** The checklist of the process: what only a person can do. */
  forPeople: string[];
}

export interface DryRun {
  asOf: string;
  processes: DryRunProcess[];
  /** Processes of the book that no written report has exercised. */
  notExercised: Entity<'process'>[];
  overdue: Finding[];
  /** Triggers of reviews, processes and tasks that are met, by what the catalog or a change shows. */
  fired: Fired[];
  /** The other events after which the processes themselves are to be reviewed: a person knows whether they have happened. */
  triggers: Entity<'review-trigger'>[];
}

interface Area {
  name: string;
  /** Words of the process that covers it. */
  words: RegExp;
  steps: { text: string; rules: string[]; needs?: 'suites' | 'results' | 'rules'; trust?: Trust }[];
}

const areas: Area[] = [
  {
    name: 'Traceability',
    words: /\btraceab/i,
    steps: [
      { text: 'Every requirement names a test', rules: ['orphan-requirement'] },
      { text: 'Every test that documents rely on verifies a requirement', rules: ['orphan-test'] },
      { text: 'Every test that documents name is run by its suite', rules: ['test-missing', 'suite-missing'], needs: 'suites' },
      { text: 'Every test of the suites is documented', rules: ['test-undocumented'], needs: 'suites' },
      { text: 'Documents prove each claim by the same tests, and say of all only what holds for all', rules: ['trace-drift', 'claim-refuted'] },
      { text: 'Totals are what the rows add up to', rules: ['count-mismatch'] },
      { text: 'Every id means one thing', rules: ['ambiguous-id'] },
    ],
  },
  {
    name: 'Test stability',
    words: /\bstability\b|\bflak/i,
    steps: [
      { text: 'No test is flaky', rules: [], needs: 'results', trust: 'flaky' },
      { text: 'No test fails', rules: [], needs: 'results', trust: 'failing' },
      { text: 'Documents agree about the state of things', rules: ['status-conflict'] },
    ],
  },
  {
    name: 'Smoke tests',
    words: /\bsmoke\b/i,
    steps: [
      { text: 'Every smoke test verifies a requirement, and every runbook entry has one', rules: ['smoke-untraced'] },
      { text: 'Every smoke test keeps the time limit', rules: ['smoke-too-slow'] },
    ],
  },
  {
    name: 'Runbook integration',
    words: /\brunbook/i,
    steps: [
      { text: 'Every runbook entry has its section', rules: ['runbook-tbd'] },
      {
        text: 'Every link into the runbook, every step and every panel that it names is there',
        rules: ['runbook-link-broken', 'link-broken', 'step-missing', 'panel-unknown'],
      },
      { text: 'Every alert links to its page', rules: ['alert-without-runbook', 'runbook-url-broken'], needs: 'rules' },
      { text: 'Every alert that fires is documented, and every documented one exists', rules: ['alert-undocumented', 'alert-unknown'], needs: 'rules' },
    ],
  },
  {
    name: 'Metrics contract',
    words: /\bmetrics?\b/i,
    steps: [
      { text: 'Every metric has one set of labels', rules: ['metric-label-drift', 'duplicate-definition'] },
      { text: 'Every metric that documents name exists', rules: ['metric-unknown'] },
      { text: 'Documents give alerts the limits that the rules have', rules: ['alert-drift', 'alert-logic'], needs: 'rules' },
      { text: 'The text of every alert can be filled in', rules: ['alert-template'], needs: 'rules' },
    ],
  },
  {
    name: 'Backend extensibility',
    words: /\bbackends?\b/i,
    steps: [{ text: 'Every concept has its equivalent in every backend', rules: ['backend-unmapped'] }],
  },
];

/**
 * Runs every automated step over a checked catalog.
 * @param off rules that book.yaml turns off: a step that needs one is not checked, not passed
 * @param duties what a comparison with an earlier catalog calls for, when there is one
 */
export function dryRun(catalog: Catalog, off: ReadonlySet<string> = new Set(), duties: readonly Duty[] = []): DryRun {
  const processes = catalog.entities.filter((entity): entity is Entity<'process'> => entity.kind === 'process');
  const evidence = evidenceIn(catalog);
  const fired = firedTriggers(catalog, duties);
  const findOne = (area: Area) => processes.find((process) => area.words.test(process.name));
  return {
    asOf: catalog.asOf,
    processes: areas
      .map((area): DryRunProcess => {
        const process = findOne(area);
        return {
          process,
          area: area.name,
          steps: area.steps.map((step) => runStep(step, catalog, evidence, off)),
          forPeople: (process?.fields.checklist ?? []).map((item) => item.text),
        };
      })
      .sort((a, b) => numberOf(a) - numberOf(b)),
    notExercised: processes.filter((process) => !process.fields.lastDryRun),
    overdue: catalog.findings.filter((finding) => finding.rule === 'review-overdue'),
    fired,
    triggers: catalog.entities.filter(
      (entity): entity is Entity<'review-trigger'> => entity.kind === 'review-trigger' && !fired.some((one) => one.entity.key === entity.key),
    ),
  };
}

function numberOf({ process }: DryRunProcess): number {
  return process?.fields.number ?? Number.MAX_SAFE_INTEGER;
}

/** Which kinds of evidence there are: a step that needs another is not checked, not passed. */
function evidenceIn(catalog: Catalog): Record<'suites' | 'results' | 'rules', boolean> {
  const trusted = new Set(catalog.entities.flatMap((entity) => (entity.kind === 'test' && entity.trust ? [entity.trust] : [])));
  const tested = (...states: Trust[]) => states.some((state) => trusted.has(state));
  return {
    suites: tested('defined', 'missing'),
    results: tested('passing', 'failing', 'flaky', 'skipped'),
    rules: catalog.entities.some((entity) => entity.kind === 'alert' && entity.fields.rule),
  };
}

function runStep(step: Area['steps'][number], catalog: Catalog, evidence: ReturnType<typeof evidenceIn>, off: ReadonlySet<string>): DryRunStep {
  const { text, rules, needs, trust } = step;
  if (needs && !evidence[needs]) {
    const what = { suites: 'no suites were read', results: 'no test results were read', rules: 'no rule files were read' }[needs];
    return { text, rules, result: 'not checked', reason: what, findings: [] };
  }
  if (trust) {
    const tests = catalog.entities.filter((entity) => entity.kind === 'test' && entity.trust === trust).map((test) => test.name);
    const reason = tests.length === 0 ? 'none' : `${tests.length}: ${tests.slice(0, 3).join(', ')}${tests.length > 3 ? ' ...' : ''}`;
    return { text, rules, result: tests.length === 0 ? 'holds' : 'broken', reason, findings: [] };
  }
  const findings = catalog.findings.filter((finding) => rules.includes(finding.rule));
  const turnedOff = rules.filter((rule) => off.has(rule));
  if (findings.length === 0 && turnedOff.length > 0)
    return { text, rules, result: 'not checked', reason: `${turnedOff.join(', ')} turned off in book.yaml`, findings };
  const reason = findings.length === 0 ? 'no finding' : findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return { text, rules, result: findings.length === 0 ? 'holds' : 'broken', reason, findings };
}

/** How many tests are in each state, weakest first. */
export function trustCounts(catalog: Catalog): { trust: Trust; count: number }[] {
  return trustStates.map((trust) => ({ trust, count: catalog.entities.filter((entity) => entity.kind === 'test' && entity.trust === trust).length }));
}

const marks = { holds: '✅', broken: '⚠️', 'not checked': '⏳' } as const;

/** The dry run as a Markdown document, in the shape that Faultbook itself reads as a dry-run report. */
export function dryRunMarkdown(run: DryRun): string {
  const numbered = run.processes.filter((one) => one.process);
  const lines = [
    '# Maintenance dry run report',
    '',
    `**Date**: ${run.asOf}  `,
    '**Reviewer**: Faultbook, automated steps; the open boxes are for a person  ',
    `**Status**: ${statusOf(run.processes.flatMap((one) => one.steps))}`,
    '',
    ...[...numbered, ...run.processes.filter((one) => !one.process)].flatMap(section),
    '## Not exercised before',
    '',
    ...listed(run.notExercised.map((process) => `Process ${process.id}: ${process.name}`)),
    '## Overdue reviews',
    '',
    ...listed(run.overdue.map((finding) => `${finding.message} (${placeOf(finding.source)})`)),
    '## Triggers that have fired',
    '',
    ...listed(
      run.fired.map(
        ({ entity, why }) => `${escape(entity.id && entity.id !== entity.name ? `${entity.id} ${entity.name}` : entity.name)}: ${escape(why.join('; '))}`,
      ),
    ),
    '## Has one of these happened?',
    '',
    ...listed(run.triggers.map((trigger) => `[ ] ${escape(trigger.name)}${trigger.fields.timeline ? `: ${escape(trigger.fields.timeline)}` : ''}`)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section({ process, area, steps, forPeople }: DryRunProcess): string[] {
  const heading = process ? `## Process ${process.id}: ${escape(process.name)}` : `## ${area}`;
  return [
    heading,
    '',
    `- **Status**: ${statusOf(steps)}`,
    '',
    '| Step | Result | Why |',
    '|---|---|---|',
    ...steps.map((step) => `| ${step.text} | ${marks[step.result]} ${step.result} | ${escape(step.reason)} |`),
    '',
    ...(forPeople.length > 0 ? ['For a person:', '', ...forPeople.map((text) => `- [ ] ${escape(text)}`), ''] : []),
  ];
}

function statusOf(steps: readonly DryRunStep[]): string {
  const broken = steps.filter((step) => step.result === 'broken').length;
  const open = steps.filter((step) => step.result === 'not checked').length;
  if (broken > 0) return `⚠️ ATTENTION: ${broken} of ${steps.length} steps do not hold`;
  return open > 0 ? `⏳ PARTIAL: ${open} of ${steps.length} steps could not be checked` : '✅ PASS';
}

function listed(items: readonly string[]): string[] {
  return [...(items.length > 0 ? items.map((item) => `- ${item}`) : ['None.']), ''];
}

/** Texts of documents stay texts in a table and a list. */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|]/g, '\\$&');
}
