// Rule files beside the documents: what Prometheus really evaluates.
import type { TextFile } from '../book/book.ts';
import { factsOfRule } from '../reading/prometheus/facts.ts';
import { looksLikeRules, readRules } from '../reading/prometheus/rules.ts';
import { mostBytes, tooLarge, unreadable, type EvidenceReading } from './reading.ts';

/** Reads the alerting and recording rules of a YAML file; a file of another kind gives nothing. */
export function readRuleFile({ path, text }: TextFile): EvidenceReading {
  if (text.length > mostBytes) return looksLikeRules(text) ? tooLarge(path, 'rules') : { facts: [], findings: [] };
  const file = readRules(text);
  const at = (line: number) => ({ file: path, line });
  const read = (file?.rules ?? []).map((rule) => factsOfRule(rule, at, true));
  const problems = [...(file?.problems ?? []), ...read.flatMap((rule) => rule.problems)];
  return { facts: read.flatMap((rule) => rule.facts), findings: problems.map((problem) => unreadable(path, problem)) };
}
