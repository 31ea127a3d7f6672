// The bridge from Astro's collections to the pages' own view of them.
import { getCollection, getEntry } from 'astro:content';
import type { Entity } from '../model/catalog.ts';
import { entityKinds } from '../model/fields.ts';
import { Site } from './site.ts';

let site: Promise<Site> | undefined;

/** The site's content, gathered once a build; while people edit, anew for every page. */
export function currentSite(): Promise<Site> {
  if (import.meta.env.DEV) return gather();
  site ??= gather();
  return site;
}

async function gather(): Promise<Site> {
  const book = await getEntry('book', 'book');
  if (!book) throw new Error('the collections are empty: the content was not loaded');
  const filled = new Set(book.data.filled);
  const [entities, links, findings, texts, preview] = await Promise.all([
    Promise.all(entityKinds.filter((kind) => filled.has(kind)).map((kind) => getCollection(kind))),
    filled.has('link') ? getCollection('link') : [],
    filled.has('finding') ? getCollection('finding') : [],
    filled.has('document') ? getCollection('text') : [],
    filled.has('preview') ? getEntry('preview', 'preview') : undefined,
  ]);
  return new Site({
    book: book.data,
    entities: entities.flat().map((entry) => entry.data as Entity),
    links: links.map(({ data }) => ({ ...data, from: data.from.id, to: data.to.id })),
    findings: findings.map(({ data }) => ({ ...data, entities: data.entities.map((reference) => reference.id) })),
    preview: preview?.data,
    lines: new Map(texts.map(({ id, data }) => [id, data.lines])),
  });
}
