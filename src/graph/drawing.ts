// A graph as static SVG. Colours and dashes are the stylesheet's, so that one drawing serves light and dark; nothing in it has
// an id, so that any number of them can stand on a page.
import type { Trust } from '../model/trust.ts';
import { dense, labelWidth, markWidth, roomy, sized, trustOf, type Manner, type SizedNode } from './boxes.ts';
import { kindWords, traceOrder, type Graph } from './graph.ts';
import { rowsOf } from './label-rows.ts';
import { layoutOf, type Placed } from './layout.ts';
import { linesOf, sortOf } from './lines.ts';
import { insetOf, outlineOf } from './shapes.ts';
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
const headRow = 15;
const headRows = { widest: 28, most: 4 };
/** What a page has room for beside its margins. */
const pageWidth = 850;

/** The same graph gives the same bytes. */
export function drawn(graph: Graph, { label, description, root, base = '', compact = false }: DrawingOptions): Drawn {
  const manner = compact ? dense : roomy;
  const nodes = sized(graph.nodes, graph.edges, manner, root);
  const heads = headsOf(nodes);
  const headHeight = Math.max(1, ...[...heads.values()].map(({ length }) => length)) * headRow;
  const top = headHeight + 15;
  const widened = nodes.map((node) => ({ ...node, width: Math.max(node.width, ...(heads.get(node.column) ?? []).map((row) => Math.ceil(headWidth(row)))) }));
  const gap = compact ? 72 : gapFor(widened, graph.edges.length);
  const layout = layoutOf(
    widened,
    graph.edges.map((edge) => ({ ...edge, sort: sortOf(edge) })),
    { row: compact ? 5 : 12, gap, top },
  );
  const lines = linesOf(graph.edges, widened, layout, gap);
  const right = Math.max(layout.width, ...lines.map((line) => line.right));
  const titles = layout.columns.map(({ number, x, width }) => {
    const rows = heads.get(number) ?? [];
    // They stand on their line, however many rows there are.
    const words = rows.map((row, index) => textOf(row, x, headHeight - 3 - (rows.length - 1 - index) * headRow, headWidth(row), 'd-head'));
    return `${words.join('')}<path d="M${x} ${headHeight + 3}h${width}"/>`;
  });
  const boxes = widened.map((node) => nodeOf(node, layout.boxes.get(node.key) as Placed, { manner, base }));
  const back = compact ? `<rect class="d-back" x="-${margin}" y="-${margin}" width="${Math.ceil(right) + 2 * margin}" height="${top}"/>` : '';
  const headed = `<g class="d-heads">${back}${titles.join('')}</g>`;
  const [width, height] = [Math.ceil(right) + 2 * margin, layout.height + 2 * margin];
  const names = ['d-trace', ...(compact ? ['d-compact'] : width > 860 && width < 1150 ? ['d-wide'] : [])];
  return {
    svg:
      `<svg class="${names.join(' ')}" viewBox="-${margin} -${margin} ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${attribute(label)}">` +
      `<desc>${escaped(description)}</desc><g class="d-lines">${lines.map((line) => line.svg).join('')}</g>${boxes.join('')}${headed}</svg>`,
    width,
    height,
    root: root === undefined ? undefined : layout.boxes.get(root),
  };
}

/** As far apart as lines need to be told from each other, and further where there is room on a page. */
function gapFor(nodes: readonly SizedNode[], edges: number): number {
  const columns = [...Map.groupBy(nodes, ({ column }) => column).values()];
  const taken = columns.reduce((sum, column) => sum + Math.max(...column.map(({ width }) => width)), 0);
  const tallest = Math.max(0, ...columns.map((column) => column.reduce((sum, { height }) => sum + height, 0)));
  const least = Math.min(56, 34 + edges);
  return Math.round(Math.max(least, Math.min(tallest / 4, 88, (pageWidth - taken) / (columns.length - 1))));
}

/** In bold, which is a little wider. */
function headWidth(row: string): number {
  return widthOf(row, headSize) * 1.06;
}

/** What stands above each column: the kinds in it. */
function headsOf(nodes: readonly SizedNode[]): Map<number, string[]> {
  const heads = new Map<number, string[]>();
  for (const [column, members] of Map.groupBy(nodes, (node) => node.column)) {
    const inColumn = new Set(members.map(({ node }) => node.kind));
    const kinds = traceOrder.filter((kind) => inColumn.has(kind));
    const words = kinds.map((kind) => kindWords(kind, 2)).join(', ');
    heads.set(column, rowsOf(words.charAt(0).toUpperCase() + words.slice(1), headRows));
  }
  return heads;
}

function nodeOf({ node, shape, rows, state, focus }: SizedNode, box: Placed, { manner, base }: { manner: Manner; base: string }): string {
  const trust = trustOf(node);
  const names = ['d-node', node.as === 'more' && 'd-more', node.kind && `d-${node.kind}`, trust && `d-${trust}`, focus && 'd-focus'].filter(Boolean).join(' ');
  const left = box.x + insetOf(shape);
  const top = box.y + manner.padding + (shape === 'store' || shape === 'pile' ? 3 : 0);
  const marked = trust && manner.stateSize === undefined ? markWidth : 0;
  const labels = rows.map((row, index) => textOf(row, left + marked, round(top + (index + 0.72) * manner.rowHeight), labelWidth(row, manner, focus)));
  if (marked && trust) labels.push(markOf(trust, left + 5, box.y + box.height / 2));
  if (state !== undefined && manner.stateSize !== undefined) {
    const y = top + rows.length * manner.rowHeight + 11;
    if (trust) labels.push(markOf(trust, left + 5, y - 4));
    labels.push(textOf(state, left + (trust ? markWidth : 0), y, widthOf(state, manner.stateSize), 'd-state'));
  }
  return `<a class="${names}" href="${attribute(base + node.url)}"><path d="${outlineOf(shape, box)}"/>${labels.join('')}</a>`;
}

/** As wide as it was reckoned, so that no font leaves its box. */
function textOf(text: string, x: number, y: number, width: number, name?: string): string {
  if (text === '') return '';
  return `<text${name ? ` class="${name}"` : ''} x="${x}" y="${y}" textLength="${round(width)}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>`;
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
