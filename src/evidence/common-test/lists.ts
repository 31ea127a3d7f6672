// The functions of Erlang's `lists` with which lists of tests are put together.
import { elementsOf, unknown, type Value } from './values.ts';

/** What a function of `lists` gives, as far as it needs nothing but its arguments. */
export function listFunction(name: string, args: readonly Value[], line: number): Value {
  const [a, b] = args;
  if (a && ['append', 'flatten'].includes(name)) return { kind: 'list', items: [...args], line };
  if (a && !b && ['sort', 'usort', 'reverse', 'uniq'].includes(name)) return a;
  if (name === 'seq') return sequence(a, b, line);
  if (name === 'concat' && a) return concatenated(a, line);
  if (name === 'keyfind' && args[2]) return found(a, b, args[2], line);
  if (a && b && ['prefix', 'suffix', 'member'].includes(name)) return holds(name, a, b, line);
  if (a && b && name === 'subtract') return without(a, b, line);
  if (a && b && name === 'delete') return without(b, { kind: 'list', items: [a], line }, line);
  return unknown(line, `lists:${name}/${args.length} is called`);
}

/** More numbers than any suite counts out. */
const longest = 1000;

/** `lists:seq(1, 3)`; where a run counts, that it counts at all is taken for granted. */
function sequence(from: Value | undefined, to: Value | undefined, line: number): Value {
  const [first, last] = [from, to].map((value) => (value?.kind === 'number' && /^\d+$/.test(value.text) ? Number(value.text) : Number.NaN));
  const length = (last ?? 0) - (first ?? 0) + 1;
  if (!(length >= 0 && length <= longest)) return { kind: 'list', items: [unknown(line, 'lists:seq counts')], line };
  return { kind: 'list', items: Array.from({ length }, (_, i): Value => ({ kind: 'number', text: String((first ?? 0) + i), line })), line };
}

/** `lists:concat(["test_", Name, 3])`: a text of atoms, numbers and texts. */
function concatenated(list: Value, line: number): Value {
  const elements = elementsOf(list);
  const texts = elements.flatMap(({ value, when }) => ('text' in value && !when ? [value.text] : []));
  // A list of lists is a list all the same.
  if (elements.some(({ value }) => value.kind === 'list' || value.kind === 'tuple')) return { kind: 'list', items: [list], line };
  return texts.length === elements.length && texts.length > 0 ? { kind: 'string', text: texts.join(''), line } : { kind: 'list', items: [list], line };
}

/** `lists:keyfind(Key, Position, Tuples)`. */
function found(key: Value | undefined, position: Value | undefined, list: Value, line: number): Value {
  const at = position?.kind === 'number' ? Number(position.text) - 1 : Number.NaN;
  for (const { value, when } of elementsOf(list)) {
    const item = value.kind === 'tuple' ? value.items[at] : undefined;
    if (!item || !key || !('text' in item) || !('text' in key) || when) return unknown(line, 'lists:keyfind/3 is called');
    if (item.kind === key.kind && item.text === key.text) return value;
  }
  return { kind: 'atom', text: 'false', line };
}

function holds(name: string, a: Value, b: Value, line: number): Value {
  const truth = (is: boolean): Value => ({ kind: 'atom', text: String(is), line });
  if (name !== 'member' && a.kind === 'string' && b.kind === 'string') return truth(name === 'prefix' ? b.text.startsWith(a.text) : b.text.endsWith(a.text));
  const elements = name === 'member' && a.kind === 'atom' ? elementsOf(b) : undefined;
  if (!elements || elements.some(({ value, when }) => when || value.kind !== 'atom')) return unknown(line, `lists:${name}/2 is called`);
  return truth(elements.some(({ value }) => 'text' in value && 'text' in a && value.text === a.text));
}

/** A list without the elements of another; what is taken away only in some branches stays, as in some branches. */
function without(from: Value, taken: Value, line: number): Value {
  const gone = new Map(elementsOf(taken).flatMap(({ value, when }) => (value.kind === 'atom' ? [[value.text, when] as const] : [])));
  const items = elementsOf(from).flatMap(({ value, when }): Value[] => {
    const isGone = value.kind === 'atom' && gone.has(value.text);
    const depends = when ?? (isGone ? gone.get(value.text as string) : undefined);
    if (isGone && !gone.get(value.text as string)) return [];
    return depends ? [{ kind: 'one of', values: [value, { kind: 'list', items: [], line }], why: depends.why, line: depends.line }] : [value];
  });
  return { kind: 'list', items, line };
}
