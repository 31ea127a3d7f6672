// What is wrong with the whole book, counted three ways from the same findings that `faultbook check` prints.
import { rulesOff } from '../checks/check.ts';
import { findingRules } from '../checks/rules.ts';
import { compareFindings, severities, type Finding, type Severity } from '../model/finding.ts';
import { compareText } from '../model/source.ts';
import { catalogOf } from './catalog.ts';
import { dryRun, type DryRun } from '../reports/dry-run.ts';
import { pagePlaceIn } from './places.ts';
import { question } from './question.ts';
import type { RuleInfo } from './rules.ts';
import type { Site } from './site.ts';

export type Counts = Record<Severity, number>;

export interface Tally {
  /** The rule's id or the file's path. */
  name: string;
  counts: Counts;
  total: number;
}

/** What a severity says about a finding. */
export const severityMeaning: Record<Severity, string> = {
  error: 'Wrong, and it misleads whoever relies on it.',
  warning: 'Probably wrong, or missing where it is needed.',
  info: 'Worth knowing; nothing breaks.',
};

export function countsOf(findings: readonly Finding[]): Counts {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

export function byRule(findings: readonly Finding[]): Tally[] {
  return tallies(findings, ({ rule }) => rule);
}

export function byFile(findings: readonly Finding[]): Tally[] {
  return tallies(findings, ({ source }) => source.file);
}

/** The worst first: by errors, then by warnings, then by infos. */
function tallies(findings: readonly Finding[], nameOf: (finding: Finding) => string): Tally[] {
  const groups = [...Map.groupBy(findings, nameOf)].map(([name, members]) => ({ name, counts: countsOf(members), total: members.length }));
  const worse = (a: Tally, b: Tally) => severities.map((severity) => b.counts[severity] - a.counts[severity]).find((difference) => difference !== 0) ?? 0;
  return groups.sort((a, b) => worse(a, b) || compareText(a.name, b.name));
}

/** Findings of one rule that are equally bad. */
export interface Group {
  rule: RuleInfo;
  findings: Finding[];
}

/** The findings of each severity by rule, the worst first and then the most. */
export function groupsOf(findings: readonly Finding[]): { severity: Severity; count: number; groups: Group[] }[] {
  const rules = new Map(findingRules.map((rule) => [rule.id, rule]));
  return severities.flatMap((severity) => {
    const members = findings.filter((finding) => finding.severity === severity).sort(compareFindings);
    const groups = [...Map.groupBy(members, ({ rule }) => rule)].map(([id, same]) => {
      const rule = rules.get(id);
      if (!rule) throw new Error(`${id} has findings and is no rule`);
      return { rule, findings: same };
    });
    groups.sort((a, b) => b.findings.length - a.findings.length || compareText(a.rule.id, b.rule.id));
    return members.length > 0 ? [{ severity, count: members.length, groups }] : [];
  });
}

/** "4 errors, 7 warnings and 7 infos in 8 files." */
export function sentenceOf(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing was found.';
  const counts = countsOf(findings);
  const words = severities.filter((severity) => counts[severity] > 0).map((severity) => plural(counts[severity], severity));
  const last = words.pop();
  const files = new Set(findings.map(({ source }) => source.file)).size;
  return `${words.length > 0 ? `${words.join(', ')} and ` : ''}${last} in ${plural(files, 'file')}.`;
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** Where the findings about a file are read beside their lines: its page, or nothing when it has none. */
export function fileHref(site: Site, file: string): string | undefined {
  return pagePlaceIn(site, { file, line: 1 }).href?.replace(/#.*$/, '');
}

/** The maintenance dry run of the site's catalog: the same that `faultbook report dry-run` prints. */
export const dryRunOf = question('dry-run', (site): DryRun => dryRun(catalogOf(site), rulesOff(site.book.checks), site.preview?.attention.duties));
