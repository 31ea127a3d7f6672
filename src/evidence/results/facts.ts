// Test results as facts about tests.
import type { Fact } from '../../reading/fact.ts';
import { historiesOf, type TestHistory } from './history.ts';
import type { ResultFile } from './junit.ts';
import { stemsOf } from './names.ts';

/** As many results as a reader looks at; all of them are counted. */
const mostShown = 30;

/**
 * Facts about every test that has results.
 * @param suites names of suites that documents and suites' own texts use
 */
export function resultFacts(files: readonly { file: string; cases: ResultFile['cases'] }[], suites: Iterable<string>): Fact<'test'>[] {
  return historiesOf(files, stemsOf(suites)).map(factOf);
}

function factOf({ suite, name, results }: TestHistory): Fact<'test'> {
  const [last] = results as [TestHistory['results'][number], ...TestHistory['results']];
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
    },
  };
}
