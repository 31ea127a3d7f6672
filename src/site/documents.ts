// The documents of the book as the site shows them: rendered once, where the whole catalog is at hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { closenessOf } from '../catalog/closeness.ts';
import { Destinations } from '../catalog/destinations.ts';
import { lexiconOf } from '../catalog/lexicon.ts';
import { renderDocument } from '../rendering/document.ts';
import { isInert, isPicture } from '../rendering/images.ts';
import { repositoryAddress } from '../rendering/repository.ts';
import { at } from './address.ts';
import type { Reading } from './loaded.ts';

/** A rendered document, and the files that it needs beside it. */
export const textSchema = z.object({
  html: z.string(),
  headings: z.array(z.object({ text: z.string(), slug: z.string(), depth: z.number() })),
  titleSlug: z.string().optional(),
  lines: z.array(z.number()),
  /** Pictures of the content folder that the text shows or links. */
  files: z.array(z.string()),
});

export type DocumentText = z.infer<typeof textSchema>;

/** Every document of the book, by the key of its entity. */
export function textsOf({ book, readings, catalog }: Reading): (readonly [key: string, text: DocumentText])[] {
  const urls = new Map(catalog.entities.map((entity) => [entity.key, at(entity.url)]));
  const closeness = closenessOf(book.documents);
  const carriable = new Map<string, boolean>();
  const isCarried = (path: string) => {
    const known = carriable.get(path) ?? (book.assets.includes(path) && isPicture(path) && isInert(path, readFileSync(join(book.root, path))));
    carriable.set(path, known);
    return known;
  };
  const knowledge = {
    lexicon: lexiconOf(catalog.entities, closeness),
    destinations: new Destinations(book, readings),
    findings: catalog.findings,
    entityAddress: (key: string) => urls.get(key),
  };
  return book.documents.map((document, index) => {
    const files = new Set<string>();
    const addresses = {
      document: (path: string) => urls.get(`document:${path}`) ?? at('/docs/'),
      folder: () => at('/docs/'),
      carried: (path: string) => {
        if (!isCarried(path)) return undefined;
        files.add(path);
        return at(`/files/${path.split('/').map(encodeURIComponent).join('/')}`);
      },
      repository: (path: string, suffix: string) => repositoryAddress(book.config.repository, path, suffix),
    };
    const reading = readings[index];
    if (!reading) throw new Error(`${document.path} was not read`);
    return [`document:${document.path}`, { ...renderDocument(document, reading, { ...knowledge, addresses }), files: [...files].sort() }] as const;
  });
}
