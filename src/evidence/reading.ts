// What a file of evidence gives.
import { finding, type Finding } from '../model/finding.ts';
import type { AnyFact } from '../reading/fact.ts';

export interface EvidenceReading {
  facts: AnyFact[];
  findings: Finding[];
}

/** Says that a file of evidence is damaged, at its line. */
export function unreadable(file: string, { line, message }: { line: number; message: string }): Finding {
  return finding({ rule: 'unreadable', severity: 'error', message, source: { file, line } });
}
