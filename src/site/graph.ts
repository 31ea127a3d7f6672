// The graph page: what its script loads, and what stands there without it.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import { wireOf, type Told, type Wire } from '../graph/explore/wire.ts';
import { impactOf, whyTouched, type Impact } from '../graph/explore/impact.ts';
import { traceOrder, wordsOf, WholeGraph, type EntityNode } from '../graph/graph.ts';
import { impliedLinks } from '../graph/implied-links.ts';
import { bookOverview, overviewOf, type OverviewPart } from '../graph/overview.ts';
import { figureFrom, type Figure } from './figures.ts';
import { kinds } from './kinds.ts';
import { partsOf, type ListedKind } from './lists.ts';
import { titleOf } from './names.ts';
import type { Site } from './site.ts';
import { reasonFor } from './trust.ts';

const listOf = (kind: EntityKind) => kinds[kind].list;

/** Everything that the explorer shows, documents that only mention things left out. */
export function wireFor(site: Site): Wire {
  const links = explored(site);
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const entities = site.entities.filter(({ kind, key }) => kind !== 'document' || linked.has(key));
  const nodes = entities.map((entity): Told => ({
    as: 'entity',
    key: entity.key,
    kind: entity.kind,
    id: entity.id,
    title: titleOf(entity),
    url: entity.url,
    trust: entity.trust,
    reason: reasonFor(site, entity),
  }));
  return wireOf(nodes, links, listOf);
}

function explored(site: Site) {
  const links = site.entities.flatMap(({ key }) => site.linksFrom(key).filter(({ type }) => type !== 'mentions'));
  return [...links, ...impliedLinks(site.entities, links)];
}

/** What a change of each module touches, by kind. */
export function impactsOf(site: Site): (Impact & { byKind: { kind: EntityKind; touched: { node: EntityNode; why: string }[] }[] })[] {
  const modules = site.of('module');
  if (modules.length === 0) return [];
  const whole = new WholeGraph(site.entities, explored(site), titleOf);
  return modules.flatMap(({ name }) => {
    const impact = impactOf(whole, name);
    if (!impact || impact.touched.length === 0) return [];
    const groups = Map.groupBy(impact.touched, ({ node }) => node.kind);
    const byKind = traceOrder.flatMap((kind) => {
      const touched = groups.get(kind);
      return touched ? [{ kind, touched: touched.map((one) => ({ node: one.node, why: whyTouched(one) })) }] : [];
    });
    return [{ ...impact, byKind }];
  });
}

/** The book at a glance; nothing when it has no links. */
export function overviewFigure(site: Site): Figure | undefined {
  const graph = bookOverview(site.trace, listOf);
  return graph.edges.length > 0 ? figureFrom(graph, `How ${site.book.title} hangs together, kind by kind`) : undefined;
}

/** Kinds whose area can be drawn: those with a plain list, and backends. */
export type DrawnArea = ListedKind | 'backend';

/** So many entities are drawn one by one; of more, the parts of their list are. */
const mostSingle = 12;

/** One area at a glance; nothing when hardly anything of it is linked. */
export function areaFigure(site: Site, kind: DrawnArea): Figure | undefined {
  const graph = overviewOf(site.trace, kind, areaParts(site, kind), listOf);
  return graph.edges.length > 1 ? figureFrom(graph, `${kinds[kind].many} and what they are linked with`) : undefined;
}

function areaParts(site: Site, kind: DrawnArea): OverviewPart[] {
  const all: readonly Entity[] = site.of(kind);
  if (all.length <= mostSingle || kind === 'backend') return all.map((entity) => ({ title: titleOf(entity), url: entity.url, members: [entity.key] }));
  const parts = partsOf(site, kind).filter(({ entities }) => entities.length > 0);
  const { list, many } = kinds[kind];
  return parts.map(({ title, slug, entities, whole }) => ({
    title: title || many,
    url: whole?.url ?? (parts.length > 1 ? `${list}#${slug}` : list),
    members: entities.map(({ key }: Entity) => key),
  }));
}

/** So many entities are listed on the graph page itself; where there are more, a link leads to their list. */
const mostListed = 1200;

export interface Listed {
  kind: EntityKind;
  count: number;
  /** Nothing when there is no room for them. */
  entities: { entity: Entity; links: { words: string; node: EntityNode }[] }[] | undefined;
}

/** Every entity with its links, by kind, in the order of the trace. */
export function listsOf(site: Site): Listed[] {
  const whole = site.trace;
  let room = mostListed;
  return traceOrder.flatMap((kind): Listed[] => {
    const entities = site.of(kind) as Entity[];
    if (entities.length === 0 || kind === 'document') return [];
    if (entities.length > room) return [{ kind, count: entities.length, entities: undefined }];
    room -= entities.length;
    const listed = entities.map((entity) => {
      const links = whole.edgesAt(entity.key).flatMap((edge) => {
        const forward = edge.from === entity.key;
        const node = whole.node(forward ? edge.to : edge.from);
        return node ? [{ words: wordsOf({ type: edge.type, reversed: forward ? edge.reversed : !edge.reversed }), node }] : [];
      });
      return { entity, links };
    });
    return [{ kind, count: entities.length, entities: listed }];
  });
}
