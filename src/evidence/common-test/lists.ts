// The functions of Erlang's `lists` with which lists of tests are put together.
import { elementsOf, unknown, type Value } from './values.ts';

/** What a function of `lists` gives, as far as it needs nothing but its arguments. */
export function listFunction(name: string, args: readonly Value[], line: number): Value {
  const [a, b] = args;
  if (a && ['append', 'flatten', 'concat'].includes(name)) return { kind: 'list', items: [...args], line };
  if (a && !b && ['sort', 'usort', 'reverse', 'uniq'].includes(name)) return a;
  // How often is not known; that it is not never is taken for granted.
  if (name === 'seq') return { kind: 'list', items: [unknown(line, 'lists:seq counts')], line };
  if (a && b && ['prefix', 'suffix', 'member'].includes(name)) return holds(name, a, b, line);
  if (a && b && name === 'subtract') return without(a, b, line);
  if (a && b && name === 'delete') return without(b, { kind: 'list', items: [a], line }, line);
  return unknown(line, `lists:${name}/${args.length} is called`);
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
