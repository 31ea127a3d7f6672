// What a change of a module touches: the work that documents call for, the suites that test it, and what rests on these.
import type { EntityKind } from '../../model/fields.ts';
import { wordsOf, type EntityNode, type Graph, type GraphEdge, type WholeGraph } from '../graph.ts';

type Whole = Pick<WholeGraph, 'node' | 'nodes' | 'edges' | 'edgesAt'>;

export interface Touched {
  node: EntityNode;
  /** Over which entity, and by which link, the change gets there. */
  over: EntityNode;
  edge: GraphEdge;
}

export interface Impact {
  module: EntityNode;
  /** Nearest first. */
  touched: Touched[];
  graph: Graph;
}

/** Where a change goes on to from each kind. What a document links directly to the module is always touched. */
const next: Partial<Record<EntityKind, readonly EntityKind[]>> = {
  task: ['suite', 'test'],
  process: ['suite', 'test'],
  suite: ['test'],
  test: ['requirement', 'invariant', 'scenario', 'smoke-test', 'runbook'],
  'smoke-test': ['runbook'],
  scenario: ['runbook', 'alert'],
  metric: ['alert'],
};

/** Undefined when there is no such module. @param module its name */
export function impactOf(whole: Whole, module: string): Impact | undefined {
  const root = whole.node(`module:${module}`);
  if (!root) return undefined;
  const touched = new Map<string, Touched>();
  const reached = [root];
  for (const over of reached) {
    for (const edge of whole.edgesAt(over.key)) {
      const node = whole.node(edge.from === over.key ? edge.to : edge.from);
      if (!node || node === root || touched.has(node.key) || (over !== root && !next[over.kind]?.includes(node.kind))) continue;
      touched.set(node.key, { node, over, edge });
      reached.push(node);
    }
  }
  const isWay = ({ from, to }: GraphEdge) => touched.has(from) || touched.has(to);
  const keys = new Set([root.key, ...touched.keys()]);
  const edges = whole.edges.filter((edge) => {
    if (!keys.has(edge.from) || !keys.has(edge.to) || !isWay(edge)) return false;
    const [from, to] = [whole.node(edge.from), whole.node(edge.to)];
    const leads = (a: EntityNode | undefined, b: EntityNode | undefined) => a === root || (a && b && next[a.kind]?.includes(b.kind));
    return leads(from, to) || leads(to, from);
  });
  return { module: root, touched: [...touched.values()], graph: { nodes: whole.nodes.filter(({ key }) => keys.has(key)), edges } };
}

/** Why it is touched: "verified by test_x". */
export function whyTouched({ node, over, edge }: Touched): string {
  if (over.kind === 'module') return edge.why ?? wordsOf(edge);
  const forward = edge.from === node.key;
  return `${wordsOf({ type: edge.type, reversed: forward ? edge.reversed : !edge.reversed })} ${over.title}`;
}
