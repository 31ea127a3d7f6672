// The trace as a graph: what the catalog links, oriented so that it reads from the claim to what fires.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Link, LinkType } from '../model/link.ts';
import type { Trust } from '../model/trust.ts';

/** An entity in a graph. */
export interface EntityNode {
  as: 'entity';
  key: string;
  kind: EntityKind;
  id: string | undefined;
  /** What pages call it: "R4.1 Max delivery count exhaustion". */
  title: string;
  trust?: Trust | undefined;
  url: string;
}

/** Stands for neighbours that a graph has no room for, and leads to the page that lists them. */
export interface MoreNode {
  as: 'more';
  key: string;
  /** Undefined when they are of several kinds. */
  kind: EntityKind | undefined;
  count: number;
  url: string;
}

/** Stands for entities that belong together, where there are too many to show each. */
export interface GroupNode {
  as: 'group';
  key: string;
  kind: EntityKind;
  title: string;
  count: number;
  /** The state of its weakest member. */
  trust?: Trust | undefined;
  url: string;
}

export type GraphNode = EntityNode | MoreNode | GroupNode;

export interface GraphEdge {
  from: string;
  to: string;
  type: LinkType;
  /** The catalog's link points the other way: read it in the passive voice. */
  reversed: boolean;
  /** The reason that the catalog gives. */
  why?: string | undefined;
}

export interface Graph {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  /** How many entities further away found no room. */
  hidden?: number | undefined;
}

/** The order of the trace, in which a drawing is read. */
export const traceOrder: readonly EntityKind[] = [
  'module',
  'document',
  'requirement-group',
  'invariant-group',
  'requirement',
  'invariant',
  'scenario',
  'test',
  'suite',
  'smoke-test',
  'runbook',
  'alert',
  'panel',
  'dashboard',
  'metric',
  'backend',
  'concept',
  'process',
  'review-trigger',
  'task',
  'term',
];
const ranks = new Map(traceOrder.map((kind, rank) => [kind, rank]));

/** Kinds that say the same sort of thing share a column of a drawing. */
const sharing: Partial<Record<EntityKind, EntityKind>> = {
  'invariant-group': 'requirement-group',
  invariant: 'requirement',
  process: 'task',
  'review-trigger': 'task',
};

/** The column in which a kind stands, from left to right. */
export function columnOf(kind: EntityKind): number {
  return ranks.get(sharing[kind] ?? kind) ?? 0;
}

/** What a link says between its two sides, and between them the other way round. */
const words: Record<LinkType, readonly [active: string, passive: string]> = {
  'verified-by': ['verified by', 'verifies'],
  'part-of': ['part of', 'contains'],
  smoke: ['runs', 'run by'],
  guides: ['guides', 'guided by'],
  guarantees: ['rests on', 'relied on by'],
  related: ['tied to', 'tied to'],
  'observed-by': ['shown by', 'shows'],
  uses: ['uses', 'used by'],
  implements: ['implements', 'implemented by'],
  triggers: ['triggers', 'triggered by'],
  mentions: ['mentions', 'mentioned by'],
};

/** An edge in words: "verified by". */
export function wordsOf({ type, reversed }: Pick<GraphEdge, 'type' | 'reversed'>): string {
  return words[type][reversed ? 1 : 0];
}

/** "requirement", "smoke test": the field's own term. */
export function kindWords(kind: EntityKind, count = 1): string {
  const one = kind === 'runbook' ? 'runbook entry' : kind.replaceAll('-', ' ');
  return count === 1 ? one : one.endsWith('s') ? `${one}es` : one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`;
}

/** A node in words, as the drawing and the table beside it say it. */
export function labelOf(node: GraphNode): string {
  if (node.as !== 'more') return node.title;
  return `and ${node.count} more${node.kind ? ` ${kindWords(node.kind, node.count)}` : ''}`;
}

/** What a graph needs of an entity. */
export type Traced = Pick<Entity, 'key' | 'kind' | 'id' | 'trust' | 'url'>;

/** What a graph needs of a link. */
export type GraphLink = Pick<Link, 'from' | 'to' | 'type' | 'why'>;

/** The whole trace, with what finds a node's edges quickly. */
export class WholeGraph<E extends Traced = Entity> implements Graph {
  readonly nodes: readonly EntityNode[];
  readonly edges: readonly GraphEdge[];
  readonly #byKey: ReadonlyMap<string, EntityNode>;
  readonly #place: ReadonlyMap<string, number>;
  readonly #edges = new Map<string, GraphEdge[]>();

  /**
   * @param entities in the order in which neighbours are to be shown
   * @param titleOf what pages call an entity
   */
  constructor(entities: readonly E[], links: readonly GraphLink[], titleOf: (entity: E) => string) {
    this.nodes = entities.map((entity) => ({
      as: 'entity',
      key: entity.key,
      kind: entity.kind,
      id: entity.id,
      title: titleOf(entity),
      trust: entity.trust,
      url: entity.url,
    }));
    this.#byKey = new Map(this.nodes.map((node) => [node.key, node]));
    this.#place = new Map(this.nodes.map(({ key }, index) => [key, index]));
    const edges = links.flatMap((link) => this.#oriented(link) ?? []);
    const at = (key: string) => this.#place.get(key) ?? 0;
    this.edges = edges.sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to) || (a.type < b.type ? -1 : a.type > b.type ? 1 : 0));
    for (const edge of this.edges) {
      for (const end of [edge.from, edge.to]) {
        const known = this.#edges.get(end);
        if (known) known.push(edge);
        else this.#edges.set(end, [edge]);
      }
    }
  }

  node(key: string): EntityNode | undefined {
    return this.#byKey.get(key);
  }

  /** Some of its nodes, in its own order. */
  inOrder(nodes: Iterable<EntityNode>): EntityNode[] {
    return [...nodes].sort((a, b) => (this.#place.get(a.key) ?? 0) - (this.#place.get(b.key) ?? 0));
  }

  /** The edges that start or end at a node. */
  edgesAt(key: string): readonly GraphEdge[] {
    return this.#edges.get(key) ?? [];
  }

  /** From the earlier column to the later one; links within a column keep their direction, loops go. */
  #oriented({ from, to, type, why }: GraphLink): GraphEdge | undefined {
    const [start, end] = [this.#byKey.get(from), this.#byKey.get(to)];
    if (!start || !end || start === end) return undefined;
    const reversed = columnOf(start.kind) > columnOf(end.kind);
    return reversed ? { from: to, to: from, type, reversed, why } : { from, to, type, reversed, why };
  }
}
