// The order within columns: each slot goes where those stand that it is joined with, back and forth, and the best of it stays.

/** A node, or the place at which a line passes a column. */
export interface Slot {
  id: string;
  height: number;
  /** Slots of neighbouring columns that it is joined with. */
  before: Slot[];
  after: Slot[];
  /** Its middle. */
  y: number;
  passing: boolean;
  /** Slots of one group stand together; a passing line belongs to none. */
  group: string;
  /** Stands below the others of its group. */
  last: boolean;
}

const rounds = 10;
/** Counting the crossings of more lines than this takes longer than it is worth. */
const mostLines = 20_000;

/** Sorts the columns in place. Slots that nothing moves keep the order in which they came. */
export function orderColumns(columns: Slot[][]): void {
  const lines = columns.flat().reduce((sum, { after }) => sum + after.length, 0);
  const free = ordered(columns, false, lines <= mostLines);
  const grouped = lines <= mostLines ? ordered(columns, true, true) : free;
  // Kinds stand together where that costs no crossing.
  const { best } = grouped.crossed <= free.crossed ? grouped : free;
  for (const [index, column] of best.entries()) columns[index] = column;
}

/** @param counted without counting, the last round is as good as any */
function ordered(given: readonly Slot[][], grouped: boolean, counted: boolean): { best: Slot[][]; crossed: number } {
  const columns = given.map((column) => [...column]);
  const place = new Map<Slot, number>();
  const number = (column: readonly Slot[]) => column.forEach((slot, index) => place.set(slot, index));
  for (const column of columns) {
    number(column);
    arrange(column, grouped, (slot) => place.get(slot) ?? 0);
    number(column);
  }
  const count = () => (!counted ? 0 : columns.reduce((sum, column) => sum + crossings(column, place), 0));
  let best = columns.map((column) => [...column]);
  let crossed = count();
  for (let round = 0; round < rounds; round += 1) {
    if (counted && crossed === 0) break;
    const forward = round % 2 === 0;
    for (const column of forward ? columns : [...columns].reverse()) {
      arrange(column, grouped, (slot) => barycentre(forward ? slot.before : slot.after, place) ?? place.get(slot) ?? 0);
      number(column);
    }
    const now = count();
    if (now < crossed || !counted) {
      crossed = now;
      best = columns.map((column) => [...column]);
    }
  }
  return { best, crossed };
}

/** Sorts by where slots wish to stand; groups by what their members wish on the average. */
function arrange(column: Slot[], grouped: boolean, wishOf: (slot: Slot) => number): void {
  const wish = new Map(column.map((slot) => [slot, wishOf(slot)]));
  const byWish = (a: Slot, b: Slot) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0);
  if (!grouped) {
    column.sort(byWish);
    return;
  }
  const groups = new Map<string, number>();
  for (const [group, members] of Map.groupBy(column, (slot) => slot.group))
    groups.set(group, members.reduce((sum, slot) => sum + (wish.get(slot) ?? 0), 0) / members.length);
  const place = (slot: Slot) => (slot.group === '' ? wish.get(slot) : groups.get(slot.group)) ?? 0;
  const byName = (a: Slot, b: Slot) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0);
  column.sort((a, b) => place(a) - place(b) || byName(a, b) || Number(a.last) - Number(b.last) || byWish(a, b));
}

function barycentre(joined: readonly Slot[], place: ReadonlyMap<Slot, number>): number | undefined {
  if (joined.length === 0) return undefined;
  return joined.reduce((sum, slot) => sum + (place.get(slot) ?? 0), 0) / joined.length;
}

/** How many pairs of lines cross between a column and the next: inversions, counted with a binary indexed tree. */
function crossings(column: readonly Slot[], place: ReadonlyMap<Slot, number>): number {
  const ends = column.flatMap(({ after }) => after.map((slot) => place.get(slot) ?? 0).sort((a, b) => a - b));
  const size = Math.max(0, ...ends) + 1;
  const tree = Array.from({ length: size + 1 }, () => 0);
  let found = 0;
  for (const [index, end] of ends.entries()) {
    let notAfter = 0;
    for (let at = end + 1; at > 0; at -= at & -at) notAfter += tree[at] ?? 0;
    found += index - notAfter;
    for (let at = end + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
  }
  return found;
}
