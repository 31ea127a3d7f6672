// The frame around an entity's page: what is above it, and what stands before and after it.
import type { Entity } from '../model/catalog.ts';
import type { Crumb, Neighbour } from './frame.ts';
import { kinds } from './kinds.ts';
import { titleOf } from './names.ts';
import { gathered, question } from './question.ts';
import type { Site } from './site.ts';
import { reasonFor } from './trust.ts';

/** Home, the list, and what the entity is part of. */
export function crumbsOf(site: Site, entity: Entity): Crumb[] {
  const { many, list } = kinds[entity.kind];
  const above = site.targets(entity.key, 'part-of').map((whole) => ({ label: titleOf(whole), url: whole.url }));
  return [{ label: many, url: list }, ...above.slice(0, 1)];
}

/** What a link to the page may say of it: what it is, and how far it can be trusted. */
export function descriptionOf(site: Site, entity: Entity): string {
  const reason = reasonFor(site, entity);
  return `${kinds[entity.kind].one} of ${site.book.title}.${reason ? ` ${reason}` : ''}`;
}

/** Kinds whose entities stand in an order that a reader may follow. */
const inOrder = new Set<Entity['kind']>(['requirement', 'invariant', 'scenario', 'smoke-test', 'runbook', 'process']);

/** The entities before and after the one with this key, within its family. */
export const neighboursOf = question('neighbours', (site, key): { previous?: Neighbour | undefined; next?: Neighbour | undefined } => {
  const entity = site.entity(key);
  if (!inOrder.has(entity.kind)) return {};
  const row = families(site).get(familyOf(entity)) ?? [];
  const at = places(site).get(key) ?? -1;
  return { previous: neighbour(row[at - 1]), next: neighbour(row[at + 1]) };
});

const families = gathered((site) => Map.groupBy<string, Entity>(site.entities, familyOf));

const places = gathered((site) => new Map([...families(site).values()].flatMap((row) => row.map(({ key }, at) => [key, at] as const))));

function familyOf({ kind, family = '' }: Entity): string {
  return `${kind} ${family}`;
}

function neighbour(entity: Entity | undefined): Neighbour | undefined {
  return entity && { label: titleOf(entity), url: entity.url };
}
