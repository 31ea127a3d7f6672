// What is known of the node that a reader looks at.
import { kindWords, wordsOf, type EntityNode, type WholeGraph } from '../../graph/graph.ts';
import { make } from './make.ts';

type Whole = Pick<WholeGraph, 'node' | 'edgesAt'>;

export interface PanelOptions {
  base: string;
  reasonOf: (key: string) => string | undefined;
  /** The address of the view around a node. */
  around: (key: string) => string;
  /** The address of the path from where the view is to a node, when there is such a place. */
  pathTo: (key: string) => string | undefined;
}

const mostLinks = 40;

export function panelOf(whole: Whole, node: EntityNode, { base, reasonOf, around, pathTo }: PanelOptions): HTMLElement[] {
  const reason = reasonOf(node.key);
  const path = pathTo(node.key);
  const edges = whole.edgesAt(node.key);
  const links = edges.slice(0, mostLinks).flatMap((edge) => {
    const forward = edge.from === node.key;
    const other = whole.node(forward ? edge.to : edge.from);
    if (!other) return [];
    const words = wordsOf({ type: edge.type, reversed: forward ? edge.reversed : !edge.reversed });
    return [
      make(
        'li',
        {},
        `${words} `,
        make('small', {}, kindWords(other.kind)),
        ' ',
        make('a', { href: around(other.key), 'data-view': '' }, other.title),
        edge.why ? make('small', { class: 'why' }, edge.why) : undefined,
      ),
    ];
  });
  return [
    make('p', { class: 'kind' }, kindWords(node.kind)),
    make('h3', {}, make('a', { href: `${base}${node.url}` }, node.title)),
    ...(node.trust ? [make('p', { class: 'verdict' }, make('span', { class: `trust ${node.trust}` }, node.trust), ` ${reason ?? ''}`)] : []),
    make(
      'p',
      { class: 'ways' },
      make('a', { href: `${base}${node.url}` }, 'Open its page'),
      ' ',
      make('a', { href: around(node.key), 'data-view': '' }, 'Start from here'),
      ' ',
      path !== undefined && make('a', { href: path, 'data-view': '' }, 'Path to it'),
    ),
    make('p', { class: 'count' }, edges.length === 1 ? 'One link' : `${edges.length} links`),
    make('ul', {}, ...links),
    ...(edges.length > mostLinks ? [make('p', { class: 'none' }, `and ${edges.length - mostLinks} more, on its page`)] : []),
  ];
}
