// One collection for each kind of entity: thin slices of the one catalog.
import { defineCollection } from 'astro:content';
import { loadCatalog } from './catalog/load.ts';
import { entitySchema } from './model/catalog.ts';
import type { EntityKind } from './model/fields.ts';

const { catalog } = loadCatalog(process.env['FAULTBOOK_CONTENT'] ?? 'content', { asOf: process.env['FAULTBOOK_AS_OF'] });

function entitiesOf<K extends EntityKind>(kind: K) {
  return defineCollection({
    schema: entitySchema(kind),
    loader: () => catalog.entities.filter((entity) => entity.kind === kind).map((entity) => ({ ...entity, id: entity.key })),
  });
}

export const collections = {
  requirements: entitiesOf('requirement'),
};
