// The page of each rule: what it found in this book, and when finding nothing would prove nothing.
import { findingRules } from '../checks/rules.ts';
import { compareFindings, type Finding } from '../model/finding.ts';
import type { DryRun } from '../reports/dry-run.ts';
import type { Site } from './site.ts';

export type RuleInfo = (typeof findingRules)[number];

/** More findings than this are spread over several pages: a phone has to load them. */
export const mostOnPage = 300;

/** The address of a rule's help page; its findings beyond the first `mostOnPage` are on further parts. */
export function ruleUrl(id: string, part = 1): string {
  return part === 1 ? `/health/${id}/` : `/health/${id}/${part}/`;
}

export interface RulePart {
  rule: RuleInfo;
  part: number;
  parts: number;
  /** How many findings the rule has in the whole book. */
  total: number;
  /** Those of this part, with the number of the first, counted from 1. */
  findings: readonly Finding[];
  first: number;
}

/** Every page of every rule; a rule that found nothing has one as well. */
export function ruleParts(site: Site): RulePart[] {
  const byRule = Map.groupBy([...site.findings].sort(compareFindings), ({ rule }) => rule);
  return findingRules.flatMap((rule) => {
    const all = byRule.get(rule.id) ?? [];
    const parts = Math.max(1, Math.ceil(all.length / mostOnPage));
    return Array.from({ length: parts }, (_, index) => ({
      rule,
      part: index + 1,
      parts,
      total: all.length,
      findings: all.slice(index * mostOnPage, (index + 1) * mostOnPage),
      first: index * mostOnPage + 1,
    }));
  });
}

/** Rules that look at a baseline, which a site does not have. */
const ofBaseline = new Set(['waiver-expired', 'waiver-unused']);

/** Why a rule could find nothing here; undefined for a rule that looked. */
export function whySilent(site: Site, run: DryRun, id: string): string | undefined {
  if (site.book.checks[id] === 'off') return 'it is turned off in book.yaml';
  if (ofBaseline.has(id)) return 'pages are built without a baseline';
  const steps = run.processes.flatMap((process) => process.steps).filter((step) => step.rules.includes(id));
  return steps.length > 0 && steps.every((step) => step.result === 'not checked') ? steps[0]?.reason : undefined;
}

/** Rules without findings: those that looked, and those that could not, by the reason. */
export function silentRules(site: Site, run: DryRun): { clean: RuleInfo[]; unable: { reason: string; rules: RuleInfo[] }[] } {
  const found = new Set(site.findings.map(({ rule }) => rule));
  const silent = findingRules.filter(({ id }) => !found.has(id));
  const unable = Map.groupBy(silent, ({ id }) => whySilent(site, run, id));
  const clean = unable.get(undefined) ?? [];
  return { clean, unable: [...unable].flatMap(([reason, rules]) => (reason ? [{ reason, rules }] : [])) };
}

/** A day about a quarter after another: by then an accepted finding is looked at again. */
export function quarterAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 91);
  return date.toISOString().slice(0, 10);
}
