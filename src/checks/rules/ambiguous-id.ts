import type { Entity } from '../../model/catalog.ts';
import { compareSources, placeOf } from '../../model/source.ts';
import { danglingIds } from '../references/ids.ts';
import type { Found, Rule } from '../rule.ts';
import { homeOf, placeOfField, type Subject } from '../subject.ts';

/** Groups and their members share one numbering. */
const numberings: Entity['kind'][][] = [['requirement', 'requirement-group'], ['invariant', 'invariant-group'], ['scenario'], ['process'], ['task']];

export const ambiguousId: Rule = {
  id: 'ambiguous-id',
  severity: 'warning',
  meaning: 'One id means different things in different places, or leads nowhere.',
  why: 'In an incident somebody reads the right id and the wrong scenario.',
  example: 'Scenario S1: The broker goes away   (elsewhere: | S1 | A slow broker |)',
  mend: 'Give one of them another id, or write its title beside it wherever it is mentioned.',
  *check(subject) {
    for (const kinds of numberings) {
      const numbered = kinds.flatMap((kind) => subject.of(kind)).filter((entity) => entity.id !== undefined && !/^\d+$/.test(entity.id));
      for (const same of Map.groupBy(numbered, (entity) => entity.id).values()) {
        const [first, ...others] = [...same].sort((a, b) => compareSources(homeOf(a), homeOf(b)));
        for (const other of others) {
          if (!first) continue;
          yield {
            message: `${other.id} is "${other.name}" here and "${first.name}" ${homeOf(first).file === homeOf(other).file ? `in line ${homeOf(first).line}` : `in ${placeOf(homeOf(first))}`}`,
            source: homeOf(other),
            entities: [other.key, first.key],
            related: [{ ...homeOf(first), message: `"${first.name}"` }],
          };
        }
      }
    }
    yield* panels(subject);
    yield* danglingIds(subject);
  },
};

/** "Pending operations (Section 4.4, Panel 9)" and another panel of that number. */
function* panels(subject: Subject): Generator<Found> {
  const placed = subject.of('panel').flatMap((panel) => {
    const [, section, number] = /^section ([\d.]+), panel (\d+)\b/i.exec(panel.fields.section ?? '') ?? [];
    return section && number
      ? [{ panel, place: `${panel.fields.dashboard ?? ''} Section ${section}, Panel ${number}`.trim(), source: placeOfField(panel, 'section') }]
      : [];
  });
  for (const [place, same] of Map.groupBy(placed, (one) => one.place)) {
    const [first, ...others] = [...same].sort((a, b) => compareSources(a.source, b.source));
    for (const other of others) {
      if (!first) continue;
      yield {
        message: `${place} is "${other.panel.name}" here and "${first.panel.name}" in ${first.source.file === other.source.file ? `line ${first.source.line}` : placeOf(first.source)}`,
        source: other.source,
        entities: [other.panel.key, first.panel.key],
        related: [{ ...first.source, message: `"${first.panel.name}"` }],
      };
    }
  }
}
