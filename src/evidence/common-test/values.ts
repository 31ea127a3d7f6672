// What an expression can be when it is run: all values that some run may give it, as far as its text tells.
import type { Expression } from '../erlang/syntax.ts';

export type Value = { line: number } & (
  | { kind: 'atom' | 'string' | 'number'; text: string }
  | { kind: 'tuple'; items: Value[] }
  | { kind: 'list'; items: Value[] }
  /** One of several, by the branch that a run takes. */
  | { kind: 'one of'; values: Value[]; why: string }
  | { kind: 'fun'; clauses: (Expression & { type: 'fun' })['clauses']; scope: Scope }
  | { kind: 'local fun'; name: string }
  /** Not decidable from the text. */
  | { kind: 'unknown'; why: string }
);

/** The values of variables. */
export type Scope = ReadonlyMap<string, Value>;

export function unknown(line: number, why: string): Value {
  return { kind: 'unknown', why, line };
}

/** What is there in some branches of a choice only. */
export function sometimes(items: Value[], why: string, line: number): Value {
  return {
    kind: 'one of',
    values: [
      { kind: 'list', items, line },
      { kind: 'list', items: [], line },
    ],
    why,
    line,
  };
}

/** A value whose parts all stand in one line. */
export function relocated(value: Value, line: number): Value {
  if (value.kind === 'list' || value.kind === 'tuple') return { ...value, items: value.items.map((item) => relocated(item, line)), line };
  if (value.kind === 'one of') return { ...value, values: value.values.map((one) => relocated(one, line)), line };
  return { ...value, line };
}

/** One value of several alternatives; the same atom in all of them is that atom. */
export function oneOf(line: number, why: string, values: readonly Value[]): Value {
  const flat = values.flatMap((value) => (value.kind === 'one of' ? value.values : [value]));
  const seen = new Set<string>();
  const different = flat.filter((value) => {
    const simple =
      value.kind === 'atom' || value.kind === 'string' || value.kind === 'number'
        ? `${value.kind} ${value.text}`
        : value.kind === 'list' && value.items.length === 0
          ? '[]'
          : undefined;
    return simple === undefined || (!seen.has(simple) && seen.add(simple));
  });
  const [only] = different;
  if (different.length === 1 && only) return only;
  return { kind: 'one of', values: different, why, line };
}

/** An element of a list, and whether only some branches have it. */
export interface Element {
  value: Value;
  /** The choice on which it depends. */
  when: { why: string; line: number } | undefined;
}

/** More entries than any suite lists; lists that double themselves would not end. */
const mostElements = 20_000;

/** The elements that a list can have: those of all its alternatives. What cannot be decided is an element of its own. */
export function elementsOf(value: Value, room = { left: mostElements }): Element[] {
  if (room.left <= 0) return [];
  room.left -= 1;
  if (value.kind === 'list')
    return value.items.flatMap((item) => (item.kind === 'list' || item.kind === 'one of' ? elementsOf(item, room) : [{ value: item, when: undefined }]));
  if (value.kind !== 'one of') return [{ value, when: undefined }];
  const lists = value.values.map((one) => elementsOf(one, room));
  const names = lists.map((elements) => new Set(elements.map((element) => nameOf(element.value))));
  return lists.flat().map((element) => {
    const everywhere = names.every((set) => set.has(nameOf(element.value)));
    return everywhere ? element : { ...element, when: element.when ?? { why: value.why, line: value.line } };
  });
}

/** Names an entry of a list of tests, to find the same entry in another branch. */
function nameOf({ kind, ...value }: Value): string {
  if ('text' in value) return `${kind} ${value.text}`;
  if ('items' in value) return `${kind} ${value.items.slice(0, 2).map(nameOf).join(' ')}`;
  return `${kind} ${value.line}`;
}

/** Does a pattern fit a value: yes, no, or only in some runs? */
export type Fit = 'yes' | 'no' | 'maybe';

/** Matches a pattern, and gives the variables it binds. */
export function match(pattern: Expression, value: Value, scope: Scope): { fit: Fit; scope: Map<string, Value> } {
  const bound = new Map(scope);
  return { fit: fitOf(pattern, value, bound), scope: bound };
}

