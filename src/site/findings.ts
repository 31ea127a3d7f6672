// Which finding stands beside which part of a page.
import type { Entity } from '../model/catalog.ts';
import { severities, type Finding, type Severity } from '../model/finding.ts';
import type { Source } from '../model/source.ts';

/**
 * The parts of a page that a rule's findings are about; a finding stands beside the first of them that the page has.
 * `the-rule` is the part of an alert's page that a woken person does not need first.
 */
const aboutPart: Record<string, string[]> = {
  'alert-drift': ['the-rule', 'expr'],
  'alert-logic': ['expr'],
  'alert-template': ['expr'],
  'alert-undocumented': ['the-rule'],
  'alert-without-runbook': ['the-rule'],
  'ambiguous-id': ['the-rule'],
  'backend-unmapped': ['equivalents', 'checklist'],
  'coverage-gap': ['coverage'],
  'metric-label-drift': ['labelSets'],
  'process-not-exercised': ['lastDryRun'],
  'runbook-link-broken': ['section', 'runbookUrl'],
  'runbook-tbd': ['section'],
  'runbook-url-broken': ['the-rule'],
  'smoke-too-slow': ['durationSeconds'],
};

export interface PlacedFindings {
  /** Beside one part of the page. */
  of(part: string): Finding[];
  /** About the whole. */
  elsewhere: Finding[];
}

/** A finding about an alert that no rule has names the nearest one too: there it is no news about the alert that fired. */
function isAboutAnother(finding: Finding, entity: Entity): boolean {
  return finding.rule === 'alert-unknown' && entity.kind === 'alert' && Boolean(entity.fields.rule);
}

/** A finding about more entities than this speaks of a whole file. */
const mostNamed = 3;

/** Of a finding about many, a page tells what concerns its own entity. */
function narrowed(finding: Finding, entity: Entity): Finding {
  if (finding.entities.length <= mostNamed) return finding;
  const own = ({ file, line }: Source) => entity.sources.some((source) => source.file === file && source.line === line);
  return { ...finding, related: finding.related.filter(own) };
}

/** Puts each finding beside the part it is about, and the others at the top of the page. */
export function placeFindings(entity: Entity, all: readonly Finding[], parts: readonly string[]): PlacedFindings {
  const findings = all.map((finding) => narrowed(finding, entity));
  const about = (finding: Finding) => (isAboutAnother(finding, entity) ? ['the-rule'] : (aboutPart[finding.rule] ?? []));
  const partOf = (finding: Finding) => about(finding).find((part) => parts.includes(part));
  return {
    of: (part) => findings.filter((finding) => partOf(finding) === part),
    elsewhere: findings.filter((finding) => partOf(finding) === undefined),
  };
}

/** The worst severity among findings. */
export function worstOf(findings: readonly Finding[]): Severity | undefined {
  return severities.find((severity) => findings.some((finding) => finding.severity === severity));
}
