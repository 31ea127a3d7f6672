// One collection for each kind of entity, and one each for links, findings and the book itself: thin slices of the one catalog.
// They are live collections, which pages ask while they are made: what a build-time collection holds would be written down
// as text, bundled with the code of the pages and read back, for ten thousand entities at the cost of a third of the build.
// Their types are the catalog's own. Nothing is validated here: every entry was made by this very program, a moment ago.
import { createRequire } from 'node:module';
import type { LiveLoader } from 'astro/loaders';
import { defineLiveCollection } from 'astro:content';
import type { Entity } from './model/catalog.ts';
import type { EntityKind } from './model/fields.ts';
import type { Reading } from './site/loaded.ts';

// Node runs these itself: bundled, they would be compiled at each build and read the book a second time, in a world of
// their own. So a command and the pages that it makes share one reading. (Where this file lies: site/native-plugin.ts.)
const require = createRequire(import.meta.url);
const { entityKinds } = require('./model/fields.ts') as typeof import('./model/fields.ts');
const { compareFindings } = require('./model/finding.ts') as typeof import('./model/finding.ts');
const { shown } = require('./site/loaded.ts') as typeof import('./site/loaded.ts');

type Entries<T extends object> = ReadonlyMap<string, T>;

function slice<T extends object>(name: string, entriesOf: (reading: Reading) => Entries<T> | Promise<Entries<T>>) {
  const known = new WeakMap<Reading, Entries<T> | Promise<Entries<T>>>();
  const entries = async () => {
    const reading = await shown();
    const made = known.get(reading) ?? entriesOf(reading);
    known.set(reading, made);
    return made;
  };
  const loader: LiveLoader<T, { id: string }> = {
    name: `faultbook-${name}`,
    loadCollection: async () => ({ entries: [...(await entries())].map(([id, data]) => ({ id, data })) }),
    loadEntry: async ({ filter: { id } }) => {
      const data = (await entries()).get(id);
      return data && { id, data };
    },
  };
  return defineLiveCollection({ loader });
}

function entitiesOf<K extends EntityKind>(kind: K) {
  return slice(kind, ({ catalog }) => {
    const entities = catalog.entities.filter((entity): entity is Entity<K> => entity.kind === kind);
    return new Map(entities.map((entity) => [entity.key, entity]));
  });
}

type Collections = { [K in EntityKind]: ReturnType<typeof entitiesOf<K>> };

export const collections = {
  ...(Object.fromEntries(entityKinds.map((kind) => [kind, entitiesOf(kind)])) as Collections),
  link: slice('link', ({ catalog }) => new Map(catalog.links.map((link) => [`${link.from} ${link.type} ${link.to}`, link]))),
  finding: slice('finding', async (reading) => {
    const findings = [...reading.catalog.findings, ...(await reading.brokenDiagrams())].toSorted(compareFindings);
    return new Map(findings.map((finding, index) => [`${finding.fingerprint}-${index}`, finding]));
  }),
  text: slice('text', (reading) => reading.texts(import.meta.env.BASE_URL)),
  preview: slice('preview', ({ preview }) => new Map(preview ? [['preview', preview]] : [])),
  book: slice('book', ({ book }) => new Map([['book', book]])),
};
