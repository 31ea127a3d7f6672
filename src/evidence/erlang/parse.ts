// Reads Erlang's expressions. What is of no use in a list of test cases (maps, records, binaries, arithmetic) is read to its
// end and kept as "something else".
import { ClauseReader } from './clauses.ts';
import { strengthOf, strongest, toTheRight } from './operators.ts';
import { NotErlang, type Clause, type Expression, type Qualifier } from './syntax.ts';
import type { Token } from './tokens.ts';

const words = new Set(['end', 'of', 'after', 'when', 'else']);

/** Deeper nesting is nobody's handwriting. */
const deepest = 400;

/** Reads the clauses of a function: `name(A) -> ...; name(B) -> ....` */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const parser = new Parser(tokens);
  const clauses: Clause[] = [];
  do clauses.push(parser.functionClause());
  while (parser.accept(';'));
  parser.expectEnd();
  return clauses;
}

/** Reads expressions with commas between them: the body of a macro. */
export function expressionsOf(tokens: readonly Token[]): Expression[] {
  const parser = new Parser(tokens);
  const body = parser.body();
  parser.expectEnd();
  return body;
}

class Parser extends ClauseReader {
  #depth = 0;

  functionClause(): Clause {
    this.advance();
    return this.clause();
  }

  protected override expression(weakest = 0): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotErlang(this.line, `nested more than ${deepest} levels deep`);
    let left = this.operand();
    for (;;) {
      const operator = this.token?.kind === 'string' ? '' : (this.token?.text ?? '');
      const binds = strengthOf.get(operator);
      if (binds === undefined || binds < weakest) break;
      const { line } = left;
      this.advance();
      const right = this.expression(toTheRight.has(operator) ? binds : binds + 1);
      left = { type: 'operation', operator, left, right, line };
    }
    this.#depth -= 1;
    return left;
  }

  protected override operand(): Expression {
    const token = this.token;
    if (!token || token.kind === 'end') throw this.unexpected('an expression');
    const { line } = token;
    if (token.kind === 'string') return this.#strings(line);
    if (token.kind === 'number' || token.kind === 'variable') {
      this.advance();
      return this.#applied({ type: token.kind, text: token.text, line });
    }
    if (token.kind === 'atom') return this.#atomOrWord(token);
    switch (token.text) {
      case '[':
        return this.#brackets(line);
      case '{':
        this.advance();
        return { type: 'tuple', items: this.list('}'), line };
      case '(': {
        this.advance();
        const inner = this.expression();
        this.expect(')');
        return this.#applied(inner);
      }
      case '<<':
        return this.#binary(line);
      case '#':
        return this.#hash(line);
      case '?':
        return this.#applied(this.#macro(line));
      case '-':
      case '+':
        this.advance();
        this.expression(strongest);
        return { type: 'other', what: 'a number', line };
      default:
        throw this.unexpected('an expression');
    }
  }

  /** `<<"text">>` is as good as its text; any other binary is something else. */
  #binary(line: number): Expression {
    const [, text, after, type, close] = this.ahead(5);
    const isText = text?.kind === 'string' && (after?.text === '>>' || (after?.text === '/' && type?.text === 'utf8' && close?.text === '>>'));
    this.skip('<<', '>>');
    return isText && text ? { type: 'string', text: text.text, line } : { type: 'other', what: 'a binary', line };
  }

  #strings(line: number): Expression {
    let text = '';
    for (; this.token?.kind === 'string'; this.advance()) text += this.token.text;
    return { type: 'string', text, line };
  }

  #atomOrWord(token: Token): Expression {
    const { line } = token;
    if (words.has(token.text)) throw this.unexpected('an expression');
    this.advance();
    switch (token.text) {
      case 'case': {
        const subject = this.expression();
        this.expect('of');
        return this.#applied({ type: 'case', subject, clauses: this.caseClauses('end'), line });
      }
      case 'if':
        return this.chosen(line);
      case 'begin':
      case 'maybe': {
        const body = this.body();
        if (this.accept('else')) this.caseClauses('end');
        else this.expect('end');
        return { type: 'block', body, line };
      }
      case 'try':
        return this.tried(line);
      case 'receive':
        this.skipBlock();
        return { type: 'other', what: 'a received message', line };
      case 'fun':
        return this.#applied(this.fun(line));
      case 'catch':
        return this.expression(1);
      case 'not':
        return { type: 'not', condition: this.expression(strongest), line };
      case 'bnot':
        this.expression(strongest);
        return { type: 'other', what: 'a number', line };
      default:
        return this.#applied({ type: 'atom', text: token.text, line });
    }
  }

  #brackets(line: number): Expression {
    this.expect('[');
    if (this.accept(']')) return { type: 'list', items: [], tail: undefined, line };
    const items = this.body();
    let tail: Expression | undefined;
    const [first] = items;
    if (this.accept('||') && first) {
      const qualifiers: Qualifier[] = [];
      do qualifiers.push(this.#qualifier());
      while (this.accept(',') || this.accept('&&'));
      this.expect(']');
      return { type: 'comprehension', body: first, qualifiers, line };
    }
    if (this.accept('|')) tail = this.expression();
    this.expect(']');
    return { type: 'list', items, tail, line };
  }

  #qualifier(): Qualifier {
    const condition = this.expression();
    for (const arrow of ['<-', '<=', '<:-', '<:=']) {
      if (this.accept(arrow)) return { kind: 'generator', pattern: condition, from: this.expression() };
    }
    if (this.accept(':=')) {
      this.expression();
      this.expect('<-');
      return { kind: 'generator', pattern: { type: 'other', what: 'a map entry', line: condition.line }, from: this.expression() };
    }
    return { kind: 'filter', condition };
  }

  #macro(line: number): Expression {
    this.expect('?');
    this.accept('?');
    const name = this.token;
    if (name?.kind !== 'atom' && name?.kind !== 'variable') throw this.unexpected('the name of a macro');
    this.advance();
    const args = this.is('(') ? (this.accept('('), this.list(')')) : undefined;
    return { type: 'macro', name: name.text, args, line };
  }

  /** Calls, and what may follow any value: `F(X)`, `M:F(X)`, `R#r.f`. */
  #applied(expression: Expression): Expression {
    let value = expression;
    for (;;) {
      const { line } = value;
      if (this.accept('(')) value = { type: 'call', module: undefined, callee: value, args: this.list(')'), line };
      else if (this.is(':') && value.type !== 'number') {
        this.advance();
        const callee = this.token?.text === '?' ? this.#macro(line) : this.#plain();
        if (!this.accept('(')) return { type: 'other', what: 'a name of another module', line };
        value = { type: 'call', module: value, callee, args: this.list(')'), line };
      } else if (this.is('#')) value = this.#hash(line);
      else return value;
    }
  }

  #plain(): Expression {
    const token = this.token;
    if (token?.kind !== 'atom' && token?.kind !== 'variable') throw this.unexpected('the name of a function');
    this.advance();
    return { type: token.kind, text: token.text, line: token.line };
  }

  /** `#{...}`, `#record{...}`, `#record.field`. */
  #hash(line: number): Expression {
    this.expect('#');
    if (this.accept('?') || this.token?.kind === 'atom' || this.token?.kind === 'variable') this.advance();
    if (this.is('{')) this.skip('{', '}');
    else if (this.accept('.')) this.advance();
    return { type: 'other', what: 'a map or a record', line };
  }
}
