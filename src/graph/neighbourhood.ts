// What stands around one entity, as far as it can be taken in at a glance.
import type { EntityKind } from '../model/fields.ts';
import type { LinkType } from '../model/link.ts';
import type { EntityNode, Graph, GraphEdge, GraphNode, MoreNode, WholeGraph } from './graph.ts';

type Whole = Pick<WholeGraph, 'node' | 'edgesAt'>;

export interface NeighbourhoodOptions {
  root: string;
  /** How many steps away from the root. */
  depth: number;
  /** `downstream` follows the order of the trace, `upstream` goes against it. */
  direction: 'upstream' | 'downstream' | 'both';
  /** Kinds to show; all without it. The root is always shown. */
  kinds?: readonly EntityKind[] | undefined;
  /** Which nodes else may be shown. The root always is. */
  accepts?: ((node: EntityNode) => boolean) | undefined;
  /** At most so many nodes, the root and those that stand for others included. */
  limit: number;
}

/** Neighbours that are reached from one node in one way. */
interface Group {
  edge: Pick<GraphEdge, 'type' | 'reversed'>;
  downstream: boolean;
  kind: EntityKind;
  members: EntityNode[];
  shown: number;
}

/**
 * The entities around one, nearest first, and every link between those shown. What there is no room for is a node that
 * says how many and leads to the page that lists them.
 * @param listOf the page that lists a kind
 */
export function neighbourhoodOf(whole: Whole, options: NeighbourhoodOptions, listOf: (kind: EntityKind) => string): Graph {
  const root = whole.node(options.root);
  if (!root) return { nodes: [], edges: [] };
  const shown = new Map<string, EntityNode>([[root.key, root]]);
  const more: { node: MoreNode; edge: GraphEdge }[] = [];
  let hidden = 0;
  let level = [root];
  for (let step = 1; step <= options.depth && level.length > 0; step += 1) {
    const groups = groupsAround(whole, level, shown, options);
    const room = options.limit - shown.size - more.length;
    allot(groups, room, step === 1);
    level = groups.flatMap((group) => group.members.slice(0, group.shown));
    for (const node of level) shown.set(node.key, node);
    // Only what is left out beside the root has a node: further away it would say more about others than about the root.
    if (step === 1 && shown.size < options.limit) more.push(...leftOver(groups, options.limit - shown.size, root, listOf));
    else hidden += sum(groups.map(leftIn));
  }
  const nodes: GraphNode[] = [...shown.values(), ...more.map(({ node }) => node)];
  return { nodes, edges: [...edgesAmong(whole, shown, root.key), ...more.map(({ edge }) => edge)], ...(hidden > 0 ? { hidden } : {}) };
}

/** The neighbours of a level that are not shown yet, each once. */
function groupsAround(
  whole: Whole,
  level: readonly EntityNode[],
  shown: ReadonlyMap<string, EntityNode>,
  { direction, kinds, accepts = () => true }: NeighbourhoodOptions,
): Group[] {
  const taken = new Set(shown.keys());
  const groups: Group[] = [];
  for (const parent of level) {
    const here = new Map<string, Group>();
    for (const edge of [...whole.edgesAt(parent.key)].sort(tiesLast)) {
      const downstream = edge.from === parent.key;
      if (direction !== 'both' && downstream !== (direction === 'downstream')) continue;
      const node = whole.node(downstream ? edge.to : edge.from);
      if (!node || taken.has(node.key) || (kinds && !kinds.includes(node.kind)) || !accepts(node)) continue;
      taken.add(node.key);
      const name = `${edge.type} ${downstream} ${node.kind}`;
      const group = here.get(name) ?? { edge: { type: edge.type, reversed: edge.reversed }, downstream, kind: node.kind, members: [], shown: 0 };
      group.members.push(node);
      here.set(name, group);
    }
    groups.push(...here.values());
  }
  return groups;
}

/** A mere tie to what a stronger link already leads to says nothing more. */
function tiesLast(a: GraphEdge, b: GraphEdge): number {
  const rank = (type: LinkType) => (type === 'related' ? 1 : 0);
  return rank(a.type) - rank(b.type);
}

/**
 * Deals the room out, one neighbour a group at a time, so that a large group hides no small one.
 * @param counting whether what is left of a group takes the room of a node
 */
function allot(groups: readonly Group[], room: number, counting: boolean): void {
  let taken = counting ? groups.length : 0;
  for (let dealt = true; dealt;) {
    dealt = false;
    for (const group of groups) {
      if (leftIn(group) === 0) continue;
      // The last one takes the room of the node that stood for it.
      const cost = counting && leftIn(group) === 1 ? 0 : 1;
      if (taken + cost > room) continue;
      taken += cost;
      group.shown += 1;
      dealt = true;
    }
  }
}

function leftIn({ members, shown }: Group): number {
  return members.length - shown;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Nodes for those that got no room; when there is not even room for these, one for all. */
function leftOver(groups: readonly Group[], room: number, root: EntityNode, listOf: (kind: EntityKind) => string): { node: MoreNode; edge: GraphEdge }[] {
  const rest = groups.filter((group) => leftIn(group) > 0);
  const one = (group: Group, count: number, kind: EntityKind | undefined, url: string) => {
    const key = `more ${group.edge.type} ${group.downstream} ${kind ?? ''}`;
    const ends = group.downstream ? { from: root.key, to: key } : { from: key, to: root.key };
    return { node: { as: 'more' as const, key, kind, count, url }, edge: { ...ends, ...group.edge } };
  };
  if (rest.length <= room) return rest.map((group) => one(group, leftIn(group), group.kind, listOf(group.kind)));
  const [first] = rest;
  return first ? [one(first, sum(rest.map(leftIn)), undefined, root.url)] : [];
}

/** Every link between the nodes shown; ties only at the root, and only where nothing stronger links the two. */
function edgesAmong(whole: Whole, shown: ReadonlyMap<string, EntityNode>, root: string): GraphEdge[] {
  const edges = [...shown.keys()].flatMap((key) => whole.edgesAt(key).filter(({ from, to }) => from === key && shown.has(to)));
  const strong = edges.filter(({ type }) => type !== 'related');
  const linked = new Set(strong.map(({ from, to }) => `${from} ${to}`));
  const reached = new Set([root, ...strong.flatMap(({ from, to }) => [from, to])]);
  return edges.filter(({ from, to, type }) => {
    if (type !== 'related') return true;
    if (linked.has(`${from} ${to}`)) return false;
    return from === root || to === root || !reached.has(from) || !reached.has(to);
  });
}