function fitOf(pattern: Expression, value: Value, bound: Map<string, Value>): Fit {
  if (pattern.type === 'variable') {
    const known = pattern.text === '_' ? undefined : bound.get(pattern.text);
    if (known) return sameValue(known, value);
    if (pattern.text !== '_') bound.set(pattern.text, value);
    return 'yes';
  }
  if (pattern.type === 'operation' && pattern.operator === '=') return both([fitOf(pattern.left, value, bound), fitOf(pattern.right, value, bound)]);
  if (value.kind === 'one of') {
    bindUnknown(pattern, value, bound);
    const fits = value.values.map((one) => fitOf(pattern, one, new Map(bound)));
    return fits.every((fit) => fit === 'yes') ? 'yes' : fits.every((fit) => fit === 'no') ? 'no' : 'maybe';
  }
  if (pattern.type === 'operation' && pattern.operator === '++' && pattern.left.type === 'string' && value.kind === 'string') {
    const { text } = pattern.left;
    return value.text.startsWith(text) ? fitOf(pattern.right, { kind: 'string', text: value.text.slice(text.length), line: value.line }, bound) : 'no';
  }
  if (value.kind === 'unknown' || pattern.type === 'macro' || pattern.type === 'other' || pattern.type === 'operation') {
    bindUnknown(pattern, value, bound);
    return 'maybe';
  }
  switch (pattern.type) {
    case 'atom':
    case 'string':
    case 'number':
      return 'text' in value && value.kind === pattern.type && value.text === pattern.text ? 'yes' : 'no';
    case 'tuple':
      if (value.kind !== 'tuple' || value.items.length !== pattern.items.length) return 'no';
      return both(pattern.items.map((item, i) => fitOf(item, value.items[i] as Value, bound)));
    case 'list':
      return fitOfList(pattern, value, bound);
    default:
      bindUnknown(pattern, value, bound);
      return 'maybe';
  }
}

function fitOfList(pattern: Expression & { type: 'list' }, value: Value, bound: Map<string, Value>): Fit {
  if (value.kind !== 'list') return 'no';
  // Elements that depend on a branch make the length unsure.
  if (value.items.some((item) => item.kind === 'one of' || item.kind === 'unknown' || item.kind === 'list')) {
    bindUnknown(pattern, value, bound);
    return 'maybe';
  }
  const { items, tail } = pattern;
  if (value.items.length < items.length || (!tail && value.items.length !== items.length)) return 'no';
  const heads = items.map((item, i) => fitOf(item, value.items[i] as Value, bound));
  const rest = tail ? [fitOf(tail, { kind: 'list', items: value.items.slice(items.length), line: value.line }, bound)] : [];
  return both([...heads, ...rest]);
}

function both(fits: Fit[]): Fit {
  return fits.includes('no') ? 'no' : fits.includes('maybe') ? 'maybe' : 'yes';
}

function sameValue(a: Value, b: Value): Fit {
  return 'text' in a && 'text' in b ? (a.kind === b.kind && a.text === b.text ? 'yes' : 'no') : 'maybe';
}

/** The variables of a pattern whose value is not known get an unknown value. */
function bindUnknown(pattern: Expression, value: Value, bound: Map<string, Value>): void {
  if (pattern.type === 'variable' && pattern.text !== '_' && !bound.has(pattern.text))
    bound.set(pattern.text, unknown(value.line, `${pattern.text} is a part of a value that only a run knows`));
  if (pattern.type === 'tuple' || pattern.type === 'list') for (const item of pattern.items) bindUnknown(item, value, bound);
  if (pattern.type === 'list' && pattern.tail) bindUnknown(pattern.tail, value, bound);
  if (pattern.type === 'operation') for (const side of [pattern.left, pattern.right]) bindUnknown(side, value, bound);
}

/** Arguments as a text that differs where they differ; what is not known looks the same everywhere. */
export function shown(args: readonly Value[]): string {
  return args
    .map((arg): string =>
      'text' in arg ? `${arg.kind} ${arg.text}` : 'items' in arg && arg.items.length < 100 ? `${arg.kind}(${shown(arg.items)})` : arg.kind,
    )
    .join(',');
}
