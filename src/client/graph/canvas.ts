// The drawing that is looked at: what a node is linked with lights up, arrow keys walk along links.
import { drawn } from '../../graph/drawing.ts';
import type { Graph } from '../../graph/graph.ts';
import { zooming, type Zooming } from './zoom.ts';

export interface CanvasOptions {
  base: string;
  /** The node that a reader looks at. */
  select: (key: string) => void;
}

export interface Canvas {
  show: (graph: Graph, about: { label: string; description: string; root: string | undefined }) => void;
  zoom: Zooming;
}

/** More nodes than this have a row each. */
const mostRoomy = 24;

/** Of more nodes than this what is linked is marked, and the others do not step back: thousands of them take too long to paint. */
const mostDimmed = 1000;

/** Between the border of the box and the drawing, in pixels, as the stylesheet has it. */
const boxPadding = 16;

export function canvasIn(box: HTMLElement, { base, select }: CanvasOptions): Canvas {
  const zoom = zooming(box);
  let graph: Graph = { nodes: [], edges: [] };
  let nodes: SVGAElement[] = [];
  let lines: SVGPathElement[] = [];

  function light(index: number | undefined): void {
    const svg = box.querySelector('svg');
    const key = index === undefined ? undefined : graph.nodes[index]?.key;
    svg?.classList.toggle(graph.nodes.length > mostDimmed ? 'd-marking' : 'd-lighting', key !== undefined);
    const lit = new Set([key]);
    for (const [at, { from, to }] of graph.edges.entries()) {
      const joins = key !== undefined && (from === key || to === key);
      if (joins) lit.add(from).add(to);
      lines[at]?.classList.toggle('d-lit', joins);
    }
    for (const [at, node] of graph.nodes.entries()) nodes[at]?.classList.toggle('d-lit', lit.has(node.key));
  }

  const indexOf = (target: EventTarget | null) => {
    const index = nodes.findIndex((node) => node.contains(target as Node));
    return index < 0 ? undefined : index;
  };

  function look(index: number): void {
    for (const [at, node] of nodes.entries()) {
      node.setAttribute('tabindex', at === index ? '0' : '-1');
      node.classList.toggle('d-looked', at === index);
    }
    const node = graph.nodes[index];
    if (node?.as === 'entity') select(node.key);
  }

  // What the columns are called stays in sight.
  box.addEventListener('scroll', () => {
    box.querySelector('.d-heads')?.setAttribute('transform', `translate(0 ${Math.max(0, Math.round((box.scrollTop - boxPadding) / zoom.scale()))})`);
  });
  box.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') light(indexOf(event.target));
  });
  box.addEventListener('pointerleave', () => light(indexOf(document.activeElement)));
  box.addEventListener('focusin', (event) => {
    const index = indexOf(event.target);
    light(index);
    if (index !== undefined) look(index);
  });
  box.addEventListener('focusout', () => light(undefined));
  // A click looks at a node, a second one, or Enter, opens its page, as does a click meant for another tab.
  box.addEventListener('click', (event) => {
    const index = indexOf(event.target);
    const node = index === undefined ? undefined : graph.nodes[index];
    if (index === undefined || node?.as !== 'entity' || event.detail !== 1 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    nodes[index]?.focus();
    look(index);
  });
  box.addEventListener('keydown', (event) => {
    const index = indexOf(event.target);
    const next = index === undefined ? undefined : neighbour(index, event.key);
    if (next === undefined) return;
    event.preventDefault();
    nodes[next]?.focus();
    nodes[next]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  /** Up and down within a column, left and right along a link. */
  function neighbour(index: number, key: string): number | undefined {
    const here = nodes[index]?.getBoundingClientRect();
    const node = graph.nodes[index];
    if (!here || !node) return undefined;
    const joined = new Set(graph.edges.flatMap(({ from, to }) => (from === node.key ? [to] : to === node.key ? [from] : [])));
    const fits: Record<string, (there: DOMRect, joins: boolean) => boolean> = {
      ArrowUp: (there) => there.left === here.left && there.top < here.top,
      ArrowDown: (there) => there.left === here.left && there.top > here.top,
      ArrowLeft: (there, joins) => joins && there.left < here.left,
      ArrowRight: (there, joins) => joins && there.left > here.left,
    };
    const fit = fits[key];
    if (!fit) return undefined;
    const distance = (there: DOMRect) => Math.abs(there.top - here.top) + Math.abs(there.left - here.left);
    const found = nodes.flatMap((other, at) => {
      const there = other.getBoundingClientRect();
      return at !== index && fit(there, joined.has(graph.nodes[at]?.key ?? '')) ? [{ at, far: distance(there) }] : [];
    });
    return found.sort((a, b) => a.far - b.far)[0]?.at;
  }

  return {
    zoom,
    show: (shown, { label, description, root }) => {
      graph = shown;
      const drawing = drawn(graph, { label, description, root, base, compact: graph.nodes.length > mostRoomy });
      // Made by us of names that are escaped.
      box.innerHTML = drawing.svg;
      nodes = [...box.querySelectorAll<SVGAElement>('a')];
      lines = [...box.querySelectorAll<SVGPathElement>('.d-lines path')];
      const start = Math.max(
        0,
        graph.nodes.findIndex(({ key }) => key === root),
      );
      for (const [index, node] of nodes.entries()) node.setAttribute('tabindex', index === start ? '0' : '-1');
      zoom.begin(drawing.width, drawing.height, drawing.root);
    },
  };
}
