// A graph as static SVG. Colours and dashes are the stylesheet's, so that one drawing serves light and dark; nothing in it has
// an id, so that any number of them can stand on a page.
import type { Trust } from '../model/trust.ts';
import { dense, markWidth, roomy, sized, trustOf, type Manner, type SizedNode } from './boxes.ts';
import { kindWords, traceOrder, type Graph, type GraphEdge } from './graph.ts';
import { layoutOf, type Layout, type Placed } from './layout.ts';
import { indentOf, insetOf, outlineOf } from './shapes.ts';
import { widthOf } from './text-width.ts';

export interface DrawingOptions {
  /** What it shows, for screen readers. */
  label: string;
  description: string;
  /** The entity that it is about. */
  root?: string | undefined;
  /** The site's base, without a slash at its end. */
  base?: string | undefined;
  /** One row for each node: for hundreds of them. */
  compact?: boolean | undefined;
}

export interface Drawn {
  svg: string;
  width: number;
  height: number;
  /** Where the root's box lies in the drawing. */
  root: Placed | undefined;
}

const margin = 3;
const headSize = 12;
const headHeight = 24;

/** The same graph gives the same bytes. */
export function drawn(graph: Graph, { label, description, root, base = '', compact = false }: DrawingOptions): Drawn {
  const manner = compact ? dense : roomy;
  const nodes = sized(graph.nodes, graph.edges, manner);
  const heads = headsOf(nodes);
  const widened = nodes.map((node) => ({ ...node, width: Math.max(node.width, Math.ceil(widthOf(heads.get(node.column) ?? '', headSize))) }));
  const gap = compact ? 72 : Math.min(56, 34 + graph.edges.length);
  const layout = layoutOf(
    widened,
    graph.edges.map((edge) => ({ ...edge, sort: sortOf(edge) })),
    { row: compact ? 5 : 12, gap, top: headHeight },
  );
  const byKey = new Map(widened.map((node) => [node.key, node]));
  let right = layout.width;
  const lines = graph.edges.map((edge, index) => {
    const line = lineOf(edge, layout.ways[index] ?? [], { layout, nodes: byKey, gap });
    right = Math.max(right, line.right);
    return line.svg;
  });
  const titles = layout.columns.map(({ number, x }) => textOf(heads.get(number) ?? '', x, headSize, headSize, 'd-head'));
  const boxes = widened.map((node) => nodeOf(node, layout.boxes.get(node.key) as Placed, { manner, base, focus: node.key === root }));
  const back = compact ? `<rect class="d-back" x="-${margin}" y="-${margin}" width="${Math.ceil(right) + 2 * margin}" height="${headHeight}"/>` : '';
  const top = `<g class="d-heads">${back}${titles.join('')}</g>`;
  const [width, height] = [Math.ceil(right) + 2 * margin, layout.height + 2 * margin];
  const names = ['d-trace', ...(compact ? ['d-compact'] : width > 860 && width < 1150 ? ['d-wide'] : [])];
  return {
    svg:
      `<svg class="${names.join(' ')}" viewBox="-${margin} -${margin} ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${attribute(label)}">` +
      `<desc>${escaped(description)}</desc><g class="d-lines">${lines.join('')}</g>${boxes.join('')}${top}</svg>`,
    width,
    height,
    root: root === undefined ? undefined : layout.boxes.get(root),
  };
}

/** What stands above each column: the kinds in it. */
function headsOf(nodes: readonly SizedNode[]): Map<number, string> {
  const heads = new Map<number, string>();
  for (const [column, members] of Map.groupBy(nodes, (node) => node.column)) {
    const inColumn = new Set(members.map(({ node }) => node.kind));
    const kinds = traceOrder.filter((kind) => inColumn.has(kind));
    const words = kinds.map((kind) => kindWords(kind, 2)).join(', ');
    heads.set(column, words.charAt(0).toUpperCase() + words.slice(1));
  }
  return heads;
}

interface Ends {
  layout: Layout;
  nodes: ReadonlyMap<string, SizedNode>;
  gap: number;
}

