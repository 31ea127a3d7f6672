// What Erlang's own functions give, as far as suites put lists of tests together with them.
import type { Module } from '../erlang/forms.ts';
import { listFunction } from './lists.ts';
import { elementsOf, unknown, type Value } from './values.ts';

export type Truth = 'yes' | 'no' | 'maybe';

export const opposite = { yes: 'no', no: 'yes', maybe: 'maybe' } as const;

/** A truth as a value; a condition that only a run decides is unknown. */
export function truthValue(truth: Truth, line: number): Value {
  return truth === 'maybe' ? unknown(line, 'a truth value stands here') : { kind: 'atom', text: truth === 'yes' ? 'true' : 'false', line };
}

/** What a value says as a condition. */
export function truthOf(value: Value): Truth {
  return value.kind === 'atom' && value.text === 'true' ? 'yes' : value.kind === 'atom' && value.text === 'false' ? 'no' : 'maybe';
}

/** Compares two values with one of Erlang's comparing operators. */
function compare(operator: string, a: Value, b: Value): Truth {
  const decided = sameness(a, b);
  if (operator === '=:=' || operator === '==') return decided;
  if (operator === '=/=' || operator === '/=') return decided === 'maybe' ? 'maybe' : decided === 'yes' ? 'no' : 'yes';
  if (a.kind !== 'number' || b.kind !== 'number') return 'maybe';
  const [left, right] = [Number(a.text), Number(b.text)];
  const holds: Record<string, boolean> = { '>': left > right, '<': left < right, '>=': left >= right, '=<': left <= right };
  return holds[operator] === undefined || Number.isNaN(left + right) ? 'maybe' : holds[operator] ? 'yes' : 'no';
}

function sameness(a: Value, b: Value): Truth {
  const open = ['unknown', 'one of', 'fun', 'local fun'];
  if (open.includes(a.kind) || open.includes(b.kind)) return 'maybe';
  if (a.kind !== b.kind) return 'no';
  return 'text' in a && 'text' in b ? (a.text === b.text ? 'yes' : 'no') : 'maybe';
}

/** Two lists, or two texts, one after the other. */
function joined(a: Value, b: Value, line: number): Value {
  if (a.kind === 'string' && b.kind === 'string') return { kind: 'string', text: a.text + b.text, line };
  if ((a.kind === 'string' && b.kind === 'unknown') || (b.kind === 'string' && a.kind === 'unknown')) return unknown(line, 'a text is worked out by a run');
  return { kind: 'list', items: [a, b], line };
}

/** `name/arity` of `erlang`, which needs no module's name before it. */
export function ofErlang(name: string, args: readonly Value[], line: number): Value | undefined {
  const [a] = args;
  if (!a || args.length > 2) return undefined;
  switch (name) {
    case 'atom_to_list':
    case 'atom_to_binary':
      return a.kind === 'atom' ? { kind: 'string', text: a.text, line } : unknown(line, `${name} of what only a run knows`);
    case 'integer_to_list':
    case 'integer_to_binary':
      return a.kind === 'number' ? { kind: 'string', text: a.text, line } : unknown(line, `${name} of what only a run knows`);
    case 'list_to_atom':
    case 'list_to_existing_atom':
    case 'binary_to_atom':
    case 'binary_to_existing_atom':
      return a.kind === 'string' ? { kind: 'atom', text: a.text, line } : unknown(line, `${name} of what only a run knows`);
    case 'list_to_binary':
    case 'binary_to_list':
      return a.kind === 'string' ? a : unknown(line, `${name} of what only a run knows`);
    case 'hd': {
      const [first] = a.kind === 'list' ? elementsOf(a) : [];
      return first && !first.when ? first.value : unknown(line, 'hd/1 is called');
    }
    case 'element': {
      const of = args[1];
      const item = a.kind === 'number' && of?.kind === 'tuple' ? of.items[Number(a.text) - 1] : undefined;
      return item ?? unknown(line, 'element/2 is called');
    }
    default:
      return undefined;
  }
}

