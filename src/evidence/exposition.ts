// A dump of metrics in the text exposition format: which metrics and labels a running system really emits.
import { compareText } from '../model/source.ts';
import { stated, type AnyFact, type Fact } from '../reading/fact.ts';
import { linesOf } from './chunks.ts';
import { unreadable, type EvidenceReading } from './reading.ts';

/** What the dump says about one family of series. */
interface Family {
  type: string | undefined;
  help: string | undefined;
  line: number;
}

/** The label sets of one series name, each with the first line that has it. */
type LabelSets = Map<string, { labels: string[]; line: number }>;

const declaration = /^#\s*(TYPE|HELP)\s+([a-zA-Z_:][\w:]*)\s*(.*)$/;
const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(?:[+-]?(?:\d[\d.eE+-]*|Inf|inf)|NaN|nan)(?:\s|$)/;
const label = /\s*([a-zA-Z_]\w*)\s*=\s*"(?:[^"\\]|\\.)*"\s*(?:,|$)/y;
const seriesEnding = /_(?:bucket|sum|count|total|created|info)$/;

/** Could this text be a dump of metrics? A guess from its beginning, for files whose names do not say. */
export function looksLikeExposition(beginning: string): boolean {
  return /^# TYPE [a-zA-Z_:][\w:]* (?:counter|gauge|histogram|summary|untyped|unknown|info|stateset|gaugehistogram)\s*$/m.test(beginning);
}

/** Reads a dump. */
export function readExposition(file: string, chunks: Iterable<string>): EvidenceReading {
  const families = new Map<string, Family>();
  const series = new Map<string, LabelSets>();
  let problem: { line: number; message: string } | undefined;
  for (const { text, line } of linesOf(chunks)) {
    const [, word, name = '', rest = ''] = declaration.exec(text) ?? [];
    if (word) {
      const family = families.get(name) ?? { type: undefined, help: undefined, line };
      if (word === 'TYPE') family.type = rest.trim();
      else family.help = rest.trim().replaceAll('\\n', ' ').replaceAll('\\\\', '\\');
      families.set(name, family);
      continue;
    }
    if (text.startsWith('#') || text.trim() === '') continue;
    const [, metric, inside] = sample.exec(text) ?? [];
    const labels = metric === undefined ? undefined : labelsIn(inside ?? '');
    if (metric === undefined || labels === undefined) {
      problem ??= { line, message: 'this is no sample of the exposition format, expected: name{label="value"} number' };
      continue;
    }
    const sets: LabelSets = series.get(metric) ?? new Map();
    series.set(metric, sets);
    const key = labels.join();
    if (!sets.has(key)) sets.set(key, { labels, line });
  }
  return { facts: factsOf(file, families, series), findings: problem ? [unreadable(file, problem)] : [] };
}

function labelsIn(inside: string): string[] | undefined {
  const names: string[] = [];
  label.lastIndex = 0;
  while (label.lastIndex < inside.length) {
    const match = label.exec(inside);
    if (!match?.[1]) return undefined;
    names.push(match[1]);
  }
  return names.sort(compareText);
}

function factsOf(file: string, families: Map<string, Family>, series: Map<string, LabelSets>): AnyFact[] {
  const facts: AnyFact[] = [];
  const add = (name: string, line: number, sets: LabelSets | undefined, family: Family | undefined) => {
    const source = { file, line };
    const labelSets = [...(sets?.values() ?? [])].map((set) => ({ labels: set.labels, emitted: true, source: { file, line: set.line } }));
    const fact: Fact<'metric'> = {
      kind: 'metric',
      name,
      source,
      evidence: true,
      mentions: [],
      fields: { type: stated(family?.type, source), description: stated(family?.help || undefined, source), labelSets: stated(labelSets, source) },
    };
    facts.push(fact);
  };
  for (const [name, sets] of series) {
    const base = name.replace(seriesEnding, '');
    add(name, Math.min(...[...sets.values()].map((set) => set.line)), sets, families.get(name) ?? families.get(base));
  }
  for (const [name, family] of families) {
    if (series.has(name)) continue;
    // The family itself has the labels of its series, without those that only tell its series apart.
    const parts = ['_bucket', '_count', '_sum'].flatMap((ending) => [...(series.get(name + ending)?.values() ?? [])]);
    const sets: LabelSets = new Map();
    for (const { labels, line } of parts) {
      const own = labels.filter((one) => one !== 'le' && one !== 'quantile');
      if (!sets.has(own.join())) sets.set(own.join(), { labels: own, line });
    }
    if (sets.size > 0) add(name, family.line, sets, family);
  }
  return facts;
}
