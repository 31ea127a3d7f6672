// What a document's page says beside the document itself.
import type { Entity } from '../model/catalog.ts';
import { entityKinds, type EntityKind } from '../model/fields.ts';
import type { Neighbour } from './frame.ts';
import { compareNatural } from './order.ts';
import { gathered, question } from './question.ts';

export type Document = Entity<'document'>;

/** The folder that a document lies in; empty at the top. */
function folderOf({ name }: Document): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

interface Folder {
  folder: string;
  documents: Document[];
}

/** The documents by folder, both in the order of their names. */
export const foldersOf = question('folders', (site): Folder[] => {
  const folders = Map.groupBy(
    [...site.of('document')].sort((a, b) => compareNatural(a.name, b.name)),
    folderOf,
  );
  return [...folders].map(([folder, documents]) => ({ folder, documents })).sort((a, b) => compareNatural(a.folder, b.folder));
});

export function documentTitle(document: Document): string {
  return document.fields.title ?? document.name;
}

/** The documents before and after the one with this key, in its folder. */
export const documentNeighbours = question('document-neighbours', (site, key): { previous?: Neighbour; next?: Neighbour } => {
  const document = site.entity(key) as Document;
  const all = byFolder(site).get(folderOf(document)) ?? [];
  const index = all.indexOf(document);
  const neighbour = (other: Document | undefined) => other && { label: documentTitle(other), url: other.url };
  return { previous: neighbour(all[index - 1]), next: neighbour(all[index + 1]) };
});

const byFolder = gathered((site) => new Map(foldersOf(site).map(({ folder, documents }) => [folder, documents])));

/** What is defined first in the document at this path, by kind, in the order of the model. */
export const definedIn = question('defined-in', (site, path): { kind: EntityKind; entities: Entity[] }[] => {
  const byKind = Map.groupBy(byFile(site).get(path) ?? [], (entity) => entity.kind);
  return entityKinds.flatMap((kind) => {
    const entities = byKind.get(kind);
    return entities ? [{ kind, entities }] : [];
  });
});

const byFile = gathered((site) =>
  Map.groupBy<string, Entity>(
    site.entities.filter((entity) => entity.kind !== 'document'),
    (entity) => entity.sources[0]?.file ?? '',
  ),
);
