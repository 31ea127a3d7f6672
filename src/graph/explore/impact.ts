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

type Steps = Partial<Record<EntityKind, readonly EntityKind[]>>;

/** From the module to the tests that may now fail. What a document links directly to the module is always touched. */
const toTests: Steps = {
  task: ['suite', 'test'],
  process: ['suite', 'test'],
  suite: ['test'],
  metric: ['alert', 'scenario'],
  alert: ['scenario'],
  requirement: ['test'],
  invariant: ['test'],
  scenario: ['test'],
};

/** From these tests and their scenarios to what rests on them: that other tests verify it too touches none of those. */
const fromTests: Steps = {
  test: ['requirement', 'invariant', 'scenario', 'smoke-test', 'runbook'],
  'smoke-test': ['runbook'],
  scenario: ['runbook', 'alert'],
};

/** Undefined when there is no such module. @param module its name */
export function impactOf(whole: Whole, module: string): Impact | undefined {
  const root = whole.node(`module:${module}`);
  if (!root) return undefined;
  const touched = new Map<string, Touched>();
  const ways = new Set<GraphEdge>();
  const spread = (reached: EntityNode[], steps: Steps) => {
    for (const over of reached) {
      for (const edge of whole.edgesAt(over.key)) {
        const node = whole.node(edge.from === over.key ? edge.to : edge.from);
        if (!node || node === root || (over !== root && !steps[over.kind]?.includes(node.kind))) continue;
        ways.add(edge);
        if (touched.has(node.key)) continue;
        touched.set(node.key, { node, over, edge });
        reached.push(node);
      }
    }
    return reached;
  };
  const tested = spread([root], toTests).filter(({ kind }) => kind === 'test' || kind === 'scenario');
  spread(tested, fromTests);
  const keys = new Set([root.key, ...touched.keys()]);
  return {
    module: root,
    touched: [...touched.values()],
    graph: { nodes: whole.nodes.filter(({ key }) => keys.has(key)), edges: whole.edges.filter((edge) => ways.has(edge)) },
  };
}

/** Why it is touched: "verified by test_x". */
export function whyTouched({ node, over, edge }: Touched): string {
  if (over.kind === 'module') return edge.why ?? wordsOf(edge);
  const forward = edge.from === node.key;
  return `${wordsOf({ type: edge.type, reversed: forward ? edge.reversed : !edge.reversed })} ${over.title}`;
}
