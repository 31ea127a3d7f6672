// One pass over the files of evidence: each is read by the one reader that its name and content call for.
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Book, TextFile } from '../book/book.ts';
import { decode, NotText } from '../book/decode.ts';
import { troubleOf } from '../book/trouble.ts';
import { compareFindings } from '../model/finding.ts';
import { compareText } from '../model/source.ts';
import type { AnyFact } from '../reading/fact.ts';
import { chunksOf } from './chunks.ts';
import { readSuiteFile } from './common-test/facts.ts';
import { Neighbourhood } from './common-test/neighbours.ts';
import { looksLikeExposition, readExposition } from './exposition.ts';
import { evidenceFiles, isTestInput, type EvidenceFile, type EvidenceFolder } from './files.ts';
import { readDashboard } from './grafana.ts';
import { readRuleFile } from './prometheus-rules.ts';
import { mostBytes, sizeNoted, tooLarge, unreadable, type EvidenceReading } from './reading.ts';
import { resultFacts } from './results/facts.ts';
import { Histories } from './results/history.ts';
import { readResults } from './results/junit.ts';
import { stemsOf } from './results/names.ts';
import type { Shelf } from './shelf.ts';

/** Reads the evidence beside a book and elsewhere. What is damaged is a finding; the rest is read. */
export function readEvidence(book: Book, readFacts: readonly AnyFact[], elsewhere: readonly EvidenceFolder[]): EvidenceReading & { shelf: Shelf } {
  const readings = book.yaml.filter(({ path }) => !isTestInput(path)).map((file) => attempt(file.path, () => readRuleFile(file)));
  const names = namesIn(readFacts);
  // Results come last: which suite a result is about may need the names of the suites.
  const { evidence, shelf, refused } = evidenceFiles(book, elsewhere);
  for (const { file, why } of refused) readings.push({ facts: [], findings: [unreadable(file, { line: 1, message: `this folder cannot be read: ${why}` })] });
  const [results, others] = partition(evidence, (file) => file.extension === '.xml');
  const neighbourhood = new Neighbourhood(shelf);
  for (const file of others) readings.push(attempt(file.file, () => readOne(file, names, neighbourhood)));
  const facts = readings.flatMap((reading) => reading.facts);
  for (const fact of facts) if (fact.kind === 'suite' && fact.name) names.suites.add(fact.name);
  const histories = new Histories(stemsOf(names.suites));
  for (const { file, path } of results) {
    readings.push(
      attempt(file, () => {
        const { isResults, cases, problems } = readResults(chunksOf(path));
        histories.add(file, cases);
        const [problem] = problems;
        if (problem) return { facts: [], findings: [unreadable(file, problem)] };
        return { facts: [], findings: isResults ? sizeNoted(file, statSync(path).size, cases.length, 'test case') : [] };
      }),
    );
  }
  return {
    facts: [...facts, ...resultFacts(histories.all())],
    findings: readings.flatMap((reading) => reading.findings).sort(compareFindings),
    shelf,
  };
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** A file that cannot be read does not keep the others from being read. */
function attempt(file: string, read: () => EvidenceReading): EvidenceReading {
  try {
    return read();
  } catch (error) {
    return notRead(file, error);
  }
}

function readOne(file: EvidenceFile, names: Names, neighbourhood: Neighbourhood): EvidenceReading {
  const nothing: EvidenceReading = { facts: [], findings: [] };
  switch (file.extension) {
    case '.erl': {
      const name = /^(\w+_SUITE)\.erl$/.exec(basename(file.path))?.[1];
      if (name === undefined) return nothing;
      const text = wholeText(file);
      if (text === undefined) return tooLarge(file.file, 'a suite');
      return readSuiteFile(file.file, text, name, names.metrics, {
        modules: neighbourhood.modulesFor(file.file),
        headers: neighbourhood.headersFor(file.file),
      });
    }
    case '.json':
      return ofText(file, 'a dashboard', readDashboard);
    case '.yml':
    case '.yaml':
      return ofText(file, 'rules', readRuleFile);
    case '.txt':
      return looksLikeExposition(beginning(file.path)) ? readDump(file) : nothing;
    default:
      return readDump(file);
  }
}

function readDump({ file, path }: EvidenceFile): EvidenceReading {
  const reading = readExposition(file, chunksOf(path));
  if (reading.findings.length > 0) return reading;
  return { ...reading, findings: sizeNoted(file, statSync(path).size, reading.facts.length, 'metric') };
}

function ofText(file: EvidenceFile, what: string, reader: (text: TextFile) => EvidenceReading): EvidenceReading {
  const text = wholeText(file);
  if (text !== undefined) return reader({ path: file.file, text });
  // Large data files of other kinds are no evidence and no defect.
  return /"panels"\s*:|^\s*-?\s*(?:alert|record)\s*:/m.test(beginning(file.path)) ? tooLarge(file.file, what) : { facts: [], findings: [] };
}

/** A file's text with LF line ends; nothing when it is too large to read. */
function wholeText(file: EvidenceFile): string | undefined {
  if (statSync(file.path).size > mostBytes) return undefined;
  return decode(readFileSync(file.path)).text.replace(/\r\n?/g, '\n');
}

function beginning(path: string): string {
  for (const chunk of chunksOf(path)) return chunk;
  return '';
}

function notRead(file: string, error: unknown): EvidenceReading {
  const why = error instanceof NotText ? `not text: ${error.message}, expected UTF-8` : `cannot be read: ${troubleOf(error) ?? (error as Error).message}`;
  const isEvidence = error instanceof NotText ? file.endsWith('_SUITE.erl') : true;
  return { facts: [], findings: isEvidence ? [unreadable(file, { line: 1, message: why })] : [] };
}

interface Names {
  suites: Set<string>;
  metrics: string[];
}

/** The suites and metrics that documents and rules name: results and contracts are matched with them. */
function namesIn(facts: readonly AnyFact[]): Names {
  const suites = new Set<string>();
  const metrics = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'suite' && fact.name) suites.add(fact.name);
    if (fact.kind === 'metric' && fact.name) metrics.add(fact.name);
    for (const { target } of fact.mentions) {
      if (target.kind === 'suite') suites.add(target.name);
      if (target.kind === 'metric') metrics.add(target.name);
      if (target.kind === 'test' && target.suite) suites.add(target.suite);
    }
  }
  return { suites, metrics: [...metrics].sort(compareText) };
}
