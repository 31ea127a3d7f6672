import type { Entity } from '../../model/catalog.ts';
import { compareSources } from '../../model/source.ts';
import type { Rule } from '../rule.ts';
import { homeOf } from '../subject.ts';

/** Groups and their members share one numbering. */
const numberings: Entity['kind'][][] = [['requirement', 'requirement-group'], ['invariant', 'invariant-group'], ['scenario'], ['process'], ['task']];

export const ambiguousId: Rule = {
  id: 'ambiguous-id',
  severity: 'warning',
  meaning: 'One id means different things in different places, or leads nowhere.',
  why: 'In an incident somebody reads the right id and the wrong scenario.',
  example: 'Scenario S1: ACK error   (elsewhere: | S1 | Intermittent NAK errors |)',
  mend: 'Give one of them another id, or write its title beside it wherever it is mentioned.',
  *check(subject) {
    for (const kinds of numberings) {
      const numbered = kinds.flatMap((kind) => subject.of(kind)).filter((entity) => entity.id !== undefined && !/^\d+$/.test(entity.id));
      for (const same of Map.groupBy(numbered, (entity) => entity.id).values()) {
        const [first, ...others] = [...same].sort((a, b) => compareSources(homeOf(a), homeOf(b)));
        for (const other of others) {
          if (!first) continue;
          yield {
            message: `${other.id} is "${other.name}" here and "${first.name}" in ${homeOf(first).file}`,
            source: homeOf(other),
            entities: [other.key, first.key],
            related: [{ ...homeOf(first), message: `"${first.name}"` }],
          };
        }
      }
    }
  },
};
