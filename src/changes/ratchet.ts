// What a change makes worse. A team that starts with a thousand findings fails only for what is new.
import { finding, severities, type Finding, type Severity } from '../model/finding.ts';
import type { Changes, CoverageChange } from './change.ts';
import { isLoss } from './coverage.ts';

export const coverageRule = {
  id: 'coverage-lost',
  meaning: 'A claim is covered less than before.',
  why: 'What was verified is verified no more, or a new claim was never verified.',
  mend: 'Name a test that verifies the claim, or say in the document that it is no longer made.',
};

/** What a change may be failed for. */
export const failReasons = [...severities, 'coverage'] as const;
export type FailReason = (typeof failReasons)[number];

/** Claims that are covered less than before. */
export function lossesOf({ coverage }: Changes): CoverageChange[] {
  return coverage.filter(isLoss);
}

/** Is something worse than the reasons allow? */
export function fails(changes: Changes, reasons: readonly FailReason[]): boolean {
  return reasons.some((reason) => (reason === 'coverage' ? lossesOf(changes).length > 0 : worseThan(changes.findings.added, reason).length > 0));
}

function worseThan(findings: readonly Finding[], severity: Severity): Finding[] {
  const bad = severities.slice(0, severities.indexOf(severity) + 1);
  return findings.filter((one) => bad.includes(one.severity));
}

/** All that is new and wrong, as findings: those of rules, and one for each loss of coverage. */
export function newFindings(changes: Changes): Finding[] {
  const losses = lossesOf(changes).map(({ entity, facet, before, after }) =>
    finding({
      rule: coverageRule.id,
      severity: 'warning',
      message: `${entity.id ? `${entity.id} ` : ''}"${entity.name}": ${facet} ${before === undefined ? `are new and ${after}` : `went from ${before} to ${after}`}`,
      entities: [entity.key],
      source: { file: entity.file, line: entity.line },
    }),
  );
  return [...losses, ...changes.findings.added];
}
