// A graph as Mermaid text: readable as it is, drawn as it is by everything that draws Mermaid, whatever the names hold.
import type { EntityKind } from '../model/fields.ts';
import type { Trust } from '../model/trust.ts';
import { kindWords, labelOf, wordsOf, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
import { trustOf } from './boxes.ts';
import { rowsOf } from './label-rows.ts';

/** Shapes tell kinds: sets have double sides, faults six corners, what is run is round, what watches is a flag or a store. */
const shapes: Partial<Record<EntityKind, readonly [open: string, close: string]>> = {
  'requirement-group': ['[[', ']]'],
  'invariant-group': ['[[', ']]'],
  suite: ['[[', ']]'],
  dashboard: ['[[', ']]'],
  scenario: ['{{', '}}'],
  test: ['(', ')'],
  'smoke-test': ['[/', '/]'],
  runbook: ['[/', '\\]'],
  alert: ['>', ']'],
  metric: ['[(', ')]'],
  concept: ['(', ')'],
};
const box = ['[', ']'] as const;

/** Lines tell what a link is worth: thick for what verifies, plain for what is stated, dotted for what is only tied. */
function arrowOf({ type }: GraphEdge): string {
  if (type === 'verified-by' || type === 'guarantees' || type === 'smoke') return '==>';
  if (type === 'related') return '-.-';
  return type === 'part-of' ? '---' : '-->';
}

/** How trust shows without colour, in whatever draws the text; the site's own stylesheet adds to it. */
const trustStyles: Partial<Record<Trust, string>> = {
  untested: 'stroke-dasharray:2 6',
  missing: 'stroke-dasharray:2 3,stroke-width:2px',
  failing: 'stroke-dasharray:2 3,stroke-width:2px',
  flaky: 'stroke-dasharray:8 4,stroke-width:2px',
  skipped: 'stroke-dasharray:8 4',
  declared: 'stroke-dasharray:5 3',
  passing: 'stroke-width:3px',
};

export interface MermaidOptions {
  title: string;
  description: string;
  /** The entity that the graph is about. */
  root?: string | undefined;
  /** The site's base, without a slash at its end. */
  base?: string | undefined;
}

/** The same graph gives the same text. */
export function mermaidText(graph: Graph, { title, description, root, base = '' }: MermaidOptions): string {
  const ids = idsOf(graph.nodes);
  const idOf = (key: string) => ids.get(key) ?? '';
  const nodes = graph.nodes.map((node) => {
    const [open, close] = node.as === 'entity' ? (shapes[node.kind] ?? box) : box;
    return `  ${idOf(node.key)}${open}"${captionOf(node)}"${close}:::${node.as === 'more' ? 'more' : node.kind}`;
  });
  const states = Map.groupBy(graph.nodes, trustOf);
  const trusted = Object.entries(trustStyles).flatMap(([state, style]) => {
    const bearers = states.get(state as Trust);
    return bearers ? [`  classDef ${state} ${style}`, `  class ${bearers.map(({ key }) => idOf(key)).join(',')} ${state}`] : [];
  });
  const rooted = root !== undefined && ids.has(root) ? ['  classDef focus font-weight:bold', `  class ${idOf(root)} focus`] : [];
  return [
    'flowchart LR',
    `  accTitle: ${plain(title)}`,
    `  accDescr: ${plain(description)}`,
    ...nodes,
    ...graph.edges.map((edge) => `  ${idOf(edge.from)} ${arrowOf(edge)} ${idOf(edge.to)}`),
    ...trusted,
    ...rooted,
    ...graph.nodes.map((node) => `  click ${idOf(node.key)} href "${base}${node.url.replaceAll('"', '%22')}"`),
    '',
  ].join('\n');
}

/** What it is and how far it can be trusted in words, and below it what it is called. */
function captionOf(node: GraphNode): string {
  const rows = rowsOf(labelOf(node)).map(escaped);
  if (node.as === 'more') return rows.join('<br/>');
  const kind = node.as === 'group' ? `${node.count} ${kindWords(node.kind, node.count)}` : kindWords(node.kind);
  return [node.trust ? `${kind}, ${node.trust}` : kind, ...rows].join('<br/>');
}

/** What Mermaid or HTML would read as more than text becomes the code of its character, in Mermaid's own form. */
function escaped(text: string): string {
  const safe = text.replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\u200d\ufe0f _.,:/()'!?+=%@…-]/gu, codeOf);
  // At the beginning of a label these would be a list in Markdown.
  return safe.replace(
    /^(\d+)([.)])(?= )|^([-+])(?= )/,
    (_, digits: string | undefined, mark: string | undefined, bullet: string | undefined) => `${digits ?? ''}${codeOf(mark ?? bullet ?? '')}`,
  );
}

function codeOf(char: string): string {
  return `#${char.codePointAt(0)};`;
}

/** For titles, which Mermaid takes to the end of the line as they are. */
function plain(text: string): string {
  return text.replace(/[\s;#<>{}]+/g, ' ').trim();
}

/** Names that a person recognises and Mermaid takes for nothing else: the kind, and the id or the name. */
function idsOf(nodes: readonly GraphNode[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const node of nodes) {
    const kind = node.as === 'more' ? 'more' : node.kind.replaceAll('-', '_');
    const name = node.as === 'more' ? (node.kind ?? '') : node.as === 'group' ? node.title : (node.id ?? node.title);
    const slug = name
      .replace(/[^A-Za-z0-9]+/g, '_')
      .replace(/^_|_$/g, '')
      .slice(0, 64);
    const id = [kind, slug.replace(new RegExp(`^${kind}_`), '')].filter(Boolean).join('_');
    let free = id;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${id}_${count}`;
    taken.add(free.toLowerCase());
    ids.set(node.key, free);
  }
  return ids;
}

/** The rows of the table that says the same as the drawing: one for each edge. */
export function edgeRows(graph: Graph): { from: GraphNode; words: string; to: GraphNode }[] {
  const byKey = new Map(graph.nodes.map((node) => [node.key, node]));
  return graph.edges.flatMap((edge) => {
    const [from, to] = [byKey.get(edge.from), byKey.get(edge.to)];
    return from && to ? [{ from, words: wordsOf(edge), to }] : [];
  });
}