/** A line from the right side of a node to the left side of another, or round the right of a column. */
function lineOf({ type, ...edge }: GraphEdge, way: Layout['ways'][number], { layout, nodes, gap }: Ends): { svg: string; right: number } {
  const boxOf = (key: string) => layout.boxes.get(key) as Placed;
  // Between two of one kind a line may lead back: it is drawn forward, with its arrow at the start.
  const back = boxOf(edge.from).x > boxOf(edge.to).x;
  const [from, to] = back ? [edge.to, edge.from] : [edge.from, edge.to];
  const [start, end] = [boxOf(from), boxOf(to)];
  const shapeOf = (key: string) => nodes.get(key)?.shape ?? 'box';
  const within = start.x === end.x;
  let x = start.x + start.width - indentOf(shapeOf(from), 'right');
  let y = middle(start);
  let right = 0;
  let path = `M${x} ${y}`;
  const arrow = type !== 'related' && type !== 'part-of';
  if (arrow && back) path += `m7-4-7 4m7 4-7-4`;
  const curve = (toX: number, toY: number) => {
    const half = round((x + toX) / 2);
    path += toY === y ? `H${toX}` : `C${half} ${y} ${half} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  };
  if (within) {
    const bulge = Math.min(gap - 10, 18 + Math.abs(middle(end) - y) / 8);
    right = start.x + start.width + bulge;
    const control = round(start.x + start.width + bulge / 0.75);
    path += `C${control} ${y} ${control} ${middle(end)} ${end.x + end.width - indentOf(shapeOf(to), 'right')} ${middle(end)}`;
  } else {
    for (const passage of way) {
      curve(passage.x, passage.y);
      curve(passage.x + passage.width, passage.y);
    }
    curve(end.x + indentOf(shapeOf(to), 'left'), middle(end));
  }
  if (arrow && !back) path += within ? 'm7-4-7 4m7 4-7-4' : 'm-7-4 7 4m-7 4 7-4';
  const name = sortOf({ type });
  return { svg: `<path${name === '' ? '' : ` class="${name}"`} d="${path}"/>`, right };
}

/** Lines tell what a link is worth: strong for what verifies, dotted for what is only tied. */
function sortOf({ type }: Pick<GraphEdge, 'type'>): string {
  if (type === 'verified-by' || type === 'guarantees' || type === 'smoke') return 'd-strong';
  return type === 'related' ? 'd-tie' : '';
}

function middle({ y, height }: Placed): number {
  return y + height / 2;
}

function nodeOf({ node, shape, rows, state }: SizedNode, box: Placed, { manner, base, focus }: { manner: Manner; base: string; focus: boolean }): string {
  const trust = trustOf(node);
  const names = ['d-node', `d-${node.as === 'more' ? 'more' : node.kind}`, trust && `d-${trust}`, focus && 'd-focus'].filter(Boolean).join(' ');
  const left = box.x + insetOf(shape);
  const top = box.y + manner.padding + (shape === 'store' || shape === 'pile' ? 3 : 0);
  const marked = trust && manner.stateSize === undefined ? markWidth : 0;
  const labels = rows.map((row, index) => textOf(row, left + marked, round(top + (index + 0.72) * manner.rowHeight), manner.labelSize));
  if (marked && trust) labels.push(markOf(trust, left + 5, box.y + box.height / 2));
  if (state !== undefined && manner.stateSize !== undefined) {
    const y = top + rows.length * manner.rowHeight + 11;
    if (trust) labels.push(markOf(trust, left + 5, y - 4));
    labels.push(textOf(state, left + (trust ? markWidth : 0), y, manner.stateSize, 'd-state'));
  }
  return `<a class="${names}" href="${attribute(base + node.url)}"><path d="${outlineOf(shape, box)}"/>${labels.join('')}</a>`;
}

/** As wide as it was reckoned, so that no font leaves its box. */
function textOf(text: string, x: number, y: number, size: number, name?: string): string {
  if (text === '') return '';
  return `<text${name ? ` class="${name}"` : ''} x="${x}" y="${y}" textLength="${round(widthOf(text, size))}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
}

/** The signs of trust, as everywhere on the site: full is proven, half is run, hollow is only said, a square is wrong. */
function markOf(trust: Trust, x: number, y: number): string {
  const circle = `M${x - 4} ${y}a4 4 0 1 1 8 0a4 4 0 1 1-8 0z`;
  const square = `M${x - 4} ${y - 4}h8v8h-8z`;
  const paths: Record<Trust, string> = {
    untested: `<path class="d-mark" d="M${x - 4} ${y}h8"/>`,
    missing: `<path class="d-mark" d="${square}"/>`,
    failing: `<path class="d-mark d-full" d="${square}"/>`,
    flaky: `<path class="d-mark d-part" d="${circle}"/>`,
    skipped: `<path class="d-mark d-part" d="${circle}"/>`,
    declared: `<path class="d-mark" d="${circle}"/>`,
    defined: `<path class="d-mark" d="${circle}"/><path class="d-mark d-full" d="M${x} ${y - 4}a4 4 0 0 0 0 8z"/>`,
    passing: `<path class="d-mark d-full" d="${circle}"/>`,
  };
  return paths[trust];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;');
}
