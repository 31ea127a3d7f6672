// The drawing on an entity's page and the table beside it, which says the same.
import type { EntityKind } from '../model/fields.ts';
import { chainFrom } from '../graph/chain.ts';
import { drawn } from '../graph/drawing.ts';
import { kindWords, labelOf, type Graph, type GraphNode } from '../graph/graph.ts';
import { edgeRows, mermaidText } from '../graph/mermaid-text.ts';
import { neighbourhoodOf, type NeighbourhoodOptions } from '../graph/neighbourhood.ts';
import { kinds } from './kinds.ts';
import { titleOf } from './names.ts';
import { question } from './question.ts';

export interface RowEnd {
  label: string;
  kind: string | undefined;
  /** Below the site's base. */
  url: string;
}

export interface Figure {
  graph: Graph;
  title: string;
  description: string;
  /** The entity that it is about. */
  root: string | undefined;
  rows: { from: RowEnd; words: string; to: RowEnd }[];
}

/** What is drawn around each kind: small enough to be taken in at a glance, and to be loaded on a bad network. */
const plans: Partial<Record<EntityKind, Omit<NeighbourhoodOptions, 'root' | 'direction'>>> = {
  scenario: { depth: 1, limit: 10, kinds: ['requirement', 'test', 'smoke-test', 'runbook', 'alert'] },
  'requirement-group': { depth: 2, limit: 11, kinds: ['requirement', 'test'] },
  'invariant-group': { depth: 2, limit: 11, kinds: ['invariant', 'test'] },
  runbook: { depth: 2, limit: 10, kinds: ['scenario', 'requirement', 'test', 'smoke-test', 'alert'] },
  alert: { depth: 2, limit: 9, kinds: ['scenario', 'test', 'smoke-test', 'runbook'] },
  backend: { depth: 1, limit: 10 },
  suite: { depth: 2, limit: 11, kinds: ['test', 'requirement', 'scenario', 'smoke-test'] },
  requirement: { depth: 2, limit: 11, kinds: ['test', 'smoke-test', 'runbook', 'alert'] },
};

/** One link is said above already; a drawing is for what belongs together. */
const fewestEdges = 2;

/** What is drawn on the page of the entity with this key; nothing for most kinds, and where there is too little to draw. */
export const figureOf = question('figure', (site, key): Figure | undefined => {
  const entity = site.entity(key);
  const plan = plans[entity.kind];
  if (!plan) return undefined;
  const whole = site.trace;
  const chain = entity.kind === 'requirement' ? chainFrom(whole, entity.key) : undefined;
  // The tests of a requirement stand in a list on its page: only a chain that leads further is drawn.
  if (chain && chain.nodes.every(({ kind }) => kind === 'requirement' || kind === 'test')) return undefined;
  const around = () => neighbourhoodOf(whole, { ...plan, root: entity.key, direction: 'both' }, (kind) => kinds[kind].list);
  const graph = chain && chain.nodes.length <= plan.limit ? chain : around();
  return graph.edges.length < fewestEdges ? undefined : figureFrom(graph, `What ${titleOf(entity)} is traced to`, entity.key);
});

/** Whoever was woken, on a bad network, needs other things first: these pages fetch their drawing when it comes near. */
export function drawnApart({ kind }: { kind: EntityKind }): boolean {
  return kind === 'alert' || kind === 'runbook';
}

/** A graph with the table that says the same. */
export function figureFrom(graph: Graph, title: string, root?: string): Figure {
  const description = `${graph.nodes.length} nodes and ${graph.edges.length} links. The table below says the same.`;
  const rows = edgeRows(graph).map(({ from, words, to }) => ({ from: endOf(from), words, to: endOf(to) }));
  return { graph, title, description, root, rows };
}

function endOf(node: GraphNode): RowEnd {
  return { label: labelOf(node), kind: node.as === 'entity' ? kindWords(node.kind) : undefined, url: node.url };
}

/** The drawing of a figure. @param base the site's base, without a slash at its end */
export function drawingOf({ graph, title, description, root }: Figure, base: string): ReturnType<typeof drawn> {
  return drawn(graph, { label: title, description, root, base });
}

/** The text of a figure, to be copied. @param base the site's base, without a slash at its end */
export function sourceOf({ graph, title, description, root }: Figure, base: string): string {
  return mermaidText(graph, { title, description, root, base });
}
