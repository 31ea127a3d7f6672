// The lines of a drawing: from the right side of a node to the left side of another, or round the right of a column.
import type { SizedNode } from './boxes.ts';
import type { GraphEdge } from './graph.ts';
import type { Layout, Placed } from './layout.ts';
import { indentOf } from './shapes.ts';

/** Lines tell what a link is worth: strong for what verifies, dotted for what is only tied. */
export type LineSort = 'd-strong' | '' | 'd-tie';

export function sortOf({ type }: Pick<GraphEdge, 'type'>): LineSort {
  if (type === 'verified-by' || type === 'guarantees' || type === 'smoke') return 'd-strong';
  return type === 'related' ? 'd-tie' : '';
}

interface DrawnLine {
  svg: string;
  /** How far to the right it goes; 0 when nodes go further. */
  right: number;
}

type Side = 'left' | 'right';

interface End {
  key: string;
  side: Side;
  sort: LineSort;
  /** The height to which the line leads from there. */
  towards: number;
}

/** Between two places at one side of a node, in pixels. */
const apart = 8;
/** Lines come straight into their arrows. */
const lead = 8;
/** The heads of arrows, by where they point. */
const leftwards = 'm6-3.5-6 3.5m6 3.5-6-3.5';
const rightwards = 'm-6-3.5 6 3.5m-6 3.5 6-3.5';

/**
 * @param gap between two columns
 * @returns for each edge, in order
 */
export function linesOf(edges: readonly GraphEdge[], nodes: readonly SizedNode[], layout: Layout, gap: number): DrawnLine[] {
  const boxOf = (key: string) => layout.boxes.get(key) as Placed;
  const shapes = new Map(nodes.map(({ key, shape }) => [key, shape]));
  const joined = edges.map((edge, index) => {
    // Between two of one kind a line may lead back: it is drawn forward, with its arrow at the start.
    const back = boxOf(edge.from).x > boxOf(edge.to).x;
    const [from, to] = back ? [edge.to, edge.from] : [edge.from, edge.to];
    const [way, sort] = [layout.ways[index] ?? [], sortOf(edge)];
    const start: End = { key: from, side: 'right', sort, towards: way[0]?.y ?? middle(boxOf(to)) };
    const end: End = { key: to, side: boxOf(from).x === boxOf(to).x ? 'right' : 'left', sort, towards: way.at(-1)?.y ?? middle(boxOf(from)) };
    const arrow: Arrow = edge.type === 'related' || edge.type === 'part-of' ? undefined : back ? 'start' : 'end';
    return { start, end, way, arrow, sort };
  });
  const heights = heightsOf(
    joined.flatMap(({ start, end }) => [start, end]),
    layout.boxes,
  );
  const place = (end: End) => {
    const box = boxOf(end.key);
    const y = heights(end);
    const indent = indentOf(shapes.get(end.key) ?? 'box', end.side, (y - middle(box)) / box.height);
    return { x: round(end.side === 'left' ? box.x + indent : box.x + box.width - indent), y };
  };
  return joined.map(({ start, end, way, arrow, sort }) => {
    const [one, other] = [place(start), place(end)];
    const within = end.side === 'right';
    const right = within ? boxOf(start.key).x + boxOf(start.key).width + bulgeOf(one, other, gap) : 0;
    const path = within ? around(one, other, right, arrow) : across(one, other, way, arrow);
    return { svg: `<path${sort === '' ? '' : ` class="${sort}"`} d="${path}"/>`, right };
  });
}

/** Lines of one sort meet at one place of a side: the strongest in the middle, others beside it, on the side to which they lead. */
function heightsOf(ends: readonly End[], boxes: Layout['boxes']): (end: Pick<End, 'key' | 'side' | 'sort'>) => number {
  const heights = new Map<string, number>();
  for (const [name, atSide] of Map.groupBy(ends, ({ key, side }) => `${side} ${key}`)) {
    const box = boxes.get(atSide[0]?.key ?? '') as Placed;
    const towards = new Map(
      [...Map.groupBy(atSide, ({ sort }) => sort)].map(([sort, of]) => [sort, of.reduce((sum, end) => sum + end.towards, 0) / of.length]),
    );
    const [first, ...others] = (['d-strong', '', 'd-tie'] as const).filter((sort) => towards.has(sort));
    const step = Math.min(apart, box.height / 2 - 4);
    const above = (sort: LineSort) => (towards.get(sort) ?? 0) - (towards.get(first ?? '') ?? 0);
    const order = others.sort((a, b) => above(a) - above(b));
    heights.set(`${name} ${first}`, middle(box));
    for (const [index, sort] of order.entries()) {
      const down = order.length === 2 ? index === 1 : above(sort) > 0;
      heights.set(`${name} ${sort}`, middle(box) + (down ? step : -step));
    }
  }
  return ({ key, side, sort }) => heights.get(`${side} ${key} ${sort}`) ?? 0;
}

interface Point {
  x: number;
  y: number;
}

type Arrow = 'start' | 'end' | undefined;

/** To a later column, by the passages that were kept free in those between. */
function across(start: Point, end: Point, way: Layout['ways'][number], arrow: Arrow): string {
  let { x, y } = start;
  let path = `M${x} ${y}${arrow === 'start' ? leftwards : ''}`;
  const straight = (toX: number) => {
    if (toX === x) return;
    path += `H${toX}`;
    x = toX;
  };
  const curve = (toX: number, toY: number) => {
    if (toY === y) return straight(toX);
    const half = round((x + toX) / 2);
    path += `C${half} ${y} ${half} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
  };
  if (arrow === 'start') straight(x + lead);
  for (const passage of way) {
    curve(passage.x, passage.y);
    straight(passage.x + passage.width);
  }
  curve(round(end.x - (arrow === 'end' ? lead : 0)), end.y);
  straight(end.x);
  return path + (arrow === 'end' ? rightwards : '');
}

/** Round the right of its column. */
function around(start: Point, end: Point, right: number, arrow: Arrow): string {
  // A cubic curve goes three quarters of the way to its control points.
  const control = round(start.x + (right - Math.max(start.x, end.x)) / 0.75);
  return `M${start.x} ${start.y}C${control} ${start.y} ${control} ${end.y} ${end.x} ${end.y}${arrow ? leftwards : ''}`;
}

function bulgeOf(start: Point, end: Point, gap: number): number {
  return Math.min(gap - 10, 18 + Math.abs(end.y - start.y) / 8);
}

function middle({ y, height }: Placed): number {
  return y + height / 2;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
