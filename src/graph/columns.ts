// In which column each node stands.
import type { EntityKind } from '../model/fields.ts';
import { columnOf, type GraphEdge, type GraphNode } from './graph.ts';

type Ends = Pick<GraphEdge, 'from' | 'to'>;

/** A column for each kind, in the order of the trace: hundreds of nodes are found in their place. */
export function columnsByKind(nodes: readonly GraphNode[], edges: readonly Ends[]): Map<string, number> {
  const kindOf = new Map(nodes.map(({ key, kind }) => [key, kind]));
  return new Map(nodes.map((node) => [node.key, node.kind ? columnOf(node.kind) : besideNeighbour(node.key, edges, kindOf)]));
}

/** What stands for several kinds stands beside the node that it belongs to. */
function besideNeighbour(key: string, edges: readonly Ends[], kindOf: ReadonlyMap<string, EntityKind | undefined>): number {
  const edge = edges.find(({ from, to }) => from === key || to === key);
  const other = edge && kindOf.get(edge.from === key ? edge.to : edge.from);
  return (other ? columnOf(other) : 0) + (edge?.to === key ? 0.5 : -0.5);
}

/** As few columns as the order of the trace allows: each node one step to the right of what leads to it. */
export function columnsBySteps(nodes: readonly GraphNode[], edges: readonly Ends[]): Map<string, number> {
  const rank = columnsByKind(nodes, edges);
  const rankOf = (key: string) => rank.get(key) ?? 0;
  const forward = edges.filter(({ from, to }) => rankOf(from) < rankOf(to));
  const into = Map.groupBy(forward, ({ to }) => to);
  const outOf = Map.groupBy(forward, ({ from }) => from);
  const columns = new Map<string, number>();
  const inOrder = [...nodes].sort((a, b) => rankOf(a.key) - rankOf(b.key));
  for (const { key } of inOrder) columns.set(key, Math.max(0, ...(into.get(key) ?? []).map(({ from }) => (columns.get(from) ?? 0) + 1)));
  // What nothing leads to stands close to what it leads to.
  for (const { key } of inOrder) {
    if (into.has(key)) continue;
    const next = (outOf.get(key) ?? []).map(({ to }) => columns.get(to) ?? 1);
    if (next.length > 0) columns.set(key, Math.min(...next) - 1);
  }
  return columns;
}
