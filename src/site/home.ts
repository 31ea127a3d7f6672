// What the home page shows first of each kind.
import type { Entity } from '../model/catalog.ts';
import { severities, type Severity } from '../model/finding.ts';
import { compareNatural, compareSeverity } from './order.ts';
import type { Site } from './site.ts';

export interface SeverityGroup {
  severity: string;
  alerts: Entity<'alert'>[];
}

/** Alerts by severity, the worst first. */
export function alertsBySeverity(site: Site): SeverityGroup[] {
  const groups = Map.groupBy(site.of('alert'), (alert) => alert.fields.severity?.toLowerCase());
  return [...groups]
    .sort(([a], [b]) => compareSeverity(a, b))
    .map(([severity, alerts]) => ({ severity: severity ?? 'severity-not-stated', alerts: alerts.sort((a, b) => compareNatural(a.name, b.name)) }));
}

/** How many findings of each severity there are, the worst first. */
export function findingCounts(site: Site): { severity: Severity; count: number }[] {
  return severities
    .map((severity) => ({ severity, count: site.findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0);
}

/** Entities about which documents disagree. */
export function disputed(site: Site): Entity[] {
  return site.entities.filter((entity) => (entity.disagreements?.length ?? 0) > 0);
}
