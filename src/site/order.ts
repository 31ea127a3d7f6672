import type { Entity } from '../model/catalog.ts';
import { compareSources, compareText } from '../model/source.ts';

const severityOrder = ['critical', 'page', 'error', 'warning', 'info'];

/** R2 before R10: runs of digits compare as numbers. The same on every machine, whatever its locale. */
export function compareNatural(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const [x = '', y = ''] = [left[i], right[i]];
    const order = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : compareText(x.toLowerCase(), y.toLowerCase());
    if (order !== 0) return order;
  }
  return compareText(a, b);
}

function parts(text: string): string[] {
  return text.match(/\d+|\D+/g) ?? [];
}

/**
 * The order in which a person looks for things of one kind: what is numbered by its number within its family, runbook
 * entries and smoke tests as their document has them, everything else by name.
 */
export function compareEntities(a: Entity, b: Entity): number {
  if (a.kind !== b.kind) return compareText(a.kind, b.kind);
  const [first, second] = [a.sources[0], b.sources[0]];
  const written = a.kind === 'runbook' || a.kind === 'smoke-test' || (a.id === undefined && a.family !== undefined);
  return (
    compareText(a.family ?? '', b.family ?? '') ||
    (a.id === undefined ? 1 : 0) - (b.id === undefined ? 1 : 0) ||
    (written && first && second ? compareSources(first, second) : 0) ||
    compareNatural(a.id ?? a.name, b.id ?? b.name) ||
    compareText(a.key, b.key)
  );
}

/** Alerts that wake people first. Severities nobody has heard of come last, by name. */
export function compareSeverity(a: string | undefined, b: string | undefined): number {
  const rank = (severity: string | undefined) => {
    const index = severityOrder.indexOf((severity ?? '').toLowerCase());
    return severity === undefined ? severityOrder.length + 1 : index < 0 ? severityOrder.length : index;
  };
  return rank(a) - rank(b) || compareText(a ?? '', b ?? '');
}
