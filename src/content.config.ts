// One collection for each kind of entity, and one each for links, findings and the book itself: thin slices of the one catalog.
import { defineCollection } from 'astro:content';
import { z } from 'zod';
import { entitySchema } from './model/catalog.ts';
import { entityKinds, type EntityKind } from './model/fields.ts';
import { findingSchema } from './model/finding.ts';
import { linkSchema } from './model/link.ts';
import { loaded, type Reading } from './site/loaded.ts';
import { bookSchema, bookOf } from './site/book.ts';
import { drawn } from './site/drawn.ts';
import { previewSchema } from './site/preview.ts';
import { textSchema, textsOf } from './site/documents.ts';

/** A reference from one collection to another, in the form that Astro's `getEntry` takes. */
const entityReference = z.string().transform((key) => ({ collection: key.slice(0, key.indexOf(':')) as EntityKind, id: key }));

type Entries = Iterable<readonly [id: string, data: object]>;

function slice<S extends z.ZodType>(name: string, schema: S, entries: (reading: Reading) => Entries | Promise<Entries>) {
  return defineCollection({
    schema,
    loader: {
      name: `faultbook-${name}`,
      load: async ({ store, parseData, generateDigest, refreshContextData }) => {
        store.clear();
        for (const [id, raw] of await entries(loaded(refreshContextData?.['edition']))) {
          const data = await parseData({ id, data: raw as Record<string, unknown> });
          store.set({ id, data, digest: generateDigest(data) });
        }
      },
    },
  });
}

function entitiesOf<K extends EntityKind>(kind: K) {
  return slice(kind, entitySchema(kind), ({ catalog }) =>
    catalog.entities.filter((entity) => entity.kind === kind).map((entity) => [entity.key, entity] as const),
  );
}

type Collections = { [K in EntityKind]: ReturnType<typeof entitiesOf<K>> };

export const collections = {
  ...(Object.fromEntries(entityKinds.map((kind) => [kind, entitiesOf(kind)])) as Collections),
  link: slice('link', linkSchema.extend({ from: entityReference, to: entityReference }), ({ catalog }) =>
    catalog.links.map((link) => [`${link.from} ${link.type} ${link.to}`, link] as const),
  ),
  finding: slice('finding', findingSchema.extend({ entities: z.array(entityReference) }), async (reading) =>
    [...reading.catalog.findings, ...(await drawn(reading)).findings].map((finding, index) => [`${finding.fingerprint}-${index}`, finding] as const),
  ),
  text: slice('text', textSchema, async (reading) => textsOf(reading, await drawn(reading))),
  preview: slice('preview', previewSchema, ({ preview }) => (preview ? [['preview', preview] as const] : [])),
  book: slice('book', bookSchema, async (reading) => [['book', bookOf(reading, await drawn(reading))] as const]),
};
