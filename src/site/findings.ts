// Which finding stands beside which field.
import type { Finding } from '../model/finding.ts';
import type { ShownField } from './fields.ts';

/** The field that a rule's findings are about; the first of them that the entity's page shows. */
const aboutField: Record<string, string[]> = {
  'runbook-tbd': ['section'],
  'runbook-link-broken': ['section', 'runbookUrl'],
  'metric-label-drift': ['labelSets'],
  'smoke-too-slow': ['durationSeconds'],
  'alert-logic': ['expr'],
  'backend-unmapped': ['equivalents', 'checklist'],
  'process-not-exercised': ['lastDryRun'],
  'coverage-gap': ['coverage'],
};

export interface PlacedFindings {
  of(field: string): Finding[];
  elsewhere: Finding[];
}

/** Puts each finding beside the section it is about, and the others at the top of the page. */
export function placeFindings(findings: readonly Finding[], sections: readonly ShownField[]): PlacedFindings {
  const shown = new Set(sections.map(({ name }) => name));
  const fieldOf = (finding: Finding) => (aboutField[finding.rule] ?? []).find((field) => shown.has(field));
  return {
    of: (field) => findings.filter((finding) => fieldOf(finding) === field),
    elsewhere: findings.filter((finding) => fieldOf(finding) === undefined),
  };
}
