// Test results as facts about tests.
import type { FieldsOf, TestResult } from '../../model/fields.ts';
import { stated, type Fact } from '../../reading/fact.ts';
import type { TestHistory } from './history.ts';

/** As many results as a reader looks at; all of them are counted. */
const mostShown = 10;
/** How far back two outcomes on one revision still make a test flaky. */
const mostCompared = 50;

/** Facts about every test that has results. */
export function resultFacts(histories: readonly TestHistory[]): Fact<'test'>[] {
  return histories.map(factOf);
}

function factOf({ suite, name, results }: TestHistory): Fact<'test'> {
  const [last] = results as [TestResult, ...TestResult[]];
  const { source } = last;
  const counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return {
    kind: 'test',
    name,
    source,
    evidence: true,
    mentions: [],
    fields: {
      ...(suite ? { suite: { value: suite, source } } : {}),
      lastResult: { value: last, source },
      results: { value: results.slice(0, mostShown), source },
      resultCounts: { value: counts, source },
      bothOutcomes: stated(bothOn(results.slice(0, mostCompared)), source),
    },
  };
}

/** The newest revision on which a test both passed and failed. */
function bothOn(results: readonly TestResult[]): FieldsOf<'test'>['bothOutcomes'] {
  const byRevision = Map.groupBy(
    results.filter((result) => result.revision !== undefined),
    (result) => result.revision ?? '',
  );
  for (const [revision, same] of byRevision) {
    const passed = same.find((one) => one.outcome === 'passed' || one.outcome === 'flaky');
    const failed = same.find((one) => one.outcome === 'failed' || one.outcome === 'flaky');
    if (passed && failed) return { revision, passed: passed.source, failed: failed.source };
  }
  return undefined;
}
