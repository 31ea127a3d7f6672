// What a team has accepted: findings that are known, each with a reason and a date by which it must be looked at again.
import { LineCounter, parseDocument, stringify, type Document } from 'yaml';
import { z } from 'zod';
import { ConfigError } from '../book/config.ts';
import { NoPlainData, plainData } from '../book/plain-data.ts';
import { finding, type Finding } from '../model/finding.ts';

const waiverSchema = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'not the 16 hexadecimal digits of a finding'),
  reason: z.string().min(1, 'no reason'),
  /** From this day on the finding is told again. */
  expires: z.iso.date().optional(),
  /** For people: what was accepted. */
  finding: z.string().optional(),
});

const baselineSchema = z.strictObject({ accepted: z.array(waiverSchema) });

type Waiver = z.infer<typeof waiverSchema> & { line: number };

export interface Baseline {
  /** The file's name, for findings about it. */
  file: string;
  waivers: Waiver[];
}

/**
 * Reads a baseline file.
 * @throws ConfigError when it cannot be used
 */
export function parseBaseline(text: string, file: string): Baseline {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false, logLevel: 'error' });
  const broken = (message: string, offset: number) => new ConfigError([`${file}:${lines.linePos(offset).line}: not valid YAML: ${message}`]);
  const [error] = document.errors;
  if (error) throw broken(error.message, error.pos[0]);
  const result = baselineSchema.safeParse(dataOf(document, broken));
  if (!result.success) {
    throw new ConfigError(
      result.error.issues.map(
        (issue) => `${file}: ${issue.path.join('.') || '(the whole file)'}: ${issue.message}, expected accepted: [{fingerprint, reason, expires}]`,
      ),
    );
  }
  const lineOf = (index: number) => {
    const range = (document.getIn(['accepted', index], true) as { range?: [number, number, number] } | undefined)?.range;
    return range ? lines.linePos(range[0]).line : 1;
  };
  return { file, waivers: result.data.accepted.map((waiver, index) => ({ ...waiver, line: lineOf(index) })) };
}

function dataOf(document: Document, broken: (message: string, offset: number) => Error): unknown {
  try {
    return plainData(document);
  } catch (error) {
    throw error instanceof NoPlainData ? broken(error.message, error.offset) : error;
  }
}

/** Takes accepted findings out; an expired waiver, and one that accepts nothing any more, are findings themselves. */
export function applyBaseline(findings: readonly Finding[], baseline: Baseline, asOf: string): Finding[] {
  const valid = baseline.waivers.filter((waiver) => waiver.expires === undefined || waiver.expires >= asOf);
  const accepted = new Set(valid.map((waiver) => waiver.fingerprint));
  const present = new Set(findings.map((one) => one.fingerprint));
  const told = baseline.waivers.flatMap(({ fingerprint, reason, expires, line }) => {
    const source = { file: baseline.file, line };
    if (expires !== undefined && expires < asOf)
      return [finding({ rule: 'waiver-expired', severity: 'warning', source, message: `this was accepted until ${expires}: ${reason} (${fingerprint})` })];
    return present.has(fingerprint)
      ? []
      : [finding({ rule: 'waiver-unused', severity: 'info', source, message: `nothing has the fingerprint ${fingerprint} any more: take it out` })];
  });
  return [...findings.filter((one) => !accepted.has(one.fingerprint)), ...told];
}

/** A baseline that accepts every finding, to start strict from today. */
export function baselineOf(findings: readonly Finding[], reason: string): string {
  const seen = new Set<string>();
  const accepted = findings.flatMap(({ fingerprint, rule, source, message }) => {
    if (seen.has(fingerprint)) return [];
    seen.add(fingerprint);
    return [{ fingerprint, reason, finding: `${rule}: ${source.file}: ${message}` }];
  });
  return stringify({ accepted }, { lineWidth: 0 });
}
