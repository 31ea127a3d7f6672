// Chains: the way from a requirement to its test, the smoke test that runs it, the runbook entry, and the alert.
import type { EntityKind } from '../model/fields.ts';
import type { EntityNode, Graph, GraphEdge, WholeGraph } from './graph.ts';

/** The steps of a chain. A step that nothing takes is left out of it, not the chain. */
const chainKinds: readonly EntityKind[] = ['requirement', 'test', 'smoke-test', 'runbook', 'alert'];

/** Everything on a way of the chain that starts at a requirement, and the links on it. */
export function chainFrom(whole: WholeGraph, requirement: string): Graph {
  const root = whole.node(requirement);
  if (!root) return { nodes: [], edges: [] };
  const shown = new Map<string, EntityNode>([[root.key, root]]);
  const edges = new Set<GraphEdge>();
  let pending = [root];
  while (pending.length > 0) {
    const next: EntityNode[] = [];
    for (const node of pending) {
      for (const edge of whole.edgesAt(node.key)) {
        const other = edge.from === node.key ? whole.node(edge.to) : undefined;
        if (!other || !isStep(node.kind, other.kind)) continue;
        edges.add(edge);
        if (shown.has(other.key)) continue;
        shown.set(other.key, other);
        next.push(other);
      }
    }
    pending = next;
  }
  const nodes = whole.inOrder(shown.values());
  return { nodes, edges: nodes.flatMap(({ key }) => whole.edgesAt(key).filter((edge) => edge.from === key && edges.has(edge))) };
}

/** Forward, and from a requirement first to its tests: what it is tied to is not yet on the way. */
function isStep(from: EntityKind, to: EntityKind): boolean {
  const [start, end] = [chainKinds.indexOf(from), chainKinds.indexOf(to)];
  return start >= 0 && end > start && (from !== 'requirement' || to === 'test');
}
