// What to tell a reader when a mention leads to nothing, or to more than one thing.
import { finding, type Finding } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import type { Resolution } from './resolve.ts';

/**
 * The finding for a mention that could not be resolved.
 * @param how in which words the place mentions it
 * @param concerned keys of the entities that make the mention
 */
export function unresolved(found: Exclude<Resolution, { keys: string[] }>, source: Source, how: string, concerned: string[]): Finding {
  const draft = { rule: 'ambiguous-id', severity: 'warning', source } as const;
  if ('ambiguous' in found) {
    const message = `${found.ambiguous} (${how}) could be any of ${found.candidates.join(', ')}, expected a title beside it or an id that only one document gives`;
    return finding({ ...draft, message, entities: [...concerned, ...found.candidates] });
  }
  const { unknown, title, otherwise } = found;
  if (otherwise.length === 0) return finding({ ...draft, message: `${unknown} (${how}) is defined in no document`, entities: concerned });
  const titles = otherwise.map((cluster) => `"${cluster.name}"`).join(' and ');
  return finding({
    ...draft,
    message: `${unknown} is "${title}" here and ${titles} where it is defined`,
    entities: [...concerned, ...otherwise.map((cluster) => cluster.key)],
    related: otherwise.flatMap((cluster) => cluster.facts.slice(0, 1).map((fact) => ({ ...fact.source, message: `"${cluster.name}"` }))),
  });
}
