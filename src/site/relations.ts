// What an entity links to and what links to it, under headings that say what the link means.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Link, LinkType } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { kinds } from './kinds.ts';
import { compareEntities } from './order.ts';
import type { Site } from './site.ts';

/** An entity at the other end of a link, and why. */
export interface Relative {
  entity: Entity;
  why: string;
  source: Source;
}

export interface Relation {
  heading: string;
  slug: string;
  relatives: Relative[];
}

/** In the order in which they stand on a page: what a claim rests on comes first, mere mentions last. */
const order: LinkType[] = ['guarantees', 'verified-by', 'smoke', 'guides', 'observed-by', 'uses', 'part-of', 'implements', 'triggers', 'related', 'mentions'];

function many(kind: EntityKind): string {
  return kinds[kind].many;
}

function lower(kind: EntityKind): string {
  return many(kind).toLowerCase();
}

/** What a link means, seen from where it starts. */
const forward: Record<LinkType, (there: EntityKind, here: EntityKind) => string> = {
  'verified-by': () => 'Tests that verify it',
  'part-of': () => 'Part of',
  smoke: () => 'Tests it runs',
  guides: () => 'Scenarios it is for',
  guarantees: () => 'Tests behind the guarantees',
  related: (there) => `Related ${lower(there)}`,
  'observed-by': (there) => `${many(there)} that show it`,
  uses: (there) => `${many(there)} it uses`,
  implements: (there) => `${many(there)} it implements`,
  triggers: (there) => `${many(there)} that its change triggers`,
  mentions: (there) => `${many(there)} it mentions`,
};

/** What a link means, seen from where it ends. */
const backward: Record<LinkType, (there: EntityKind, here: EntityKind) => string> = {
  'verified-by': (there) => `${many(there)} it verifies`,
  'part-of': (there, here) => (here === 'suite' ? 'Tests of this suite' : `${many(there)} in it`),
  smoke: (there) => `${many(there)} that run it`,
  guides: (there) => `${many(there)} for it`,
  guarantees: (there) => `${many(there)} that rely on it`,
  related: (there) => `Related ${lower(there)}`,
  'observed-by': (there) => `${many(there)} it shows`,
  uses: (there) => `${many(there)} that use it`,
  implements: (there) => `${many(there)} that implement it`,
  triggers: (there) => `${many(there)} whose change triggers it`,
  mentions: () => 'Documents that mention it',
};

/** The reason of a link; between a backend and a concept also what the backend calls it, which is what people come for. */
function whyLinked(link: Link, here: Entity, there: Entity): string {
  const [concept, backend] = here.kind === 'concept' ? [here, there] : [there, here];
  const said = concept.kind === 'concept' ? Object.entries(concept.fields.equivalents ?? {}) : [];
  const words = said.find(([name]) => name === backend.name)?.[1];
  return words ? `${words.join(', ')} (${link.why})` : link.why;
}

/** Everything linked to an entity, in either direction, grouped by what the links mean. */
export function relationsOf(site: Site, entity: Entity): Relation[] {
  const groups = new Map<string, Map<string, Relative>>();
  const seen = new Set<string>();
  const add = (link: Link, other: Entity, heading: string) => {
    // A mere tie to what a stronger link already names says nothing more.
    if (link.type === 'related' && seen.has(other.key) && !groups.get(heading)?.has(other.key)) return;
    seen.add(other.key);
    const group = groups.get(heading) ?? new Map<string, Relative>();
    if (!group.has(other.key)) group.set(other.key, { entity: other, why: whyLinked(link, entity, other), source: link.source });
    groups.set(heading, group);
  };
  for (const type of order) {
    for (const [from, links] of [
      [true, site.linksFrom(entity.key)],
      [false, site.linksTo(entity.key)],
    ] as const) {
      for (const link of links) {
        if (link.type !== type) continue;
        const other = site.entity(from ? link.to : link.from);
        add(link, other, (from ? forward : backward)[type](other.kind, entity.kind));
      }
    }
  }
  return [...groups].map(([heading, relatives]) => ({
    heading,
    slug: heading.toLowerCase().replace(/[^a-z]+/g, '-'),
    relatives: [...relatives.values()].sort((a, b) => compareEntities(a.entity, b.entity)),
  }));
}