/** A function of one of Erlang's libraries; nothing for a module that is none of them. */
export function ofLibrary(module: string, name: string, args: readonly Value[], line: number): Value | undefined {
  if (module === 'erlang') return ofErlang(name, args, line);
  if (module === 'lists') return listFunction(name, args, line);
  const [a, b] = args;
  if (module === 'string' && a?.kind === 'string' && b?.kind === 'string') {
    if (name === 'prefix') return a.text.startsWith(b.text) ? { kind: 'string', text: a.text.slice(b.text.length), line } : atom('nomatch', line);
    if (name === 'find') return a.text.includes(b.text) ? { kind: 'string', text: a.text.slice(a.text.indexOf(b.text)), line } : atom('nomatch', line);
    if (name === 'str') return { kind: 'number', text: String(a.text.indexOf(b.text) + 1), line };
    if (name === 'equal') return truthValue(a.text === b.text ? 'yes' : 'no', line);
  }
  if (module === 'string' && (name === 'substr' || name === 'slice') && a?.kind === 'string')
    return partOf(a.text, args.slice(1), name === 'substr' ? 1 : 0, line);
  if (module === 'proplists' && name === 'get_value' && a && b) return valueAt(a, b, args[2], line);
  if (module === 'ordsets' || module === 'sets') {
    if (a && ['from_list', 'to_list'].includes(name)) return a;
    if (a && b && name === 'subtract') return listFunction('subtract', [a, b], line);
    if (a && b && name === 'union') return { kind: 'list', items: [a, b], line };
  }
  if (module === 're' && name === 'run' && a?.kind === 'string' && b?.kind === 'string') return matched(a.text, b.text, args.length, line);
  return undefined;
}

/** `string:substr(Text, Start, Length)` counts from 1, `string:slice` from 0. */
function partOf(text: string, args: readonly Value[], first: number, line: number): Value {
  const [start, length] = args.map((arg) => (arg.kind === 'number' ? Number(arg.text) : Number.NaN));
  if (start === undefined || Number.isNaN(start) || Number.isNaN(length ?? 0)) return unknown(line, 'a part of a text is worked out by a run');
  return { kind: 'string', text: text.slice(start - first, length === undefined ? undefined : start - first + length), line };
}

/** `proplists:get_value(Key, [{Key, Value}, ...], Default)` */
function valueAt(key: Value, list: Value, otherwise: Value | undefined, line: number): Value {
  const pair =
    list.kind === 'list' ? listFunction('keyfind', [key, { kind: 'number', text: '1', line }, list], line) : unknown(line, 'proplists:get_value is called');
  if (pair.kind === 'tuple') return pair.items[1] ?? unknown(line, 'proplists:get_value is called');
  return pair.kind === 'atom' ? (otherwise ?? atom('undefined', line)) : unknown(line, 'proplists:get_value is called');
}

/** Only patterns that are plain words between anchors: a stranger's pattern is not run. */
function matched(text: string, pattern: string, arity: number, line: number): Value {
  const [, start, word, end] = /^(\^?)([\w ]*)(?:\.\*)?(\$?)$/.exec(pattern) ?? [];
  if (word === undefined) return unknown(line, 're:run is called');
  const open = /\.\*\$?$/.test(pattern) ? '' : end;
  const found = start ? (open ? text === word : text.startsWith(word)) : open ? text.endsWith(word) : text.includes(word);
  if (!found) return atom('nomatch', line);
  return arity === 2 ? { kind: 'tuple', items: [atom('match', line)], line } : { kind: 'atom', text: 'match', line };
}

function atom(text: string, line: number): Value {
  return { kind: 'atom', text, line };
}

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', 'div', 'rem']);

/** What an operator gives that looks at both its sides. */
export function operated(operator: string, a: Value, b: Value, line: number): Value {
  if (operator === '++') return joined(a, b, line);
  if (operator === '--') return listFunction('subtract', [a, b], line);
  if (arithmetic.has(operator)) return computed(operator, a, b, line);
  const truth = compare(operator, a, b);
  return truth === 'maybe' ? unknown(line, `"${operator}" is worked out by a run`) : truthValue(truth, line);
}

/** What an operator between two whole numbers gives. */
function computed(operator: string, a: Value, b: Value, line: number): Value {
  const [x, y] = [a, b].map((value) => (value.kind === 'number' && /^-?\d{1,9}$/.test(value.text) ? Number(value.text) : Number.NaN)) as [number, number];
  const results: Record<string, number> = { '+': x + y, '-': x - y, '*': x * y, div: Math.trunc(x / y), rem: x % y };
  const result = results[operator];
  return result !== undefined && Number.isSafeInteger(result)
    ? { kind: 'number', text: String(result), line }
    : unknown(line, `"${operator}" is worked out by a run`);
}

/** `module_info(exports)`, or all functions, exported or not. */
export function exportsOf(module: Module, all: boolean, line: number): Value {
  const names = all || module.exportsAll ? [...module.functions.keys()] : [...module.exports];
  return {
    kind: 'list',
    line,
    items: names.map((key): Value => {
      const [name = '', arity = ''] = key.split('/');
      const at = module.functions.get(key)?.[0]?.line ?? line;
      return { kind: 'tuple', items: [atom(name, at), { kind: 'number', text: arity, line: at }], line: at };
    }),
  };
}
