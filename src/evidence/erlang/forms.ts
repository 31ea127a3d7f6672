// A module's forms: what it is called, what it exports and defines, and where each function stands. Function bodies stay
// tokens: most of them are never looked at.
import { tokensOf, type Token, type Tokens } from './tokens.ts';

/** One clause of a function: the tokens between its parentheses, of its guard, and after the arrow. */
export interface FunctionForm {
  name: string;
  arity: number;
  line: number;
  /** The whole form, without its final dot. */
  tokens: Token[];
  /** The branch of `-ifdef` in which it stands, if any. */
  branch: string | undefined;
}

export interface MacroForm {
  name: string;
  line: number;
  /** Undefined for a macro without parentheses. */
  parameters: string[] | undefined;
  body: Token[];
}

export interface Module {
  name: string | undefined;
  line: number;
  exportsAll: boolean;
  /** `name/arity`. */
  exports: Set<string>;
  /** All forms of each function, by `name/arity`: more than one when `-ifdef` branches define it differently. */
  functions: Map<string, FunctionForm[]>;
  /** The modules of imported functions, by `name/arity`. */
  imports: Map<string, string>;
  macros: Map<string, MacroForm[]>;
  /** Header files outside the tools' own, and parse transforms: they may define functions that are not seen here. */
  includes: { file: string; line: number }[];
  /** Names that the module calls as functions of its own, or hands on to be called. */
  calls: Set<string>;
  problems: Tokens['problems'];
}

const closerOf: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<<': '>>' };
const opening = new Set(Object.keys(closerOf));
const closing: Record<string, string> = Object.fromEntries(Object.entries(closerOf).map(([open, close]) => [close, open]));

/** Reads the forms of a module. Any text gives a module. */
export function readModule(text: string): Module {
  const { tokens, problems } = tokensOf(text);
  const module: Module = {
    name: undefined,
    line: 1,
    exportsAll: false,
    exports: new Set(),
    functions: new Map(),
    imports: new Map(),
    macros: new Map(),
    includes: [],
    calls: new Set(),
    problems: [...problems],
  };
  const branches: string[] = [];
  for (const form of formsOf(tokens, module.problems)) {
    const [first, second] = form;
    if (first?.text === '-' && second && (second.kind === 'atom' || second.text === 'if' || second.text === 'else')) readAttribute(module, form, branches);
    else if (first?.kind === 'atom' && second?.text === '(') readFunction(module, form, branches.at(-1));
  }
  return module;
}

function* formsOf(tokens: readonly Token[], problems: Tokens['problems']): Generator<Token[]> {
  let form: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'end') form.push(token);
    else if (form.length > 0) {
      const complaint = unbalanced(form);
      if (complaint) problems.push(complaint);
      yield form;
      form = [];
    }
  }
  const [first] = form;
  if (first) {
    problems.push(unbalanced(form) ?? { line: first.line, message: 'the form that begins here is never ended, expected a dot' });
    yield form;
  }
}

function unbalanced(form: readonly Token[]): Tokens['problems'][number] | undefined {
  const open: Token[] = [];
  for (const token of form) {
    if (token.kind !== 'symbol') continue;
    if (opening.has(token.text)) open.push(token);
    const wanted = closing[token.text];
    if (wanted === undefined) continue;
    const last = open.pop();
    if (last?.text !== wanted)
      return { line: token.line, message: `"${token.text}" closes nothing here${last ? `, expected "${closerOf[last.text]}" for line ${last.line}` : ''}` };
  }
  const last = open.at(-1);
  return last && { line: last.line, message: `"${last.text}" is never closed, expected "${closerOf[last.text]}"` };
}

function readAttribute(module: Module, form: Token[], branches: string[]): void {
  const name = form[1]?.text;
  const args = form.slice(3, -1);
  switch (name) {
    case 'module':
      module.name ??= args[0]?.text;
      module.line = form[0]?.line ?? 1;
      break;
    case 'export':
      for (const exported of namesWithArity(args)) module.exports.add(exported);
      break;
    case 'import':
      for (const imported of namesWithArity(args)) module.imports.set(imported, args[0]?.text ?? '');
      break;
    case 'compile':
      if (args.some((token) => token.text === 'export_all')) module.exportsAll = true;
      if (args.some((token) => token.text === 'parse_transform')) module.includes.push({ file: 'what a parse transform adds', line: form[0]?.line ?? 1 });
      break;
    case 'include':
    case 'include_lib': {
      const file = args.find((token) => token.kind === 'string')?.text ?? '';
      if (!/^(?:common_test|stdlib|eunit|kernel|proper|public_key|ssl)\//.test(file)) module.includes.push({ file, line: form[0]?.line ?? 1 });
      break;
    }
    case 'define':
      readMacro(module, args);
      break;
    case 'ifdef':
    case 'ifndef':
    case 'if':
      branches.push(`${form[0]?.line}`);
      break;
    case 'else':
    case 'elif':
      branches.push(`${branches.pop() ?? ''}+`);
      break;
    case 'endif':
      branches.pop();
      break;
  }
}

/** `name/1, other/2` anywhere in a list. */
function namesWithArity(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, i) =>
    token.kind === 'atom' && tokens[i + 1]?.text === '/' && tokens[i + 2]?.kind === 'number' ? [`${token.text}/${tokens[i + 2]?.text}`] : [],
  );
}

function readMacro(module: Module, args: Token[]): void {
  const [head, open] = args;
  if (!head) return;
  let parameters: string[] | undefined;
  let rest = args.slice(1);
  if (open?.text === '(' && open.joined) {
    const close = closeOf(args, 1);
    parameters = args
      .slice(2, close)
      .filter((token) => token.kind === 'variable')
      .map((token) => token.text);
    rest = args.slice(close + 1);
  }
  const macro: MacroForm = { name: head.text, line: head.line, parameters, body: rest[0]?.text === ',' ? rest.slice(1) : rest };
  module.macros.set(macro.name, [...(module.macros.get(macro.name) ?? []), macro]);
}

function readFunction(module: Module, form: Token[], branch: string | undefined): void {
  const [first] = form;
  if (!first) return;
  const close = closeOf(form, 1);
  const arity = argumentsIn(form.slice(2, close));
  const key = `${first.text}/${arity}`;
  const known = module.functions.get(key) ?? [];
  known.push({ name: first.text, arity, line: first.line, tokens: form, branch });
  module.functions.set(key, known);
  form.forEach((token, i) => {
    const before = form[i - 1];
    if (i === 0 || token.kind !== 'atom') return;
    const next = form[i + 1]?.text;
    const isCalled = next === '(' && before?.text !== ':' && before?.text !== ';';
    // `fun name/1`, and `?MODULE, name, Arguments` for another process or node.
    const isHandedOn = (before?.text === 'fun' && next === '/') || (before?.text === ',' && form[i - 2]?.text === 'MODULE');
    if (isCalled || isHandedOn) module.calls.add(token.text);
  });
}

/** The index of the bracket that closes the one at an index; the last one when none does. */
export function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'symbol') continue;
    if (opening.has(token.text)) depth += 1;
    else if (token.text in closing) depth -= 1;
    if (depth === 0) return i;
  }
  return tokens.length;
}

function argumentsIn(tokens: readonly Token[]): number {
  if (tokens.length === 0) return 0;
  let depth = 0;
  let count = 1;
  for (const token of tokens) {
    if (token.kind !== 'symbol') continue;
    if (opening.has(token.text)) depth += 1;
    else if (token.text in closing) depth -= 1;
    else if (token.text === ',' && depth === 0) count += 1;
  }
  return count;
}
