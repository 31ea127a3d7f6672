// What a suite says, as facts about it, its test cases and the labels it demands.
import { compareText } from '../../model/source.ts';
import { stated, type AnyFact, type Fact } from '../../reading/fact.ts';
import { unreadable, type EvidenceReading } from '../reading.ts';
import { metricOf } from './contracts.ts';
import { readSuite, type RunCase, type Suite } from './suite.ts';

/**
 * Reads a suite.
 * @param fallbackName its name by its file, should its text not say one
 * @param metrics names of metrics that contracts may speak of
 */
export function readSuiteFile(file: string, text: string, fallbackName: string, metrics: readonly string[]): EvidenceReading & { suite: string } {
  const suite = readSuite(text, fallbackName);
  // A case that is listed and defined nowhere ends in an error before it runs.
  const [broken, runs] = [suite.runs.filter((one) => isBroken(suite, one)), suite.runs.filter((one) => !isBroken(suite, one))];
  const facts: AnyFact[] = [suiteFact(file, suite, runs, broken), ...runs.map((one) => testFact(file, suite, one)), ...contractFacts(file, suite, metrics)];
  return { suite: suite.name, facts, findings: suite.problems.map((problem) => unreadable(file, problem)) };
}

function isBroken(suite: Suite, one: RunCase): boolean {
  return suite.isWhole && one.definition === undefined;
}

function suiteFact(file: string, suite: Suite, runs: readonly RunCase[], broken: readonly RunCase[]): Fact<'suite'> {
  const source = { file, line: suite.line };
  return {
    kind: 'suite',
    name: suite.name,
    source,
    evidence: true,
    mentions: [],
    fields: {
      file: { value: file, source },
      readFrom: { value: source, source },
      runs: stated(
        runs.map((one) => one.name),
        source,
      ),
      listsUndefined: stated(
        broken.map(({ name, listing }) => ({ name, line: listing })),
        source,
      ),
      neverRuns: stated(
        suite.idle.map(({ name, definition }) => ({ name, line: definition })),
        source,
      ),
      runsNothing: stated(suite.nothing, source),
      undecided: stated(
        suite.undecided.map(({ why, line }) => ({ why, source: { file, line } })),
        source,
      ),
      contracts: stated(
        suite.contracts.map(({ name, required, labels, line }) => ({ name, required, labels, source: { file, line } })),
        source,
      ),
    },
  };
}

function testFact(file: string, suite: Suite, one: RunCase): Fact<'test'> {
  const listing = { file, line: one.listing };
  const definition = one.definition === undefined ? undefined : { file, line: one.definition };
  const source = definition ?? listing;
  return {
    kind: 'test',
    name: one.name,
    source,
    evidence: true,
    mentions: [],
    fields: {
      suite: { value: suite.name, source },
      listing: { value: listing, source: listing },
      definition: stated(definition, source),
      groups: stated(one.groups, listing),
      condition: stated(one.condition, listing),
    },
  };
}

function contractFacts(file: string, suite: Suite, metrics: readonly string[]): AnyFact[] {
  return suite.contracts.flatMap((contract): AnyFact[] => {
    const metric = metricOf(contract, metrics);
    if (!metric) return [];
    const { required, labels, line } = contract;
    const source = { file, line };
    return [
      {
        kind: 'metric',
        name: metric,
        source,
        evidence: true,
        mentions: [],
        fields: { labelSets: { value: [{ labels: [...labels].sort(compareText), required, source }], source } },
      },
    ];
  });
}
