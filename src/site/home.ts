// What the home page shows first of each kind.
import type { Entity } from '../model/catalog.ts';
import { severities, type Severity } from '../model/finding.ts';
import { countOf } from './kinds.ts';
import { compareNatural, compareSeverity } from './order.ts';
import type { Source } from '../model/source.ts';
import type { Trust } from '../model/trust.ts';
import type { Site } from './site.ts';

/** As much of a list as the home page shows. */
export const mostShown = 8;

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

export interface TroubleSpot {
  message: string;
  sources: Source[];
}

/** The errors, those that say the same together. */
export function errorsIn(site: Site): TroubleSpot[] {
  const errors = site.findings.filter(({ severity }) => severity === 'error');
  const groups = Map.groupBy(errors, ({ message }) => message);
  return [...groups].map(([message, same]) => ({ message, sources: same.map(({ source }) => source) }));
}

/** Entities about which documents disagree. */
export function disputed(site: Site): Entity[] {
  return site.entities.filter((entity) => (entity.disagreements?.length ?? 0) > 0);
}

/** How far the whole book can be relied on, in a sentence: what the pages promise must never look like more than it is. */
export function stateOf(site: Site): string {
  const tests = site.of('test');
  if (tests.length === 0) return 'No document names a test, so nothing here is verified.';
  const count = (...states: (Trust | undefined)[]) => tests.filter(({ trust }) => states.includes(trust)).length;
  const named = `Documents name ${countOf('test', tests.length)}`;
  const [passing, defined] = [count('passing'), count('defined')];
  const wrong = count('missing', 'failing', 'flaky', 'skipped');
  if (passing + defined + wrong === 0) return `${named}; no suite and no result was read, so nothing here is verified yet.`;
  const parts = [
    [passing, 'passes', 'pass'],
    [defined, 'is run without a known result', 'are run without a known result'],
    [wrong, 'is missing or does not pass', 'are missing or do not pass'],
    [count('declared', undefined), 'is only named', 'are only named'],
  ] as const;
  return `${named}: ${parts.flatMap(([number, one, many]) => (number > 0 ? [`${number} ${number === 1 ? one : many}`] : [])).join(', ')}.`;
}
