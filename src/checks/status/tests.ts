// What documents say of coverage, against the tests: their last results, and those that another place names.
import type { Entity } from '../../model/catalog.ts';
import type { Source } from '../../model/source.ts';
import { isDocument, placeOfField, titleOf, type Subject } from '../subject.ts';
import type { Found } from '../rule.ts';

type Claim = Entity<'requirement' | 'invariant' | 'scenario'>;

function claimsOf(subject: Subject): Claim[] {
  return [...subject.of('requirement'), ...subject.of('invariant'), ...subject.of('scenario')];
}

/** Words that say how a test went, or that all is well. "Covered" says only that there is a test. */
const proven = /\b(?:pass(?:ed|es|ing)?|verified|proven|proved|green|done|completed?|implemented|works?|working|ok|fulfilled|met|satisfied)\b/i;

/** "Verified" beside a test that failed, or was skipped, when it ran last. */
export function* resultsAgainst(subject: Subject): Generator<Found> {
  for (const claim of claimsOf(subject)) {
    if (claim.fields.status !== 'covered') continue;
    const place = placeOfField(claim, 'status');
    const word = proven.exec(statusIn(subject, place, claim.name))?.[0];
    if (word === undefined) continue;
    const tests = subject.from(claim.key, 'verified-by').flatMap((link) => {
      const test = subject.get(link.to);
      return test?.kind === 'test' && test.fields.lastResult ? [test] : [];
    });
    const bad = tests.filter((test) => test.trust === 'failing' || test.trust === 'skipped');
    const [first] = bad.toSorted((a, b) => Number(b.trust === 'failing') - Number(a.trust === 'failing'));
    const result = first?.fields.lastResult;
    if (!first || !result) continue;
    const day = result.date === undefined ? '' : ` on ${result.date.slice(0, 10)}`;
    yield {
      message: `${titleOf(claim)} is called "${word}", and its test ${first.name} ${first.trust === 'failing' ? 'failed' : 'was skipped'} in its last run${day}`,
      source: place,
      entities: [claim.key, ...bad.map((test) => test.key)],
      related: bad
        .slice(0, 5)
        .flatMap((test) => (test.fields.lastResult ? [{ ...test.fields.lastResult.source, message: `${test.name}: ${test.fields.lastResult.outcome}` }] : [])),
    };
  }
}

/** A matrix that gives a scenario no test, and another document that names one. */
export function* testsAgainst(subject: Subject): Generator<Found> {
  for (const scenario of subject.of('scenario')) {
    const found = testElsewhere(subject, scenario);
    if (!found) continue;
    const { test, source } = found;
    yield {
      message: `${titleOf(scenario)} has no test here, but ${test.name} is named for it`,
      source: placeOfField(scenario, 'coverage'),
      entities: [scenario.key, test.key],
      related: [{ ...source, message: test.name }],
    };
  }
}

/** The test of a scenario that has none by its matrix, where another document names one. */
export function testElsewhere(subject: Subject, scenario: Entity<'scenario'>): { test: Entity; source: Source } | undefined {
  if (scenario.fields.coverage?.tests !== 'none') return undefined;
  const here = placeOfField(scenario, 'coverage');
  const link = subject.from(scenario.key, 'verified-by').find(({ source }) => isDocument(source) && source.file !== here.file);
  const test = link && subject.get(link.to);
  return link && test && test.trust !== 'missing' ? { test, source: link.source } : undefined;
}

/** The line of a status, without the title that stands in it. */
function statusIn(subject: Subject, { file, line }: Source, title: string): string {
  return (subject.lines(file)[line - 1] ?? '').replace(title, ' ').replace(/`[^`]*`/g, ' ');
}
