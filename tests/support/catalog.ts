// Small catalogs made by hand, for tests of what pages show.
import { Site } from '../../src/site/site.ts';
import type { Entity } from '../../src/model/catalog.ts';
import type { EntityKind, FieldsOf } from '../../src/model/fields.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Link, LinkType } from '../../src/model/link.ts';

const source = { file: 'a.md', line: 1 };

/** An entity whose name is the last part of its key. */
export function entity<K extends EntityKind>(kind: K, key: string, fields: FieldsOf<K> = {} as FieldsOf<K>, more: Partial<Entity<K>> = {}): Entity {
  const name = key.split('/').at(-1) ?? key;
  return { key: `${kind}:${key}`, kind, name, url: `/${kind}/${key}/`, fields, sources: [source], provenance: {}, ...more } as Entity;
}

export function link(from: string, type: LinkType, to: string): Link {
  return { from, to, type, why: 'said so', source };
}

export function siteOf(entities: Entity[], links: Link[] = [], findings: Finding[] = []): Site {
  return new Site({ book: { title: 'A book', evidence: [], checks: {}, synonyms: {}, asOf: '2025-11-30', edition: 1 }, entities, links, findings });
}
