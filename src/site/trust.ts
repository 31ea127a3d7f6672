// Trust in words: what a state means, and why this claim is in it.
import type { Entity } from '../model/catalog.ts';
import type { LinkType } from '../model/link.ts';
import { claimTrusts, type Trust } from '../model/trust.ts';
import type { Site } from './site.ts';

/** What a state says about a single test. */
const ofTest: Record<Trust, string> = {
  untested: 'Nothing is known about this test.',
  missing: 'Documents name this test, and its suite does not run it.',
  failing: 'The last results say that this test fails.',
  flaky: 'The last results say that this test sometimes fails.',
  skipped: 'The last results say that this test was skipped.',
  declared: 'Only documents name this test: no suite and no result was read, so nothing shows that it exists or passes.',
  defined: 'Its suite runs this test. No result was read, so nothing shows that it passes.',
  passing: 'The last results say that this test passes.',
};

/** What the state of its weakest test means for a claim. */
const ofClaim: Record<Trust, string> = {
  untested: 'No test is named for it.',
  missing: 'Not verified: a test it rests on is not run by its suite.',
  failing: 'Not verified: a test it rests on fails.',
  flaky: 'Not verified: a test it rests on sometimes fails.',
  skipped: 'Not verified: a test it rests on was skipped.',
  declared: 'Not verified: documents name the tests, and no suite and no result was read.',
  defined: 'Not verified yet: suites run the tests, and no result was read.',
  passing: 'Verified: the last results say that all its tests pass.',
};

const claimLinks: Partial<Record<Entity['kind'], LinkType>> = {
  requirement: 'verified-by',
  invariant: 'verified-by',
  scenario: 'verified-by',
  'smoke-test': 'smoke',
  runbook: 'guarantees',
};

/** What a state says about a test. */
export function testMeaning(state: Trust): string {
  return ofTest[state];
}

/** The tests that a claim rests on. */
export function testsBehind(site: Site, entity: Entity): Entity<'test'>[] {
  const type = claimLinks[entity.kind];
  return type ? site.targets(entity.key, type, 'test') : [];
}

/** Why an entity has its trust, in a sentence or two; nothing for what makes no claim. */
export function reasonFor(site: Site, entity: Entity): string | undefined {
  if (!entity.trust) return undefined;
  const why = entity.trustReason === undefined ? undefined : sentence(entity.trustReason);
  if (entity.kind === 'test') return why ?? ofTest[entity.trust];
  const tests = testsBehind(site, entity);
  if (entity.trust === 'untested' || (tests.length === 0 && !why)) return ofClaim[entity.trust];
  // What holds, and what nobody has looked at, is said for all tests at once; what is broken names the test.
  const extent = entity.trust === 'declared' || !why ? tally(tests) : why;
  return `${ofClaim[entity.trust]} ${extent}`;
}

/** The reason as the catalog has it, as a sentence; a test's name keeps its first letter. */
function sentence(reason: string): string {
  const first = /^[a-z]+(?=[ ,])/.test(reason) ? reason.charAt(0).toUpperCase() + reason.slice(1) : reason;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** "Of 3 tests 1 is missing and 2 are defined." */
function tally(tests: readonly Entity<'test'>[]): string {
  const states = claimTrusts.flatMap((state) => {
    const count = tests.filter((test) => (test.trust ?? 'declared') === state).length;
    return count > 0 ? [{ state, count }] : [];
  });
  const [only] = states;
  if (states.length === 1 && only) return tests.length === 1 ? `It rests on one test.` : `It rests on ${tests.length} tests, all ${only.state}.`;
  return `Of its ${tests.length} tests ${states.map(({ state, count }) => `${count} ${count === 1 ? 'is' : 'are'} ${state}`).join(', ')}; the weakest counts.`;
}

/** How many of some entities are in each state, weakest first. */
export function trustCounts(entities: readonly Entity[]): { state: Trust; count: number }[] {
  return claimTrusts.flatMap((state) => {
    const count = entities.filter((entity) => entity.trust === state).length;
    return count > 0 ? [{ state, count }] : [];
  });
}
