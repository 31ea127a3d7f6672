// The drawing on an entity's page and the table beside it, which says the same.
import { z } from 'zod';
import type { Catalog, Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import { chainFrom } from '../graph/chain.ts';
import { kindWords, labelOf, WholeGraph, type Graph, type GraphNode } from '../graph/graph.ts';
import { edgeRows, mermaidText } from '../graph/mermaid-text.ts';
import { neighbourhoodOf, type NeighbourhoodOptions } from '../graph/neighbourhood.ts';
import { kinds } from './kinds.ts';
import { titleOf } from './names.ts';
import { compareEntities } from './order.ts';

const endSchema = z.object({ label: z.string(), kind: z.string().optional(), url: z.string() });

/** Addresses in it are those of the site without its base. */
export const figureSchema = z.object({
  /** Mermaid text. */
  source: z.string(),
  svg: z.string().optional(),
  rows: z.array(z.object({ from: endSchema, words: z.string(), to: endSchema })),
  /** How many entities further away are not drawn. */
  hidden: z.number().optional(),
});

export type Figure = z.infer<typeof figureSchema>;

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

/** What is to be drawn, by the key of the entity on whose page it stands. */
export function figuresOf({ entities, links }: Pick<Catalog, 'entities' | 'links'>): Map<string, Figure> {
  const trace = links.filter(({ type }) => type !== 'mentions');
  const whole = new WholeGraph([...entities].sort(compareEntities), trace, titleOf);
  return new Map(
    entities.flatMap((entity) => {
      const plan = plans[entity.kind];
      if (!plan) return [];
      const chain = entity.kind === 'requirement' ? chainFrom(whole, entity.key) : undefined;
      // The tests of a requirement stand in a list on its page: only a chain that leads further is drawn.
      if (chain && chain.nodes.every((node) => node.as === 'entity' && (node.kind === 'requirement' || node.kind === 'test'))) return [];
      const around = () => neighbourhoodOf(whole, { ...plan, root: entity.key, direction: 'both' }, (kind) => kinds[kind].list);
      const graph = chain && chain.nodes.length <= plan.limit ? chain : around();
      return graph.edges.length < fewestEdges ? [] : [[entity.key, figureOf(entity, graph)] as const];
    }),
  );
}

function figureOf(entity: Entity, graph: Graph): Figure {
  const description = `${graph.nodes.length} nodes and ${graph.edges.length} links. The table below says the same.`;
  const rows = edgeRows(graph).map(({ from, words, to }) => ({ from: endOf(from), words, to: endOf(to) }));
  const source = mermaidText(graph, { title: `What ${titleOf(entity)} is traced to`, description, root: entity.key });
  return { source, rows, ...(graph.hidden ? { hidden: graph.hidden } : {}) };
}

function endOf(node: GraphNode): Figure['rows'][number]['from'] {
  return { label: labelOf(node), ...(node.as === 'entity' ? { kind: kindWords(node.kind) } : {}), url: node.url };
}

/** The same with every link below the site's base. */
export function below(base: string, text: string): string {
  return base === '' ? text : text.replaceAll(' href="/', ` href="${base}/`);
}
