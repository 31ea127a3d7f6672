// A preview: the site of a change that knows what it was before.
import { readFileSync } from 'node:fs';
import { readCatalog } from '../catalog/file.ts';
import type { Loaded } from '../catalog/load.ts';
import { attentionOf, type Attention } from '../changes/attention.ts';
import { followingLinks, type Changes } from '../changes/change.ts';
import { compareCatalogs } from '../changes/compare.ts';

export interface Preview {
  changes: Changes;
  attention: Attention;
}

/**
 * What differs from the catalog in a file; nothing without a file.
 * @param pathsFile a file with the paths that the change touches, one a line
 */
export function previewOf({ book, catalog }: Loaded, baseFile: string | undefined, pathsFile: string | undefined): Preview | undefined {
  if (!baseFile) return undefined;
  const texts = new Map(book.documents.map(({ path, text }) => [path, text]));
  const paths = pathsFile
    ? readFileSync(pathsFile, 'utf8')
        .split('\n')
        .filter((path) => path !== '')
    : [];
  const changes = compareCatalogs({ catalog: readCatalog(baseFile) }, { catalog, texts });
  return { changes, attention: attentionOf(catalog, changes, paths) };
}

export type Mark = 'new' | 'changed';

/** How each entity of the head is marked: what is new in it, or said, tied, covered or found differently. */
export function marksOf({ changes }: Preview): Map<string, Mark> {
  const { entities, links, trust, coverage, findings, documents } = changes;
  const touched = [
    ...[...entities.renamed, ...entities.changed].map(({ after }) => after.key),
    ...[...links.added, ...links.removed].filter(({ type }) => !followingLinks.has(type)).flatMap(({ from, to }) => [from, to]),
    ...[...trust, ...coverage].map(({ entity }) => entity.key),
    ...[...findings.added, ...findings.fixed].flatMap((one) => one.entities),
    ...documents.filter(({ state }) => state !== 'removed').map(({ path }) => `document:${path}`),
  ];
  return new Map([...touched.map((key) => [key, 'changed'] as const), ...entities.added.map(({ key }) => [key, 'new'] as const)]);
}
