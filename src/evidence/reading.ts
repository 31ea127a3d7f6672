// What a file of evidence gives.
import { finding, type Finding } from '../model/finding.ts';
import type { AnyFact } from '../reading/fact.ts';

export interface EvidenceReading {
  facts: AnyFact[];
  findings: Finding[];
}

/** Files that are held in memory whole are not larger than this. Results and dumps of metrics are streamed and may be. */
export const mostBytes = 5 * 1024 * 1024;

/** Says that a file is larger than anybody writes by hand, so that it is not read. */
export function tooLarge(file: string, what: string): EvidenceReading {
  return { facts: [], findings: [unreadable(file, { line: 1, message: `larger than ${mostBytes / 1024 / 1024} MB, expected ${what} of less: not read` })] };
}

/** Streamed files that are larger than this are read, and named. */
const manyBytes = 20 * 1024 * 1024;

/** Says that a file which was read whole is so large that it slows down everything; nothing for most. */
export function sizeNoted(file: string, bytes: number, count: number, word: string): Finding[] {
  const megabytes = (size: number) => Math.round(size / 1024 / 1024);
  const message = `${megabytes(bytes)} MB for ${count} ${word}${count === 1 ? '' : 's'}, expected less than ${megabytes(manyBytes)}: every check and build reads all of it`;
  return bytes > manyBytes ? [finding({ rule: 'evidence-large', severity: 'info', message, source: { file, line: 1 } })] : [];
}

/** Says that a file of evidence is damaged, at its line. */
export function unreadable(file: string, { line, message }: { line: number; message: string }): Finding {
  return finding({ rule: 'unreadable', severity: 'error', message, source: { file, line } });
}
