// Runs the functions that list a suite's tests, on paper: every branch that a run could take is taken.
import type { Module } from '../erlang/forms.ts';
import { clausesOf } from '../erlang/parse.ts';
import { NotErlang, type Clause, type Expression } from '../erlang/syntax.ts';
import { exportsOf, ofErlang, ofLibrary, operated, opposite, truthOf, truthValue, type Truth } from './builtins.ts';
import { higherOrder } from './higher-order.ts';
import { Macros } from './macros.ts';
import { Others, type Neighbours } from './others.ts';
import { elementsOf, match, oneOf, relocated, shown, sometimes, unknown, type Scope, type Value } from './values.ts';

/** More steps than any list of tests takes; a suite that needs more counts or loops. */
const mostSteps = 50_000;
const deepestCalls = 40;

/** Runs functions of one module. */
export class Evaluator {
  readonly #module: Module;
  readonly #clauses = new Map<string, Clause[][]>();
  readonly #macros: Macros;
  readonly #running: string[] = [];
  #steps = 0;
  readonly #others: Others<Evaluator>;
  /** The first place that is no Erlang, if one was met. */
  problem: { line: number; message: string } | undefined;

  /** @param others modules that are not this one: how to find them, or those that are known already */
  constructor(module: Module, others: Neighbours | Others<Evaluator> = () => undefined) {
    this.#module = module;
    this.#macros = new Macros(module);
    this.#others = others instanceof Others ? others : new Others<Evaluator>(others, module.name ?? '', this, (other) => new Evaluator(other, this.#others));
  }

  has(name: string, arity: number): boolean {
    return this.#module.functions.has(`${name}/${arity}`);
  }

