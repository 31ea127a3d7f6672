import { hash } from 'node:crypto';
import { z } from 'zod';
import { compareSources, compareText, sourceSchema, type Source } from './source.ts';

/** How much a finding matters, the worst first. */
export const severities = ['error', 'warning', 'info'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** A second place that a finding speaks of, for example the other side of a contradiction. */
const relatedSchema = sourceSchema.extend({ message: z.string() });

/** One thing a reader should be told: what is wrong, where, and which entities it concerns. */
export const findingSchema = z.object({
  rule: z.string(),
  severity: severitySchema,
  message: z.string(),
  entities: z.array(z.string()),
  source: sourceSchema,
  related: z.array(relatedSchema),
  /** Names this finding from run to run: it does not change when lines move. */
  fingerprint: z.string(),
});

export type Finding = z.infer<typeof findingSchema>;

/** What a reader or a check says; `finding()` completes it. */
export interface FindingDraft {
  rule: string;
  severity: Severity;
  message: string;
  source: Source;
  entities?: string[];
  related?: { file: string; line: number; message: string }[];
  /** The message without what is said otherwise on another server: by it the finding is known from run to run. */
  identity?: string;
}

/** Completes a draft with its defaults and its fingerprint. */
export function finding(draft: FindingDraft): Finding {
  const { rule, severity, source } = draft;
  // A quotation may be cut within a letter.
  const message = draft.message.toWellFormed();
  const { identity = message } = draft;
  const entities = [...(draft.entities ?? [])].sort(compareText);
  const fingerprint = hash('sha256', [rule, source.file, ...entities, identity.replace(/\d+/g, '#')].join('\n')).slice(0, 16);
  return { rule, severity, message, entities, source, related: draft.related ?? [], fingerprint };
}

/** Orders findings by place, then by rule and message. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareSources(a.source, b.source) || compareText(a.rule, b.rule) || compareText(a.message, b.message);
}
