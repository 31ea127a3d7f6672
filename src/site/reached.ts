// Entities that are reached by more than one way, each once, with the reasons.
import type { Entity } from '../model/catalog.ts';
import { compareEntities } from './order.ts';
import type { Relative } from './relations.ts';

/** Each entity once, with every way by which it is reached. */
export class Reached {
  readonly #ways = new Map<string, { entity: Entity; ways: Set<string>; source: Relative['source'] }>();

  /** @param way an empty one is a link of its own */
  add(entity: Entity, way: string, from: Entity): void {
    const known = this.#ways.get(entity.key);
    if (known) known.ways.add(way);
    else this.#ways.set(entity.key, { entity, ways: new Set([way]), source: from.sources[0] ?? { file: '', line: 1 } });
  }

  /**
   * What is linked directly first, and what is reached in more ways before what is reached in fewer.
   * @param preposition stands before the names of the ways: "through S1 and S2"
   */
  all(preposition = 'through'): Relative[] {
    const direct = (ways: Set<string>) => Number(ways.has(''));
    const reached = [...this.#ways.values()].sort(
      (a, b) => direct(b.ways) - direct(a.ways) || b.ways.size - a.ways.size || compareEntities(a.entity, b.entity),
    );
    return reached.map(({ entity, ways, source }) => ({ entity, why: whyReached([...ways], preposition), source }));
  }
}

function whyReached(ways: string[], preposition: string): string {
  const through = ways.filter(Boolean);
  const direct = through.length < ways.length ? ['linked directly'] : [];
  const last = through.at(-1);
  const names = through.length < 2 ? last : `${through.slice(0, -1).join(', ')} and ${last}`;
  return [...direct, ...(names ? [[preposition, names].filter(Boolean).join(' ')] : [])].join('; ');
}
