// How two entities hang together: every shortest way between them, whichever way its links point.
import type { EntityNode, Graph, GraphEdge, WholeGraph } from '../graph.ts';

type Whole = Pick<WholeGraph, 'node' | 'nodes' | 'edges' | 'edgesAt'>;

/**
 * @param accepts which nodes a way may lead over; its ends are always accepted
 * @returns an empty graph when nothing joins the two
 */
export function pathsBetween(whole: Whole, from: string, to: string, accepts: (node: EntityNode) => boolean): Graph {
  const steps = stepsFrom(whole, from, to, accepts);
  const length = steps.get(to);
  if (length === undefined) return { nodes: [], edges: [] };
  const back = stepsFrom(whole, to, from, accepts);
  const on = new Set([...steps].filter(([key, step]) => step + (back.get(key) ?? Infinity) === length).map(([key]) => key));
  const isStep = ({ from: start, to: end }: GraphEdge) => on.has(start) && on.has(end) && Math.abs((steps.get(start) ?? 0) - (steps.get(end) ?? 0)) === 1;
  return { nodes: whole.nodes.filter(({ key }) => on.has(key)), edges: whole.edges.filter(isStep) };
}

/** How many steps each entity is away, as far as the target. */
function stepsFrom(whole: Whole, from: string, target: string, accepts: (node: EntityNode) => boolean): Map<string, number> {
  if (!whole.node(from) || !whole.node(target)) return new Map();
  const steps = new Map([[from, 0]]);
  for (const [key, step] of steps) {
    if (key === target) continue;
    for (const edge of whole.edgesAt(key)) {
      const other = edge.from === key ? edge.to : edge.from;
      const node = whole.node(other);
      if (node && !steps.has(other) && (other === target || accepts(node))) steps.set(other, step + 1);
    }
  }
  return steps;
}
