// A way through a row of tokens, one after the other.
import { NotErlang } from './syntax.ts';
import type { Token } from './tokens.ts';

/** Words that begin what `end` ends. */
const blocks = new Set(['case', 'if', 'begin', 'try', 'receive', 'maybe']);

/** Reads tokens from the first to the last. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token that comes next; nothing at the end. */
  protected get token(): Token | undefined {
    return this.#tokens[this.#at];
  }

  protected get line(): number {
    return (this.token ?? this.#tokens.at(-1))?.line ?? 1;
  }

  protected advance(): void {
    this.#at += 1;
  }

  /** The next tokens, without reading them. */
  protected ahead(count: number): readonly Token[] {
    return this.#tokens.slice(this.#at, this.#at + count);
  }

  protected is(text: string): boolean {
    return this.token?.text === text && this.token.kind !== 'string';
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at += 1;
    return true;
  }

  protected expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected(`"${text}"`);
  }

  expectEnd(): void {
    if (this.token) throw this.unexpected('the end');
  }

  protected unexpected(wanted: string): NotErlang {
    return new NotErlang(this.line, `expected ${wanted}, found ${this.token ? `"${this.token.text.slice(0, 40)}"` : 'nothing'}`);
  }

  /** Goes past a bracket and all that it holds. */
  protected skip(open: string, close: string): void {
    let depth = 0;
    const { line } = this;
    for (; this.token; this.#at += 1) {
      if (this.is(open)) depth += 1;
      else if (this.is(close)) depth -= 1;
      if (depth === 0) {
        this.#at += 1;
        return;
      }
    }
    throw new NotErlang(line, `"${open}" is never closed`);
  }

  /** Goes past the `end` of the block that one is in. */
  protected skipBlock(): void {
    for (let depth = 1; this.token; this.#at += 1) {
      const { kind, text } = this.token;
      if (kind !== 'atom') continue;
      // `fun` opens a block only where clauses follow; `fun name/1` has no end.
      const next = this.#tokens[this.#at + 1];
      if (blocks.has(text) || (text === 'fun' && (next?.text === '(' || next?.kind === 'variable'))) depth += 1;
      else if (text === 'end') depth -= 1;
      if (depth === 0) {
        this.#at += 1;
        return;
      }
    }
    throw this.unexpected('"end"');
  }
}
