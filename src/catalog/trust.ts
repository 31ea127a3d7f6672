// How far each test can be relied on, by the evidence, and each claim by its weakest test. Every state says why, in words.
import type { Entity } from '../model/catalog.ts';
import type { Link } from '../model/link.ts';
import { placeOf, type Source } from '../model/source.ts';
import { claimTrusts, type Trust } from '../model/trust.ts';
import { nearest, nearestAmong } from './nearest.ts';

/** Kinds that claim something that tests can verify, and the links that lead to those tests. */
const claims: Partial<Record<Entity['kind'], Link['type']>> = {
  requirement: 'verified-by',
  'requirement-group': 'verified-by',
  invariant: 'verified-by',
  'invariant-group': 'verified-by',
  scenario: 'verified-by',
  'smoke-test': 'smoke',
  runbook: 'guarantees',
};

const restsOn = new Set(Object.values(claims));

export interface TrustRules {
  /** All suites are among the evidence. */
  complete: boolean;
  /** Today, as an ISO date. */
  asOf: string;
  /** Results older than this are called old. */
  maxAgeDays: number | undefined;
}

/** A state with its reason and, where evidence gave it, the evidence's place and date. */
interface Verdict {
  state: Trust;
  reason: string;
  evidence?: { source: Source; date?: string; olderThanDays?: number } | undefined;
}

type Test = Entity<'test'>;
type Suite = Entity<'suite'>;

/** Sets the trust of every test, then of every claim that rests on tests, and of every group of claims. */
export function trustOf(entities: readonly Entity[], links: readonly Link[], rules: TrustRules): void {
  const evidence = evidenceIn(entities, rules);
  const verdicts = new Map<string, Verdict>();
  for (const entity of entities) {
    if (entity.kind === 'test') setTrust(entity, verdicts, verdictOfTest(entity, evidence));
  }
  const resting = Map.groupBy(
    links.filter((link) => restsOn.has(link.type)),
    (link) => link.from,
  );
  const members = Map.groupBy(
    links.filter((link) => link.type === 'part-of'),
    (link) => link.to,
  );
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const isGroup = (entity: Entity) => entity.kind === 'requirement-group' || entity.kind === 'invariant-group';
  const ordered = entities.filter((entity) => claims[entity.kind] !== undefined).sort((a, b) => Number(isGroup(a)) - Number(isGroup(b)));
  for (const entity of ordered) {
    const tests = (resting.get(entity.key) ?? []).filter((link) => link.type === claims[entity.kind]).map((link) => link.to);
    const parts = isGroup(entity) ? (members.get(entity.key) ?? []).map((link) => link.from) : [];
    setTrust(entity, verdicts, verdictOfClaim(entity, [...tests, ...parts], verdicts, byKey));
  }
}

function setTrust(entity: Entity, verdicts: Map<string, Verdict>, verdict: Verdict): void {
  verdicts.set(entity.key, verdict);
  entity.trust = verdict.state;
  entity.trustReason = verdict.reason;
  if (verdict.evidence) entity.trustEvidence = verdict.evidence;
}

/** What the evidence knows, prepared for looking up. */
interface Evidence extends TrustRules {
  suites: Map<string, Suite>;
  /** The suites that run a test of a name. */
  runners: Map<string, string[]>;
  /** The names of all tests that some suite runs. */
  nearestRun: (name: string) => string | undefined;
  tests: Map<string, Test>;
}

function evidenceIn(entities: readonly Entity[], rules: TrustRules): Evidence {
  const suites = new Map<string, Suite>();
  const runners = new Map<string, string[]>();
  const tests = new Map<string, Test>();
  for (const entity of entities) {
    if (entity.kind === 'test') tests.set(entity.key, entity);
    if (entity.kind !== 'suite' || !entity.fields.readFrom) continue;
    suites.set(entity.name, entity);
    for (const test of entity.fields.runs ?? []) {
      const others = runners.get(test);
      if (others) others.push(entity.name);
      else runners.set(test, [entity.name]);
    }
  }
  return { ...rules, suites, runners, nearestRun: nearestAmong(runners.keys()), tests };
}

