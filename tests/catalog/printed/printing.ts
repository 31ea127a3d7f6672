// What printers share: the entities of a catalog, what they lead to, and how a test is named.
import type { Catalog, Entity } from '../../../src/model/catalog.ts';
import type { EntityKind } from '../../../src/model/fields.ts';
import type { LinkType } from '../../../src/model/link.ts';
import { code } from './markdown.ts';

/** A printed document: its text, and the family of the ids that it gives. */
export interface Printed {
  path: string;
  family?: string | undefined;
  body: string;
}

/** Prints all entities of some kinds. */
export type Printer = (printing: Printing) => Printed[];

/** The entities of a catalog by kind, and what each leads to. */
export class Printing {
  readonly #targets = new Map<string, Entity[]>();
  readonly #sources = new Map<string, Entity[]>();
  readonly #entities: readonly Entity[];

  constructor({ entities, links }: Pick<Catalog, 'entities' | 'links'>) {
    this.#entities = entities;
    const byKey = new Map(entities.map((entity) => [entity.key, entity]));
    for (const { from, to, type } of links) {
      const [source, target] = [byKey.get(from), byKey.get(to)];
      if (!source || !target) continue;
      add(this.#targets, `${type} ${from}`, target);
      add(this.#sources, `${type} ${to}`, source);
    }
  }

  ofKind<K extends EntityKind>(kind: K): Entity<K>[] {
    return this.#entities.filter((entity) => entity.kind === kind) as Entity<K>[];
  }

  /** The entities of a kind by their family. */
  families<K extends EntityKind>(...kinds: K[]): Map<string, Entity<K>[]> {
    return Map.groupBy(
      kinds.flatMap((kind) => this.ofKind(kind)),
      ({ family }) => family ?? '',
    );
  }

  /** What an entity leads to by links of a type. */
  to<K extends EntityKind>(entity: Entity, type: LinkType, kind: K): Entity<K>[] {
    return (this.#targets.get(`${type} ${entity.key}`) ?? []).filter((target) => target.kind === kind) as Entity<K>[];
  }

  /** What leads to an entity by links of a type. */
  from<K extends EntityKind>(entity: Entity, type: LinkType, kind: K): Entity<K>[] {
    return (this.#sources.get(`${type} ${entity.key}`) ?? []).filter((source) => source.kind === kind) as Entity<K>[];
  }

  /** The ids of what an entity leads to, as far as one thing alone bears each: documents do not say whose id they mean. */
  ids(entity: Entity, type: LinkType, kind: EntityKind): string[] {
    const all = this.ofKind(kind);
    return this.to(entity, type, kind).flatMap(({ id }) => (id !== undefined && all.filter((one) => one.id === id).length === 1 ? [id] : []));
  }

  /** The tests that an entity leads to, as documents name them: with their suite where they have one. */
  tests(entity: Entity, type: LinkType): string[] {
    return this.to(entity, type, 'test').map(testName);
  }
}

function add(map: Map<string, Entity[]>, key: string, entity: Entity): void {
  map.set(key, [...(map.get(key) ?? []), entity]);
}

/** `suite:test`, in code. */
export function testName({ name, fields: { suite } }: Entity<'test'>): string {
  if (suite === undefined) return code(name);
  return code(suite.includes('.') ? `${suite}::${name}` : `${suite}:${name}`);
}

/** Names in code, one after the other. */
export function names(entities: readonly Entity[]): string[] {
  return entities.map(({ name }) => code(name));
}
