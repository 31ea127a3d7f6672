// An area at a glance: its parts, each as one node with its number, and what they are linked with, kind by kind.
import type { EntityKind } from '../model/fields.ts';
import type { LinkType } from '../model/link.ts';
import { claimTrusts, type Trust } from '../model/trust-order.ts';
import { kindWords, traceOrder, type Graph, type GraphEdge, type GraphNode, type WholeGraph } from './graph.ts';

type Whole = Pick<WholeGraph, 'node' | 'nodes' | 'edges'>;

export interface OverviewPart {
  title: string;
  url: string;
  /** Keys of its entities, all of one kind. */
  members: readonly string[];
}

/** So many nodes of the area itself. */
const mostParts = 12;

/**
 * @param parts in the order in which they are to be shown; one of a single entity is shown as that entity
 * @param listOf the page that lists a kind
 */
export function overviewOf(whole: Whole, kind: EntityKind, parts: readonly OverviewPart[], listOf: (kind: EntityKind) => string): Graph {
  const largest = new Set([...parts].sort((a, b) => b.members.length - a.members.length).slice(0, parts.length > mostParts ? mostParts - 1 : mostParts));
  const shown = parts.filter((part) => largest.has(part));
  const left = parts.filter((part) => !largest.has(part)).flatMap(({ members }) => members);
  const nodes = shown.map((part, index) => partNode(whole, kind, part, index));
  if (left.length > 0) nodes.push({ as: 'more', key: 'more', kind, count: left.length, url: listOf(kind) });
  const nodeOf = new Map(shown.flatMap(({ members }, index) => members.map((key) => [key, nodes[index]?.key ?? ''] as const)));
  for (const key of left) nodeOf.set(key, 'more');
  return joined(whole, nodes, (key, other) => nodeOf.get(key) ?? (nodeOf.has(other) ? kindKey(whole, key, kind) : undefined), listOf);
}

/** The whole book: one node for each kind. */
export function bookOverview(whole: Whole, listOf: (kind: EntityKind) => string): Graph {
  return joined(whole, [], (key) => kindKey(whole, key), listOf);
}

function kindKey(whole: Whole, key: string, except?: EntityKind): string | undefined {
  const kind = whole.node(key)?.kind;
  return kind === undefined || kind === except ? undefined : `all ${kind}`;
}

function partNode(whole: Whole, kind: EntityKind, { title, url, members }: OverviewPart, index: number): GraphNode {
  const [first] = members;
  const only = members.length === 1 && first !== undefined ? whole.node(first) : undefined;
  return only ?? { as: 'group', key: `part ${index}`, kind, title, count: members.length, trust: weakestOf(whole, members), url };
}

function weakestOf(whole: Whole, keys: Iterable<string>): Trust | undefined {
  const states = new Set([...keys].map((key) => whole.node(key)?.trust));
  return claimTrusts.find((state) => states.has(state));
}

/** Draws the links between entities together: as many as join two nodes are one edge, of the type that most of them have. */
function joined(
  whole: Whole,
  parts: readonly GraphNode[],
  nodeOf: (key: string, other: string) => string | undefined,
  listOf: (kind: EntityKind) => string,
): Graph {
  const links = new Map<string, GraphEdge[]>();
  const members = new Map<string, Set<string>>();
  for (const edge of whole.edges) {
    const [from, to] = [nodeOf(edge.from, edge.to), nodeOf(edge.to, edge.from)];
    if (from === undefined || to === undefined || from === to) continue;
    const name = `${from}\n${to}`;
    const together = links.get(name);
    if (together) together.push(edge);
    else links.set(name, [edge]);
    for (const [node, key] of [
      [from, edge.from],
      [to, edge.to],
    ] as const) {
      if (node.startsWith('all ')) members.set(node, (members.get(node) ?? new Set()).add(key));
    }
  }
  const around = traceOrder.flatMap((kind): GraphNode[] => {
    const inKind = members.get(`all ${kind}`);
    if (!inKind) return [];
    const words = kindWords(kind, 2);
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    return [{ as: 'group', key: `all ${kind}`, kind, title, count: inKind.size, trust: weakestOf(whole, inKind), url: listOf(kind) }];
  });
  const edges = [...links].flatMap(([name, together]): GraphEdge[] => {
    const [from = '', to = ''] = name.split('\n');
    const [usual] = [...Map.groupBy(together, ({ type }): LinkType => type).values()].sort((a, b) => b.length - a.length);
    return usual?.[0] ? [{ ...usual[0], from, to, why: `${together.length} links` }] : [];
  });
  // A part that nothing is linked with is told by the list, not by the drawing.
  const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = [...parts, ...around].filter(({ key }) => ends.has(key));
  const place = new Map(nodes.map(({ key }, index) => [key, index]));
  const at = (key: string) => place.get(key) ?? 0;
  return { nodes, edges: edges.sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to)) };
}
