// Short addresses: /requirements/R4.1/ for whatever bears that id, in any family.
import type { Entity } from '../model/catalog.ts';
import { segment } from '../catalog/names.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Site } from './site.ts';

export interface ShortAddress {
  id: string;
  bearers: Entity[];
}

/** The ids of some kinds that have a family in their own address, each with all that bear it. */
export function shortAddresses(site: Site, ...kinds: EntityKind[]): { params: { id: string }; props: ShortAddress }[] {
  const withId = kinds.flatMap((kind) => site.of(kind) as Entity[]).filter(({ id, family }) => id !== undefined && family !== undefined);
  // Ids that differ only in case share an address: many servers tell no difference.
  const byAddress = Map.groupBy(withId, ({ id }) => segment(id ?? '').toLowerCase());
  return [...byAddress.values()].map((bearers) => ({
    params: { id: segment(bearers[0]?.id ?? '') },
    props: { id: bearers[0]?.id ?? '', bearers },
  }));
}
