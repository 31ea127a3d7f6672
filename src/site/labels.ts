// What places say about a metric's labels: those that say the same stand together.
import { compareText, type Source } from '../model/source.ts';
import type { LabelSet } from './settings.ts';

export interface SaidLabels {
  labels: readonly string[];
  required: boolean | undefined;
  sources: Source[];
}

/** The different label sets of a metric, each with all places that state it, the most stated first. */
export function labelsSaid(sets: readonly LabelSet[]): SaidLabels[] {
  const groups = Map.groupBy(sets, ({ labels, required }) => `${required} ${[...labels].sort(compareText).join(' ')}`);
  const said = [...groups.values()].map((same) => ({ labels: same[0]?.labels ?? [], required: same[0]?.required, sources: same.map(({ source }) => source) }));
  return said.sort((a, b) => b.sources.length - a.sources.length);
}
