// Rule files beside the documents: what Prometheus really evaluates.
import type { TextFile } from '../book/book.ts';
import { finding, type Finding } from '../model/finding.ts';
import type { AnyFact } from '../reading/fact.ts';
import { factsOfRule } from '../reading/prometheus/facts.ts';
import { readRules } from '../reading/prometheus/rules.ts';

export interface EvidenceReading {
  facts: AnyFact[];
  findings: Finding[];
}

/** Reads the alerting and recording rules of a YAML file; a file of another kind gives nothing. */
export function readRuleFile({ path, text }: TextFile): EvidenceReading {
  const file = readRules(text);
  const at = (line: number) => ({ file: path, line });
  const read = (file?.rules ?? []).map((rule) => factsOfRule(rule, at, true));
  const problems = [...(file?.problems ?? []), ...read.flatMap((rule) => rule.problems)];
  return {
    facts: read.flatMap((rule) => rule.facts),
    findings: problems.map(({ line, message }) => finding({ rule: 'unreadable', severity: 'error', message, source: at(line) })),
  };
}