  /** What a function of the module gives for arguments. */
  call(name: string, args: Value[], line: number): Value {
    const key = `${name}/${args.length}`;
    const forms = this.#formsOf(key);
    const [include] = this.#module.includes;
    if (!forms) return unknown(line, `${key} is not defined here${include ? `, perhaps in ${include.file}` : ''}`);
    // With other arguments, all of them known, a function may well call itself: it counts down, or walks along a list.
    const way = `${key} ${shown(args)}`;
    if (this.#running.includes(way) || this.#running.length >= deepestCalls) return unknown(line, `${key} calls itself`);
    this.#running.push(way);
    const values = forms.map((clauses) => this.#apply(clauses, args, new Map(), line, key));
    this.#running.pop();
    const [only, ...others] = values;
    return only && others.length === 0 ? only : oneOf(line, `the -ifdef branches of ${key}`, values);
  }

  /** What a macro without parameters stands for. */
  macro(name: string, line: number): Value {
    return this.#value({ type: 'macro', name, args: undefined, line }, new Map());
  }

  #formsOf(key: string): Clause[][] | undefined {
    const known = this.#clauses.get(key);
    if (known) return known;
    const forms = this.#module.functions.get(key);
    if (!forms) return undefined;
    const read = forms.flatMap((form) => {
      try {
        return [clausesOf(form.tokens)];
      } catch (error) {
        if (!(error instanceof NotErlang)) throw error;
        this.problem ??= { line: error.line, message: `${key} cannot be read: ${error.message}` };
        return [];
      }
    });
    this.#clauses.set(key, read);
    return read;
  }

  /** Takes the clauses that fit, up to the first that surely does; each alternative of an argument is tried alone. */
  #apply(clauses: Clause[], args: Value[], scope: Scope, line: number, what: string): Value {
    this.#steps += 1;
    if (this.#steps > mostSteps) return unknown(line, 'it takes too many steps to follow');
    const split = args.findIndex((arg) => arg.kind === 'one of');
    const arg = args[split];
    if (arg?.kind === 'one of' && clauses.length > 1) {
      return oneOf(
        line,
        `the branches of ${what}`,
        arg.values.map((one) => this.#apply(clauses, args.with(split, one), scope, line, what)),
      );
    }
    const taken: Value[] = [];
    for (const clause of clauses) {
      if (clause.patterns.length !== args.length) continue;
      let bound: Scope = scope;
      let fit = clause.guarded ? 'maybe' : 'yes';
      for (const [i, pattern] of clause.patterns.entries()) {
        const matched = match(this.#pattern(pattern), args[i] as Value, bound);
        bound = matched.scope;
        if (matched.fit !== 'yes') fit = fit === 'no' ? 'no' : matched.fit;
      }
      if (fit === 'no') continue;
      taken.push(this.#body(clause.body, bound));
      if (fit === 'yes') break;
    }
    const [only, ...others] = taken;
    if (!only) return unknown(line, `no clause of ${what} fits`);
    return others.length === 0 ? only : oneOf(line, `the branches of ${what}`, taken);
  }

  /** Macros in patterns stand for what they are defined as. */
  #pattern(pattern: Expression): Expression {
    if (pattern.type !== 'macro') return pattern;
    const [body, ...others] = this.#macros.bodiesOf(pattern.name);
    return body?.length === 1 && others.length === 0 && body[0] ? body[0] : pattern;
  }

  /** The value of the last expression; matches on the way bind variables. */
  #body(body: readonly Expression[], scope: Scope): Value {
    let inner = scope;
    let value: Value = unknown(body[0]?.line ?? 1, 'nothing is said');
    for (const expression of body) {
      if (expression.type === 'operation' && expression.operator === '=') {
        value = this.#value(expression.right, inner);
        inner = match(this.#pattern(expression.left), value, inner).scope;
      } else value = this.#value(expression, inner);
    }
    return value;
  }

  #value(expression: Expression, scope: Scope): Value {
    const { line } = expression;
    this.#steps += 1;
    if (this.#steps > mostSteps) return unknown(line, 'it takes too many steps to follow');
    switch (expression.type) {
      case 'atom':
      case 'string':
      case 'number':
        return { kind: expression.type, text: expression.text, line };
      case 'variable':
        return scope.get(expression.text) ?? unknown(line, `${expression.text} is not known before a run`);
      case 'tuple':
        return { kind: 'tuple', items: this.#items(expression.items, scope), line };
      case 'list': {
        const tail = expression.tail ? [this.#value(expression.tail, scope)] : [];
        return { kind: 'list', items: [...this.#items(expression.items, scope), ...tail], line };
      }
      case 'comprehension':
        return { kind: 'list', items: this.#comprehend(expression, 0, scope), line };
      case 'macro': {
        const values = this.#macro(expression, scope);
        return values.at(-1) ?? unknown(line, `?${expression.name} is not defined here`);
      }
      case 'call':
        return this.#called(expression, scope);
      case 'operation':
        return this.#operation(expression, scope);
      case 'case': {
        const subject = this.#value(expression.subject, scope);
        return this.#apply(expression.clauses, [subject], scope, line, `the case of line ${line}`);
      }
      case 'choice':
        return oneOf(
          line,
          `the branches of the ${expression.word} of line ${line}`,
          expression.bodies.map((body) => this.#body(body, scope)),
        );
      case 'block':
        return this.#body(expression.body, scope);
      case 'fun':
        return { kind: 'fun', clauses: expression.clauses, scope, line };
      case 'local fun':
        return { kind: 'local fun', name: expression.name, line };
      case 'not':
        return truthValue(opposite[this.#truth(expression.condition, scope)], line);
      case 'other':
        return unknown(line, `${expression.what} stands here`);
    }
  }

  /** Items of a list or a tuple; a macro may stand for several of them. */
  #items(items: readonly Expression[], scope: Scope): Value[] {
    return items.flatMap((item) => (item.type === 'macro' ? this.#macro(item, scope) : [this.#value(item, scope)]));
  }

  #operation({ operator, left, right, line }: Expression & { type: 'operation' }, scope: Scope): Value {
    if (operator === '=') return this.#value(right, scope);
    if (operator === 'andalso' || operator === 'orelse') {
      const [x, y] = [this.#truth(left, scope), this.#truth(right, scope)];
      const [stop, go] = operator === 'andalso' ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
      return truthValue(x === stop || y === stop ? stop : x === go && y === go ? go : 'maybe', line);
    }
    const [a, b] = [this.#value(left, scope), this.#value(right, scope)];
    return operated(operator, a, b, line);
  }

  #comprehend(expression: Expression & { type: 'comprehension' }, from: number, scope: Scope): Value[] {
    const qualifier = expression.qualifiers[from];
    if (!qualifier) return [this.#value(expression.body, scope)];
    if (qualifier.kind === 'filter') {
      const kept = this.#truth(qualifier.condition, scope);
      if (kept === 'no') return [];
      const rest = this.#comprehend(expression, from + 1, scope);
      if (kept === 'yes') return rest;
      const { line } = qualifier.condition;
      return [sometimes(rest, `the cases of the filter of line ${line}`, line)];
    }
    return elementsOf(this.#value(qualifier.from, scope)).flatMap(({ value, when }) => {
      if (value.kind === 'unknown') {
        // The body may not depend on what is not known: a name that is repeated.
        const given = this.#comprehend(expression, from + 1, match(qualifier.pattern, value, scope).scope);
        return given.some((one) => one.kind === 'unknown') ? [value] : given;
      }
      const { fit, scope: bound } = match(this.#pattern(qualifier.pattern), value, scope);
      if (fit === 'no') return [];
      const given = this.#comprehend(expression, from + 1, bound);
      if (fit === 'yes' && !when) return given;
      return [sometimes(given, when?.why ?? `the cases of the pattern of line ${qualifier.pattern.line}`, when?.line ?? value.line)];
    });
  }

  #truth(condition: Expression, scope: Scope): Truth {
    return truthOf(this.#value(condition, scope));
  }

  #macro({ name, args, line }: Expression & { type: 'macro' }, scope: Scope): Value[] {
    if (name === 'MODULE') return [{ kind: 'atom', text: this.#module.name ?? '', line }];
    const bodies = this.#macros.bodiesOf(name);
    if (bodies.length === 0 || this.#running.includes(`?${name}`)) return [unknown(line, `?${name} is not defined here`)];
    this.#steps += 1;
    if (this.#steps > mostSteps || this.#running.length >= deepestCalls) return [unknown(line, `?${name} takes too many steps to follow`)];
    const parameters = this.#module.macros.get(name)?.[0]?.parameters ?? [];
    const bound = new Map<string, Value>(parameters.map((parameter, i) => [parameter, args?.[i] ? this.#value(args[i], scope) : unknown(line, parameter)]));
    this.#running.push(`?${name}`);
    const values = bodies.map((body) => this.#items(body, new Map([...scope, ...bound])));
    this.#running.pop();
    const [only, ...others] = values;
    if (only && others.length === 0) return only;
    return [
      oneOf(
        line,
        `the definitions of ?${name}`,
        values.map((items): Value => (items.length === 1 && items[0] ? items[0] : { kind: 'list', items, line })),
      ),
    ];
  }

  #called({ module, callee, args, line }: Expression & { type: 'call' }, scope: Scope): Value {
    const values = () => args.map((arg) => this.#value(arg, scope));
    if (callee.type === 'variable') {
      const fun = scope.get(callee.text);
      return fun && !module ? this.#applyFun(fun, values(), line) : unknown(line, `${callee.text} is called, which only a run knows`);
    }
    if (callee.type !== 'atom') return unknown(line, 'what is called is worked out by a run');
    const from = module === undefined ? '' : this.#moduleNamed(module, scope);
    if (from === undefined) return unknown(line, `a function ${callee.text}/${args.length} is called of a module that only a run knows`);
    if (callee.text === 'module_info' && args[0]?.type === 'atom') return this.#modulesInfo(from, args[0].text, line);
    const [owner, name, list] = args;
    if (callee.text === 'apply' && owner && name && list?.type === 'list' && from === '')
      return this.#called({ type: 'call', module: owner, callee: name, args: list.items, line }, scope);
    if (from === '' && this.has(callee.text, args.length)) return this.call(callee.text, values(), line);
    const origin = from === '' ? (this.#module.imports.get(`${callee.text}/${args.length}`) ?? '') : from;
    const given = values();
    if (origin === '') return ofErlang(callee.text, given, line) ?? this.call(callee.text, given, line);
    if (origin === this.#module.name) return this.call(callee.text, given, line);
    const ofLists = origin === 'lists' ? higherOrder(callee.text, given, line, (fun, items) => this.#applyFun(fun, items, line)) : undefined;
    return ofLists ?? ofLibrary(origin, callee.text, given, line) ?? this.#elsewhere(origin, callee.text, given, line);
  }

  /** `module_info(exports)` and `module_info(functions)` of this module, or of one that is near. */
  #modulesInfo(module: string, what: string, line: number): Value {
    const of = module === '' || module === this.#module.name ? this : this.#others.of(module);
    if (!of || (what !== 'exports' && what !== 'functions')) return unknown(line, `${module}:module_info(${what}) is called`);
    const given = exportsOf(of.#module, what === 'functions', line);
    return of === this ? given : relocated(given, line);
  }

  #moduleNamed(module: Expression, scope: Scope): string | undefined {
    const value = module.type === 'macro' && module.name === 'MODULE' ? undefined : this.#value(module, scope);
    return value === undefined ? this.#module.name : value.kind === 'atom' ? value.text : undefined;
  }

  /** A function of another module that was read too: a helper, or the suite again when a helper calls it back. */
  #elsewhere(module: string, name: string, args: Value[], line: number): Value {
    if (name === 'function_exported') return unknown(line, `${module}:${name}/${args.length} is called`);
    const other = this.#others.of(module);
    if (!other?.has(name, args.length) || this.#others.depth >= deepestCalls) return unknown(line, `${module}:${name}/${args.length} is called`);
    this.#others.depth += 1;
    const value = other.call(name, args, line);
    this.#others.depth -= 1;
    // Lines of another file say nothing here.
    return relocated(value, line);
  }

  #applyFun(fun: Value, args: Value[], line: number): Value {
    if (fun.kind === 'local fun') return this.call(fun.name, args, line);
    return fun.kind === 'fun'
      ? this.#apply(fun.clauses, args, fun.scope, line, `the fun of line ${fun.line}`)
      : unknown(line, 'a function is called that only a run knows');
  }
}
