// Where nodes stand: in columns, in the order of the trace, with as few lines crossing as a few sweeps can reach.
import { orderColumns, type Slot } from './order-columns.ts';
import { spread, type Wish } from './spread.ts';

export interface Sized {
  key: string;
  /** Columns stand from left to right by their number; numbers that nothing bears take no room. */
  column: number;
  width: number;
  height: number;
  /** Those of one group stand together within their column. */
  group?: string | undefined;
  /** Stands below the others of its group. */
  last?: boolean | undefined;
}

export interface Placed {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Line {
  from: string;
  to: string;
  /** Lines of one sort that share an end pass a column together. */
  sort: string;
}

export interface Spacing {
  /** Between two nodes of a column. */
  row: number;
  /** Between two columns. */
  gap: number;
  /** Above the columns, for what they are called. */
  top: number;
}

export interface Layout {
  /** By key. All nodes of a column are as wide as its widest. */
  boxes: ReadonlyMap<string, Placed>;
  /** For each line, in order, the heights at which it passes the columns between its ends. */
  ways: readonly (readonly { x: number; width: number; y: number }[])[];
  columns: readonly { number: number; x: number; width: number }[];
  width: number;
  height: number;
}

/** What a passing line keeps free of boxes, in pixels. */
const passage = 6;
const sweeps = 6;

/**
 * Lines may lead back, and anywhere within a column; their ways are told from left to right.
 * The same input gives the same layout.
 */
export function layoutOf(nodes: readonly Sized[], lines: readonly Line[], { row, gap, top }: Spacing): Layout {
  const numbers = [...new Set(nodes.map(({ column }) => column))].sort((a, b) => a - b);
  const placeOf = new Map(numbers.map((number, index) => [number, index]));
  const columns: Slot[][] = numbers.map(() => []);
  const slots = new Map<string, { slot: Slot; column: number }>();
  for (const { key, column, height, group = '', last = false } of nodes) {
    const slot: Slot = { id: key, height, before: [], after: [], y: 0, passing: false, group, last };
    const index = placeOf.get(column) ?? 0;
    columns[index]?.push(slot);
    slots.set(key, { slot, column: index });
  }
  const passages = new Map<string, Slot>();
  const shared = sharedEnds(lines, slots);
  const passed = lines.map((line, index) => {
    const [one, other] = [slots.get(line.from), slots.get(line.to)];
    if (!one || !other) return [];
    const [start, end] = one.column > other.column ? [other, one] : [one, other];
    return passagesOf(columns, start, end, `${line.sort} ${shared[index]}`, passages);
  });
  orderColumns(columns);
  stand(columns, row);

  const widths = numbers.map((number) => Math.max(...nodes.filter(({ column }) => column === number).map(({ width }) => width)));
  let x = 0;
  const shown = numbers.map((number, index) => {
    const column = { number, x, width: widths[index] ?? 0 };
    x += column.width + gap;
    return column;
  });
  const all = columns.flat();
  const highest = Math.min(0, ...all.map(({ y, height }) => y - height / 2));
  const down = top - highest;
  const boxes = new Map(
    nodes.map(({ key, height }) => {
      const { slot, column } = slots.get(key) as { slot: Slot; column: number };
      const at = shown[column] as (typeof shown)[number];
      return [key, { x: at.x, y: Math.round(slot.y - height / 2 + down), width: at.width, height }];
    }),
  );
  const ways = passed.map((way) =>
    way.map(({ slot, column }) => ({ x: shown[column]?.x ?? 0, width: shown[column]?.width ?? 0, y: Math.round(slot.y + down) })),
  );
  const lowest = Math.max(0, ...all.map(({ y, height }) => y + height / 2));
  return { boxes, ways, columns: shown, width: Math.max(0, x - gap), height: Math.ceil(lowest + down) };
}

type Standing = { slot: Slot; column: number };

/** The end at which most lines of its sort lead on over other columns: with these each line shares its way. */
function sharedEnds(lines: readonly Line[], slots: ReadonlyMap<string, Standing>): string[] {
  const isLong = ({ from, to }: Line) => Math.abs((slots.get(from)?.column ?? 0) - (slots.get(to)?.column ?? 0)) > 1;
  const counts = new Map<string, number>();
  const name = (key: string, { sort }: Line) => `${sort} ${key}`;
  for (const line of lines) if (isLong(line)) for (const end of [line.from, line.to]) counts.set(name(end, line), (counts.get(name(end, line)) ?? 0) + 1);
  return lines.map((line) => ((counts.get(name(line.to, line)) ?? 0) > (counts.get(name(line.from, line)) ?? 0) ? line.to : line.from));
}

/** Joins two slots, with a passage in each column between them. */
function passagesOf(columns: Slot[][], start: Standing, end: Standing, bundle: string, passages: Map<string, Slot>): Standing[] {
  const way: Standing[] = [];
  let last = start.slot;
  const join = (slot: Slot) => {
    if (!last.after.includes(slot)) {
      last.after.push(slot);
      slot.before.push(last);
    }
    last = slot;
  };
  for (let column = start.column + 1; column < end.column; column += 1) {
    const name = `${column} ${bundle}`;
    let slot = passages.get(name);
    if (!slot) {
      slot = { id: '', height: passage, before: [], after: [], y: 0, passing: true, group: '', last: false };
      passages.set(name, slot);
      columns[column]?.push(slot);
    }
    join(slot);
    way.push({ slot, column });
  }
  if (end.column > start.column) join(end.slot);
  return way;
}

/** Moves every slot to the middle of those it is joined with, as far as its neighbours in the column let it. */
function stand(columns: readonly Slot[][], row: number): void {
  for (const column of columns) {
    let y = 0;
    for (const slot of column) {
      slot.y = y + slot.height / 2;
      y += slot.height + row;
    }
    for (const slot of column) slot.y -= y / 2;
  }
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    for (const column of sweep % 2 === 0 ? columns : [...columns].reverse()) {
      const wishes = column.map((slot): Wish => {
        const joined = sweep < sweeps - 2 ? (sweep % 2 === 0 ? slot.before : slot.after) : [...slot.before, ...slot.after];
        const near = joined.length > 0 ? joined : [...slot.before, ...slot.after];
        const middle = near.reduce((sum, { y }) => sum + y, 0) / near.length;
        return { y: near.length > 0 ? middle : slot.y, weight: near.length > 0 ? (slot.passing ? 4 : 1) : 0.01, height: slot.height };
      });
      for (const [index, y] of spread(wishes, row).entries()) (column[index] as Slot).y = y;
    }
  }
}
