// The frame around an entity's page: what is above it, and what stands before and after it.
import type { Entity } from '../model/catalog.ts';
import type { Crumb, Neighbour } from './frame.ts';
import { kinds } from './kinds.ts';
import { titleOf } from './names.ts';
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

/** The entities before and after this one, within its family. */
export function neighboursOf(site: Site, entity: Entity): { previous?: Neighbour | undefined; next?: Neighbour | undefined } {
  if (!inOrder.has(entity.kind)) return {};
  const row = orderOf(site, entity.kind).get(entity.family ?? '') ?? [];
  const at = row.indexOf(entity);
  return { previous: neighbour(row[at - 1]), next: neighbour(row[at + 1]) };
}

const orders = new WeakMap<Site, Map<Entity['kind'], Map<string, Entity[]>>>();

/** Grouped once a site, not once a page. */
function orderOf(site: Site, kind: Entity['kind']): Map<string, Entity[]> {
  const known = orders.get(site) ?? new Map<Entity['kind'], Map<string, Entity[]>>();
  orders.set(site, known);
  const order = known.get(kind) ?? Map.groupBy<string, Entity>(site.of(kind), (entity) => entity.family ?? '');
  known.set(kind, order);
  return order;
}

function neighbour(entity: Entity | undefined): Neighbour | undefined {
  return entity && { label: titleOf(entity), url: entity.url };
}