function verdictOfTest(test: Test, evidence: Evidence): Verdict {
  const { suite } = test.fields;
  const read = suite === undefined ? undefined : evidence.suites.get(suite);
  if (read) {
    const runs = test.fields.listing !== undefined;
    return runs ? (verdictOfResults(test, evidence) ?? definedBy(test, suite ?? '')) : notRun(test, read, evidence);
  }
  const results = verdictOfResults(test, evidence);
  if (results) return results;
  if (suite === undefined) return withoutSuite(test, evidence);
  if (evidence.complete && evidence.suites.size > 0) {
    return {
      state: 'missing',
      reason: `there is no ${suite} among the suites of the evidence (${evidence.suites.size}), which is said to be complete${elsewhere(test, suite, evidence)}`,
    };
  }
  return {
    state: 'declared',
    reason: evidence.suites.size === 0 ? 'only documents name it: no suite and no result was read' : `only documents name it: ${suite} was not read`,
  };
}

function definedBy(test: Test, suite: string): Verdict {
  const source = test.fields.definition ?? test.fields.listing ?? test.sources[0];
  const condition = test.fields.condition ? `, ${test.fields.condition}` : '';
  if (test.fields.skips) return { state: 'skipped', reason: `${suite} lists it, and ${test.fields.skips}`, evidence: source && { source } };
  return { state: 'defined', reason: `${suite} runs it${condition}; there is no result`, evidence: source && { source } };
}

/** The suite was read and does not run the test. */
function notRun(test: Test, suite: Suite, evidence: Evidence): Verdict {
  const { name } = suite;
  const { readFrom, neverRuns = [], listsUndefined = [], runs = [], undecided = [], runsNothing } = suite.fields;
  const idle = neverRuns.find((one) => one.name === test.name);
  const broken = listsUndefined.find((one) => one.name === test.name);
  const there = idle ?? broken;
  const unsure = undecided[0];
  const results = verdictOfResults(test, evidence);
  // What a suite takes from elsewhere may hold the test: nobody is accused.
  if (unsure && !broken) {
    const doubt = `${idle ? `${name} defines it; ` : ''}which tests ${name} runs cannot be told from its text alone (${unsure.why}, ${placeOf(unsure.source)})`;
    return results ? { ...results, reason: `${results.reason}; ${doubt}` } : { state: 'declared', reason: doubt, evidence: { source: unsure.source } };
  }
  const source = there && readFrom ? { file: readFrom.file, line: there.line } : readFrom;
  const says = broken
    ? `${name} lists it and defines no ${test.name}/1`
    : idle
      ? `${name} defines it and does not run it`
      : runsNothing
        ? `${name} was read and runs nothing: ${runsNothing}`
        : `${name} was read and does not run it`;
  const near = there ? undefined : nearest(test.name, [...runs, ...neverRuns.map((one) => one.name)]);
  const other = elsewhere(test, name, evidence);
  const last = test.fields.lastResult;
  const trace = last ? `; an earlier result is ${last.outcome} (${placeOf(last.source)})` : '';
  return { state: 'missing', reason: `${says}${other}${other === '' && near ? `; nearest is ${near}` : ''}${trace}`, evidence: source && { source } };
}

function elsewhere(test: Test, suite: string, { runners }: Evidence): string {
  const others = (runners.get(test.name) ?? []).filter((other) => other !== suite);
  if (others.length === 0) return '';
  const more = others.length > 2 ? ` and ${others.length - 2} more` : '';
  return `; ${others.slice(0, 2).join(' and ')}${more} ${others.length === 1 ? 'runs' : 'run'} a test of this name`;
}

/** A test that nobody gives a suite, and that not exactly one suite runs. */
function withoutSuite(test: Test, evidence: Evidence): Verdict {
  const runners = evidence.runners.get(test.name) ?? [];
  if (runners.length > 0) {
    const verdicts = runners.flatMap((suite) => {
      const one = evidence.tests.get(`test:${suite}/${test.name}`);
      return one ? [{ suite, verdict: verdictOfTest(one, evidence) }] : [];
    });
    const [weak] = verdicts.sort((a, b) => rank(a.verdict.state) - rank(b.verdict.state));
    if (weak) {
      const several = `${runners.length} suites run a test of this name and no document says which is meant`;
      return { ...weak.verdict, reason: `${several}; the weakest is that of ${weak.suite}: ${weak.verdict.reason}` };
    }
  }
  if (evidence.complete && evidence.suites.size > 0) {
    const near = evidence.nearestRun(test.name);
    return {
      state: 'missing',
      reason: `none of the suites of the evidence (${evidence.suites.size}), which is said to be complete, runs it${near ? `; nearest is ${near} of ${evidence.runners.get(near)?.[0]}` : ''}`,
    };
  }
  const read =
    evidence.suites.size === 0
      ? 'no suite and no result was read'
      : `none of the ${evidence.suites.size} suites that were read runs it, and there may be others`;
  return { state: 'declared', reason: `only documents name it: ${read}` };
}

