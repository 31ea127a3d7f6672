// One collection for each kind of entity, and one each for links, findings and the book itself: thin slices of the one catalog.
import { createRequire } from 'node:module';
import { defineCollection } from 'astro:content';
import { z } from 'zod';
import type { EntityKind } from './model/fields.ts';
import type { Reading } from './site/loaded.ts';

// Node runs these itself: Vite would compile two hundred files at each start, and read the book a second time in a world of its own.
const require = createRequire(import.meta.url);
const { entitySchema } = require('./model/catalog.ts') as typeof import('./model/catalog.ts');
const { entityKinds } = require('./model/fields.ts') as typeof import('./model/fields.ts');
const { findingSchema } = require('./model/finding.ts') as typeof import('./model/finding.ts');
const { linkSchema } = require('./model/link.ts') as typeof import('./model/link.ts');
const { loaded } = require('./site/loaded.ts') as typeof import('./site/loaded.ts');
const { bookSchema, bookOf } = require('./site/book.ts') as typeof import('./site/book.ts');
const { drawn } = require('./site/drawn.ts') as typeof import('./site/drawn.ts');
const { previewSchema } = require('./site/preview.ts') as typeof import('./site/preview.ts');
const { textSchema, textsOf } = require('./site/documents.ts') as typeof import('./site/documents.ts');

/** A reference from one collection to another, in the form that Astro's `getEntry` takes. */
const entityReference = z.string().transform((key) => ({ collection: key.slice(0, key.indexOf(':')) as EntityKind, id: key }));

type Entries = Iterable<readonly [id: string, data: object]>;

function slice<S extends z.ZodType>(name: string, schema: S, entries: (reading: Reading, base: string) => Entries | Promise<Entries>) {
  return defineCollection({
    schema,
    loader: {
      name: `faultbook-${name}`,
      load: async ({ store, config, parseData, generateDigest, refreshContextData }) => {
        store.clear();
        for (const [id, raw] of await entries(loaded(refreshContextData?.['edition']), config.base)) {
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
  text: slice('text', textSchema, async (reading, base) => textsOf(reading, await drawn(reading), base)),
  preview: slice('preview', previewSchema, ({ preview }) => (preview ? [['preview', preview] as const] : [])),
  book: slice('book', bookSchema, async (reading) => [['book', bookOf(reading, await drawn(reading))] as const]),
};
