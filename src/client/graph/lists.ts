// What the drawing shows, in words: the table of its links, and what a change touches.
import { kindWords, traceOrder, type Graph, type GraphNode } from '../../graph/graph.ts';
import { labelOf } from '../../graph/graph.ts';
import { whyTouched, type Impact } from '../../graph/explore/impact.ts';
import { edgeRows } from '../../graph/mermaid-text.ts';
import { make } from './make.ts';

/** A row for each line of the drawing. */
export function linkTable(graph: Graph, base: string): HTMLElement {
  const end = (node: GraphNode) => make('td', {}, node.kind ? make('small', {}, `${kindWords(node.kind)} `) : undefined, link(node, base));
  const rows = edgeRows(graph).map(({ from, words, to }) => make('tr', {}, end(from), make('td', {}, words), end(to)));
  return make('table', { class: 'quiet' }, make('caption', { class: 'visually-hidden' }, 'The links in the drawing'), make('tbody', {}, ...rows));
}

/** What a change touches, by kind, each with the reason. */
export function impactList({ touched }: Impact, base: string): HTMLElement[] {
  const groups = Map.groupBy(touched, ({ node }) => node.kind);
  return traceOrder.flatMap((kind) => {
    const inKind = groups.get(kind) ?? [];
    if (inKind.length === 0) return [];
    const items = inKind.map((one) =>
      make(
        'li',
        {},
        link(one.node, base),
        ' ',
        one.node.trust ? make('span', { class: `trust ${one.node.trust}` }, one.node.trust) : undefined,
        make('small', { class: 'why' }, whyTouched(one)),
      ),
    );
    return [make('h3', {}, `${inKind.length} ${kindWords(kind, inKind.length)}`), make('ul', {}, ...items)];
  });
}

function link(node: GraphNode, base: string): HTMLElement {
  return make('a', { href: `${base}${node.url}` }, labelOf(node));
}
