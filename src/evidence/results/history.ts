// The results of each test over all files: its runs, the last of them first.
import { compareText, placeOf, type Source } from '../../model/source.ts';
import type { TestResult } from '../../model/fields.ts';
import type { CaseResult, Outcome } from './junit.ts';
import { nameOfResult, type ResultName } from './names.ts';

export interface TestHistory extends ResultName {
  /** The newest first. */
  results: TestResult[];
}

const worst: Outcome[] = ['failed', 'flaky', 'skipped', 'passed'];

/** Puts the results of many files together, by test. A file's own elements are let go as soon as it has been added. */
export class Histories {
  readonly #tests = new Map<string, ResultName & { results: Dated[] }>();
  readonly #stems: ReadonlyMap<string, string>;

  /** @param stems known suites by their names without ending */
  constructor(stems: ReadonlyMap<string, string>) {
    this.#stems = stems;
  }

  add(file: string, cases: readonly CaseResult[]): void {
    const tests = new Map<string, ResultName & { cases: CaseResult[] }>();
    for (const result of cases) {
      const named = nameOfResult(result, this.#stems);
      if (!named) continue;
      const key = `${named.suite ?? ''}\n${named.name}`;
      const test = tests.get(key);
      if (test) test.cases.push(result);
      else tests.set(key, { ...named, cases: [result] });
    }
    for (const [key, { suite, name, cases: own }] of tests) {
      const test = this.#tests.get(key) ?? { suite, name, results: [] };
      this.#tests.set(key, test);
      test.results.push(resultOf(file, own));
    }
  }

  /** Every test with its results, in the order of names. */
  all(): TestHistory[] {
    return [...this.#tests.values()]
      .map(({ suite, name, results }) => ({ suite, name, results: results.sort(byTime).map(({ result }) => result) }))
      .sort((a, b) => compareText(a.suite ?? '', b.suite ?? '') || compareText(a.name, b.name));
  }
}

interface Dated {
  time: number;
  result: TestResult;
}

/** All that one file says about one test. */
function resultOf(file: string, cases: readonly CaseResult[]): Dated {
  const byVariant = Map.groupBy(cases, ({ classname, name }) => `${classname ?? ''} ${name}`);
  const outcomes = [...byVariant.values()].map((same): Outcome => {
    // The same case twice in one file was run again: with both outcomes it is flaky, on the same code.
    const seen = new Set(same.map((one) => one.outcome));
    return seen.has('failed') && seen.has('passed') ? 'flaky' : (worst.find((outcome) => seen.has(outcome)) ?? 'passed');
  });
  // A skipped variant beside others that ran does not make the test skipped.
  const ran: Outcome[] = outcomes.filter((outcome) => outcome !== 'skipped');
  const outcome = ran.length === 0 ? 'skipped' : (worst.find((one) => ran.includes(one)) ?? 'passed');
  const decisive = cases.find((one) => one.outcome === outcome) ?? cases.find((one) => one.outcome === 'failed') ?? (cases[0] as CaseResult);
  const timestamp = decisive.timestamp ?? decisive.suite.timestamp;
  const date = dateOf(timestamp);
  const revision = decisive.revision ?? decisive.suite.revision;
  const seconds = cases.flatMap((one) => (one.seconds === undefined ? [] : [one.seconds]));
  const source: Source = { file, line: decisive.line };
  return {
    time: date ? timeOf(timestamp ?? '', date) : Number.NEGATIVE_INFINITY,
    result: {
      ...(date ? { date } : {}),
      outcome,
      ...(seconds.length > 0 ? { durationSeconds: Math.round(seconds.reduce((sum, one) => sum + one, 0) * 1000) / 1000 } : {}),
      source,
      ...(decisive.message && outcome !== 'passed' ? { message: decisive.message } : {}),
      ...(revision ? { revision } : {}),
    },
  };
}

/** The date as it is written; a date that no calendar has is none. */
function dateOf(timestamp: string | undefined): string | undefined {
  const date = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(timestamp ?? '')?.[0];
  return date && !Number.isNaN(Date.parse(date)) ? date : undefined;
}

/** A time without a zone counts as UTC, so that the order is the same on every machine. */
function timeOf(timestamp: string, date: string): number {
  const iso = timestamp.replace(' ', 'T');
  const time = Date.parse(/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : iso.includes('T') ? `${iso}Z` : iso);
  return Number.isNaN(time) ? Date.parse(date) : time;
}

/** The newest first; what has no date after what has one, by the names of the files, `run-10` after `run-9`. */
function byTime(a: Dated, b: Dated): number {
  if (a.time !== b.time) return b.time > a.time ? 1 : -1;
  return compareText(padded(b.result.source), padded(a.result.source));
}

function padded(source: Source): string {
  return placeOf(source).replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}
