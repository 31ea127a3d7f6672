// Documents rendered by themselves, without a site around them.
import type { TestContext } from 'node:test';
import { closenessOf } from '../../src/catalog/closeness.ts';
import { Destinations } from '../../src/catalog/destinations.ts';
import { lexiconOf } from '../../src/catalog/lexicon.ts';
import type { Loaded } from '../../src/catalog/load.ts';
import { loadChecked } from '../../src/checks/check.ts';
import type { DrawingOf } from '../../src/rendering/diagrams.ts';
import { renderDocument, type Knowledge, type RenderedDocument } from '../../src/rendering/document.ts';
import { repositoriesOf, repositoryAddress } from '../../src/rendering/repository.ts';
import { folderOf } from './folder.ts';

/** Writes a folder of documents and renders one of them. */
export function rendered(
  t: Pick<TestContext, 'after'>,
  files: Record<string, string>,
  path = 'a.md',
  drawingOf?: DrawingOf,
): RenderedDocument & { findings: string[] } {
  const loaded = loadChecked(folderOf(t, files), { asOf: '2025-11-30' });
  const { book, readings, catalog } = loaded;
  const index = book.documents.findIndex((document) => document.path === path);
  const [document, reading] = [book.documents[index], readings[index]];
  if (!document || !reading) throw new Error(`there is no document ${path}`);
  const result = renderDocument(document, reading, knowledgeOf(loaded, drawingOf));
  return {
    ...result,
    findings: catalog.findings.filter(({ rule }) => rule === 'link-broken').map(({ source, message }) => `${source.file}:${source.line} ${message}`),
  };
}

/** What the rendering of a document knows when no site is around it. */
export function knowledgeOf({ book, readings, catalog }: Pick<Loaded, 'book' | 'readings' | 'catalog'>, drawingOf?: DrawingOf): Knowledge {
  const urls = new Map(catalog.entities.map(({ key, url }) => [key, url]));
  return {
    lexicon: lexiconOf(catalog.entities, closenessOf(book.documents)),
    destinations: new Destinations(book, readings),
    findings: catalog.findings,
    drawingOf,
    entityAddress: (key) => urls.get(key),
    addresses: {
      document: (to) => urls.get(`document:${to}`) ?? '/docs/',
      folder: () => '/docs/',
      carried: (file) => (/\.(?:png|svg)$/.test(file) ? `/files/${file}` : undefined),
      rule: (id) => `/health/${id}/`,
      repository: (file, suffix) => repositoryAddress(repositoriesOf(book.config), file, suffix),
    },
  };
}
