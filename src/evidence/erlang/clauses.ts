// Clauses of functions, of `case`, `try` and `fun`: patterns, a guard, and a body of expressions.
import { TokenReader } from './reader.ts';
import type { Clause, Expression } from './syntax.ts';

/** Reads clauses; what an expression is, is read elsewhere. */
export abstract class ClauseReader extends TokenReader {
  protected abstract expression(): Expression;
  /** A value without operators around it. */
  protected abstract operand(): Expression;

  /** `(Patterns) [when Guard] -> Body` */
  protected clause(): Clause {
    const line = this.line;
    this.expect('(');
    const patterns = this.list(')');
    return this.rest(line, patterns);
  }

  protected rest(line: number, patterns: Expression[]): Clause {
    const guarded = this.accept('when');
    if (guarded)
      do this.body();
      while (this.accept(';'));
    this.expect('->');
    return { line, patterns, guarded, body: this.body() };
  }

  body(): Expression[] {
    const body = [this.expression()];
    while (this.accept(',')) body.push(this.expression());
    return body;
  }

  protected list(close: string): Expression[] {
    if (this.accept(close)) return [];
    const items = this.body();
    this.expect(close);
    return items;
  }

  protected caseClauses(end: string): Clause[] {
    const clauses: Clause[] = [];
    do {
      const line = this.line;
      clauses.push(this.rest(line, [this.expression()]));
    } while (this.accept(';'));
    this.expect(end);
    return clauses;
  }

  protected tried(line: number): Expression {
    const bodies = [this.body()];
    if (this.accept('of')) {
      bodies.length = 0;
      do bodies.push(this.rest(this.line, [this.expression()]).body);
      while (this.accept(';'));
    }
    if (this.accept('catch')) {
      do bodies.push(this.catchClause());
      while (this.accept(';'));
    }
    if (this.accept('after')) this.body();
    this.expect('end');
    return { type: 'choice', word: 'try', bodies, line };
  }

  /** `Class:Reason:Stack -> Body` */
  protected catchClause(): Expression[] {
    const [first, colon] = this.ahead(2);
    // A class is a word: read as a module it would want a function after its colon.
    if ((first?.kind === 'atom' || first?.kind === 'variable') && colon?.text === ':') {
      this.advance();
      this.advance();
    }
    this.expression();
    if (this.accept(':')) this.expression();
    return this.rest(this.line, []).body;
  }

  protected fun(line: number): Expression {
    if (this.token?.kind === 'variable') this.advance();
    if (this.is('(')) {
      const clauses: Clause[] = [];
      do {
        if (this.token?.kind === 'variable') this.advance();
        clauses.push(this.clause());
      } while (this.accept(';'));
      this.expect('end');
      return { type: 'fun', clauses, line };
    }
    const name = this.operand();
    if (this.accept('/')) {
      this.operand();
      if (name.type === 'atom') return { type: 'local fun', name: name.text, line };
    }
    return { type: 'other', what: 'a function of another module', line };
  }

  /** `if` after its word. */
  protected chosen(line: number): Expression {
    const bodies: Expression[][] = [];
    do {
      do this.body();
      while (this.accept(';'));
      this.expect('->');
      bodies.push(this.body());
    } while (this.accept(';'));
    this.expect('end');
    return { type: 'choice', word: 'if', bodies, line };
  }
}
