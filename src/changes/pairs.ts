// Which entity of the base is which of the head: by key, and where the key changed by id, content and title.
import leven from 'leven';
import type { Catalog, Entity } from '../model/catalog.ts';
import { normal, wordsOf } from '../reading/words/text.ts';
import { contentOf, fingerprintOf } from './content.ts';
import { matchUniquely } from './match.ts';

export interface Pair {
  before: Entity;
  after: Entity;
  /** Why two that are named differently are taken for one; absent where the name stayed. */
  why?: string;
}

export interface Pairing {
  pairs: Pair[];
  added: Entity[];
  removed: Entity[];
  /** The key that an entity of the base has in the head; its own where it is in both or was removed. */
  keyInHead(key: string): string;
}

/** Kinds that name themselves by an identifier: two that are spelled alike are still two. */
const identifiers = new Set<Entity['kind']>(['alert', 'metric', 'suite', 'module', 'dashboard', 'test']);

/** Pairs the entities of two catalogs. */
export function pairEntities(base: Catalog, head: Catalog, moved: ReadonlyMap<string, string>): Pairing {
  const inHead = new Map(head.entities.map((entity) => [entity.key, entity]));
  const inBase = new Set(base.entities.map((entity) => entity.key));
  const pairs: Pair[] = [];
  const gone: Entity[] = [];
  for (const before of base.entities) {
    const after = inHead.get(before.key);
    if (!after) gone.push(before);
    else pairs.push({ before, after, ...(sameName(before, after) ? {} : { why: 'same id' }) });
  }
  const fresh = head.entities.filter((entity) => !inBase.has(entity.key));
  const likeness = new Likeness(base, head, moved);
  for (const [kind, candidates] of Map.groupBy(gone, (entity) => entity.kind)) {
    const others = fresh.filter((entity) => entity.kind === kind);
    for (const [some, same] of comparable(candidates, others)) {
      for (const [before, after] of matchUniquely(some, same, (a, b) => likeness.of(a, b).score))
        pairs.push({ before, after, why: likeness.of(before, after).why });
    }
  }
  const keys = new Map(pairs.map(({ before, after }) => [before.key, after.key]));
  const pairedAfter = new Set(keys.values());
  return {
    pairs,
    removed: gone.filter((entity) => !keys.has(entity.key)),
    added: fresh.filter((entity) => !pairedAfter.has(entity.key)),
    keyInHead: (key) => keys.get(key) ?? key,
  };
}

/** More pairs than these are not compared each with each: when half a book is renamed, only equal titles tell. */
const mostPairs = 100_000;

function comparable(gone: readonly Entity[], fresh: readonly Entity[]): [Entity[], Entity[]][] {
  if (gone.length * fresh.length <= mostPairs) return [[[...gone], [...fresh]]];
  const titleOf = (entity: Entity) => normal(entity.name);
  const byTitle = Map.groupBy(fresh, titleOf);
  return [...Map.groupBy(gone, titleOf)].map(([title, same]) => [same, byTitle.get(title) ?? []]);
}

/** Are two called the same, but for marks and case? */
export function sameName(before: Entity, after: Entity): boolean {
  return before.id === after.id && (before.name === after.name || (normal(before.name) === normal(after.name) && !identifiers.has(before.kind)));
}

class Likeness {
  readonly #moved: ReadonlyMap<string, string>;
  readonly #ends: [Map<string, string[]>, Map<string, string[]>];
  /** What each entity says, once it was asked for; nothing for what says too little to be told by it. */
  readonly #said = new Map<Entity, string | undefined>();

  constructor(base: Catalog, head: Catalog, moved: ReadonlyMap<string, string>) {
    this.#moved = moved;
    // Only ends that both sides have tell whether two are tied to the same.
    const common = new Set(base.entities.map(({ key }) => key)).intersection(new Set(head.entities.map(({ key }) => key)));
    this.#ends = [endsIn(base, common), endsIn(head, common)];
  }

  /** How alike one of the base and one of the head are, and in what. */
  of(before: Entity, after: Entity): { score: number; why: string } {
    if (before.kind === 'document') {
      const same = this.#moved.get(before.name) === after.name;
      return { score: same ? 1 : 0, why: 'the document was moved' };
    }
    const sameId = before.id !== undefined && before.id === after.id;
    if (sameId && sameName(before, after)) return { score: 9, why: 'same id and title' };
    if (normal(before.name) === normal(after.name)) return { score: 8, why: before.kind === 'test' ? 'same name in another suite' : 'same title' };
    const alike = titlesAlike(before.name, after.name);
    if (this.#sameContent(before, after)) {
      // Tests have little content of their own: two that stand in the same row may well be two.
      if (before.kind !== 'test' || alike >= 0.6) return { score: 6 + alike, why: 'same content' };
    }
    if (identifiers.has(before.kind) || alike < 0.6) return { score: 0, why: '' };
    if (sameId) return { score: 4 + alike, why: 'same id, similar title' };
    const home = before.sources[0]?.file ?? '';
    const sameHome = (this.#moved.get(home) ?? home) === after.sources[0]?.file;
    return before.id === undefined && after.id === undefined && sameHome
      ? { score: 2 + alike, why: 'similar title in the same document' }
      : { score: 0, why: '' };
  }

  /** The same fields and the same ties, and enough of them to tell it from others. */
  #sameContent(before: Entity, after: Entity): boolean {
    const said = this.#saidBy(before, 0);
    return said !== undefined && said === this.#saidBy(after, 1);
  }

  #saidBy(entity: Entity, side: 0 | 1): string | undefined {
    if (!this.#said.has(entity)) {
      const content = contentOf(entity, (file) => (side === 0 ? this.#moved.get(file) : undefined) ?? file);
      const ends = this.#ends[side].get(entity.key) ?? [];
      this.#said.set(entity, content.size + ends.length < 2 ? undefined : [fingerprintOf(content), ...ends].join('\n'));
    }
    return this.#said.get(entity);
  }
}

/** What each entity is linked to, among the keys that count. */
function endsIn({ links }: Catalog, keys: ReadonlySet<string>): Map<string, string[]> {
  const ends = new Map<string, string[]>();
  for (const { from, type, to } of links) {
    if (type === 'mentions') continue;
    if (keys.has(to)) ends.set(from, [...(ends.get(from) ?? []), `> ${type} ${to}`]);
    if (keys.has(from)) ends.set(to, [...(ends.get(to) ?? []), `< ${type} ${from}`]);
  }
  for (const list of ends.values()) list.sort();
  return ends;
}

/** From 0 to 1: how many words two titles share, or how few letters differ. */
function titlesAlike(a: string, b: string): number {
  const [left, right] = [new Set(wordsOf(a)), new Set(wordsOf(b))];
  const words = left.union(right).size === 0 ? 0 : left.intersection(right).size / left.union(right).size;
  const longest = Math.max(a.length, b.length);
  return Math.max(words, longest === 0 ? 0 : 1 - leven(a.toLowerCase(), b.toLowerCase()) / longest);
}