/** What the results say; nothing when there are none. */
function verdictOfResults(test: Test, { asOf, maxAgeDays }: Evidence): Verdict | undefined {
  const { lastResult: last, resultCounts: counts, bothOutcomes: contradiction } = test.fields;
  if (!last || !counts) return undefined;
  const runs = counts.passed + counts.failed + counts.skipped + counts.flaky;
  const when = last.date ? ` ${last.date}` : '';
  const place = placeOf(last.source);
  const old = last.date !== undefined && maxAgeDays !== undefined && daysBetween(last.date, asOf) > maxAgeDays;
  const age = old ? `, older than ${maxAgeDays} days` : last.date === undefined && runs > 1 ? ', undated: the last by the name of its file' : '';
  const message = last.message ? `: ${last.message}` : '';
  const revision = last.revision ? ` on ${last.revision}` : '';
  const evidence = {
    source: last.source,
    ...(last.date ? { date: last.date } : {}),
    ...(old && maxAgeDays !== undefined ? { olderThanDays: maxAgeDays } : {}),
  };
  const say = (state: Trust, reason: string): Verdict => ({ state, reason, evidence });
  if (last.outcome === 'skipped') return say('skipped', `skipped in its last run${when} (${place})${age}${message}`);
  if (last.outcome === 'flaky') return say('flaky', `passed and failed in its last run${when} (${place})${age}${message}`);
  if (contradiction) {
    return say(
      'flaky',
      `passed and failed on the same revision ${contradiction.revision} (${placeOf(contradiction.passed)} and ${placeOf(contradiction.failed)}), last ${last.outcome}${when}${age}`,
    );
  }
  if (last.outcome === 'failed') return say('failing', `failed in its last run${when}${revision} (${place})${age}${message}`);
  return say('passing', `passed in ${counts.passed} of ${runs} ${runs === 1 ? 'run' : 'runs'}, last${when}${revision} (${place})${age}`);
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

function rank(state: Trust): number {
  return claimTrusts.indexOf(state);
}

/** A claim has the state of the weakest that it rests on: its tests or, for a group, its members. */
function verdictOfClaim(claim: Entity, grounds: readonly string[], verdicts: ReadonlyMap<string, Verdict>, byKey: ReadonlyMap<string, Entity>): Verdict {
  const known = [...new Set(grounds)].flatMap((key) => {
    const verdict = verdicts.get(key);
    return verdict ? [{ key, verdict }] : [];
  });
  const [weak] = known.sort((a, b) => rank(a.verdict.state) - rank(b.verdict.state));
  if (!weak) return { state: 'untested', reason: 'it names no test' };
  const entity = byKey.get(weak.key);
  const name = (entity?.kind === 'test' ? entity.name : (entity?.id ?? entity?.name)) ?? weak.key;
  const states = new Set(known.map((one) => one.verdict.state));
  const unit = known.every(({ key }) => key.startsWith('test:')) ? 'tests' : 'parts';
  const extent =
    known.length === 1
      ? ''
      : states.size === 1
        ? `all ${known.length} ${unit} are ${weak.verdict.state}, among them `
        : `the weakest of ${known.length} ${unit} is `;
  return {
    state: weak.verdict.state,
    reason: `${extent}${name}: ${weak.verdict.reason}${laterThan(claim, weak.verdict, byKey)}`,
    evidence: weak.verdict.evidence,
  };
}

/** A result from before the document's own date is not held against it, but said. */
function laterThan(claim: Entity, { evidence }: Verdict, byKey: ReadonlyMap<string, Entity>): string {
  const document = byKey.get(`document:${claim.sources[0]?.file}`);
  const date = document?.kind === 'document' ? document.fields.date : undefined;
  return evidence?.date && date && /^\d{4}-\d{2}-\d{2}$/.test(date) && evidence.date < date ? ` (from before the document's own date, ${date})` : '';
}
