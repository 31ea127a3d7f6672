// Triggers of reviews, processes and tasks that have fired: by what one catalog shows, and by what a change shows.
import type { Catalog, Entity } from '../model/catalog.ts';
import { conditionsOf, type Duty } from '../changes/attention.ts';
import { named, type Changes } from '../changes/change.ts';
import { conditionsMet } from '../changes/conditions.ts';

/** Something whose own trigger is met. */
export interface Fired {
  entity: Triggered;
  /** What met it, each in words. */
  why: string[];
}

type Triggered = Entity<'review-trigger'> | Entity<'process'> | Entity<'task'>;

/**
 * The triggers that are met. One catalog shows what came without the documents: suites and tests that no document names are
 * new to them, metrics whose labels differ from a suite's contract or from what is emitted have changed, and so has a
 * backend that lacks an equivalent which others have.
 * @param duties what a comparison with an earlier catalog calls for, when there is one
 */
export function firedTriggers(catalog: Catalog, duties: readonly Duty[] = []): Fired[] {
  const seen = { entities: unwritten(catalog) };
  const fired = catalog.entities
    .filter((entity): entity is Triggered => entity.kind === 'review-trigger' || entity.kind === 'process' || entity.kind === 'task')
    .map((entity): Fired => {
      const known = duties.find((duty) => duty.entity.key === entity.key)?.why ?? [];
      return { entity, why: [...new Set([...known, ...conditionsOf(entity).flatMap((text) => conditionsMet(text, seen, true))])] };
    });
  return fired.filter(({ why }) => why.length > 0);
}

/** What evidence shows and documents do not say, in the form of changes. */
function unwritten(catalog: Catalog): Changes['entities'] {
  const isEvidence = (file: string) => !/\.(?:md|mdx|markdown)$/i.test(file);
  const added = catalog.entities.filter(
    ({ kind, sources }) => (kind === 'suite' || kind === 'test') && sources.length > 0 && sources.every(({ file }) => isEvidence(file)),
  );
  const differing = catalog.findings.filter(
    ({ rule, source, related }) => rule === 'metric-label-drift' && [source, ...related].some(({ file }) => isEvidence(file)),
  );
  const unmapped = catalog.findings.filter(({ rule }) => rule === 'backend-unmapped');
  const touched = new Set([...differing, ...unmapped].flatMap(({ entities }) => entities));
  const changed = catalog.entities.filter(({ key, kind }) => touched.has(key) && (kind === 'metric' || kind === 'backend'));
  return {
    added: added.map(named),
    removed: [],
    renamed: [],
    changed: changed.map((entity) => ({ before: named(entity), after: named(entity), fields: [] })),
  };
}
