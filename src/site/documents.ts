// The documents of the book as the site shows them: rendered once, where the whole catalog is at hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceDocument } from '../book/book.ts';
import { closenessOf, documentNamesIn } from '../catalog/closeness.ts';
import { Destinations } from '../catalog/destinations.ts';
import { lexiconOf } from '../catalog/lexicon.ts';
import type { Loaded } from '../catalog/load.ts';
import { renderDocument } from '../rendering/document.ts';
import { isInert, isPicture } from '../rendering/images.ts';
import { linkAddress, pictureAddress, type Addresses } from '../rendering/links.ts';
import { refusalOf } from '../rendering/mdx.ts';
import { repositoriesOf, repositoryAddress } from '../rendering/repository.ts';
import type { DocumentReading } from '../reading/read.ts';
import { addressBelow } from './address.ts';
import type { DocumentText } from './document-text.ts';
import type { Drawn } from './drawn.ts';
import { liveNames } from './live-names.ts';
import { mdxIsTrusted } from './mdx-plugin.ts';
import { ruleUrl } from './rules.ts';

/**
 * Every document of the book, by the key of its entity.
 * @param base the path below which the site is served
 */
export function renderedTexts({ book, readings, catalog }: Loaded, { drawingOf, findings }: Drawn, base: string): ReadonlyMap<string, DocumentText> {
  const at = (url: string) => addressBelow(base, url);
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
    findings: [...catalog.findings, ...findings],
    drawingOf,
    entityAddress: (key: string) => urls.get(key),
  };
  const texts = book.documents.map((document, index): [key: string, text: DocumentText] => {
    const files = new Set<string>();
    const addresses = {
      document: (path: string) => urls.get(`document:${path}`) ?? at('/docs/'),
      folder: () => at('/docs/'),
      carried: (path: string) => {
        if (!isCarried(path)) return undefined;
        files.add(path);
        return at(`/files/${path.split('/').map(encodeURIComponent).join('/')}`);
      },
      rule: (id: string) => at(ruleUrl(id)),
      repository: (path: string, suffix: string) => repositoryAddress(repositoriesOf(book.config), path, suffix),
    };
    const reading = readings[index];
    if (!reading) throw new Error(`${document.path} was not read`);
    const text = renderDocument(document, reading, { ...knowledge, addresses });
    const more = document.format === 'mdx' ? componentsOf(document, reading, knowledge.destinations, addresses) : {};
    return [`document:${document.path}`, { ...text, ...more, named: documentNamesIn(document.text), files: [...files].sort() }];
  });
  return new Map(texts);
}

/** What an .mdx document needs when it is run, or why it is not. */
function componentsOf(
  document: SourceDocument,
  reading: DocumentReading,
  destinations: Destinations,
  addresses: Addresses,
): Pick<DocumentText, 'targets' | 'refused'> {
  if (!mdxIsTrusted()) return { refused: 'its components were not run: this site was built without --trust-mdx' };
  const refusal = refusalOf(document, liveNames);
  if (refusal) return { refused: `line ${refusal.line}: ${refusal.message}` };
  const targets = reading.outline.pointers.map(({ url, image }) => {
    const address = image ? pictureAddress : linkAddress;
    return [url, address(url, document.path, destinations, addresses) ?? null] as const;
  });
  return { targets: Object.fromEntries(targets) };
}
