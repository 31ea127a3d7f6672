// What a document's page says beside the document itself.
import type { Entity } from '../model/catalog.ts';
import { entityKinds, type EntityKind } from '../model/fields.ts';
import type { Neighbour } from './frame.ts';
import { compareNatural } from './order.ts';
import type { Site } from './site.ts';

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
export function foldersOf(site: Site): readonly Folder[] {
  const known = folders.get(site) ?? sortFolders(site);
  folders.set(site, known);
  return known;
}

/** Sorted once: the page of each document asks for its neighbours. */
const folders = new WeakMap<Site, Folder[]>();

function sortFolders(site: Site): Folder[] {
  const byFolder = Map.groupBy(
    [...site.of('document')].sort((a, b) => compareNatural(a.name, b.name)),
    folderOf,
  );
  return [...byFolder].map(([folder, documents]) => ({ folder, documents })).sort((a, b) => compareNatural(a.folder, b.folder));
}

export function documentTitle(document: Document): string {
  return document.fields.title ?? document.name;
}

/** The documents before and after this one in its folder. */
export function documentNeighbours(site: Site, document: Document): { previous: Neighbour | undefined; next: Neighbour | undefined } {
  const all = foldersOf(site).find(({ folder }) => folder === folderOf(document))?.documents ?? [];
  const index = all.findIndex(({ key }) => key === document.key);
  const neighbour = (other: Document | undefined) => other && { label: documentTitle(other), url: other.url };
  return { previous: neighbour(all[index - 1]), next: neighbour(all[index + 1]) };
}

/** What is defined first in each document, by kind, in the order of the model. */
export function definedIn(site: Site, path: string): { kind: EntityKind; entities: Entity[] }[] {
  const here = (definitions.get(site) ?? gather(site)).get(path) ?? [];
  const byKind = Map.groupBy(here, (entity) => entity.kind);
  return entityKinds.flatMap((kind) => {
    const entities = byKind.get(kind);
    return entities ? [{ kind, entities }] : [];
  });
}

const definitions = new WeakMap<Site, Map<string, Entity[]>>();

function gather(site: Site): Map<string, Entity[]> {
  const byFile = Map.groupBy(
    site.entities.filter((entity) => entity.kind !== 'document'),
    (entity) => entity.sources[0]?.file ?? '',
  );
  definitions.set(site, byFile);
  return byFile;
}
