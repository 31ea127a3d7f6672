// Erlang's words. Comments, strings, quoted atoms and characters are told apart here, so that nothing after this step can
// mistake them for code. Any text gives tokens, in time in proportion to its length.

export type TokenKind = 'atom' | 'variable' | 'number' | 'string' | 'symbol' | 'end';

export interface Token {
  kind: TokenKind;
  /** The atom's or string's content without quotes, the symbol itself; `.` for the end of a form. */
  text: string;
  /** From 1. */
  line: number;
  /** True where no white space stands before it: `?NAME(` calls, `?NAME (` does not. */
  joined: boolean;
}

export interface Tokens {
  tokens: Token[];
  /** What is no Erlang: an opening quote without its end, a character that begins no word. */
  problems: { line: number; message: string }[];
}

/** The longest symbols first, so that `=:=` is not `=` and `:=`. */
const symbols = [
  '<:-',
  '<:=',
  '...',
  '=:=',
  '=/=',
  '->',
  '<-',
  '<=',
  ':=',
  '=>',
  '||',
  '<<',
  '>>',
  '++',
  '--',
  '==',
  '/=',
  '=<',
  '>=',
  '::',
  '..',
  '&&',
  '??',
  '?=',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  ';',
  ':',
  '|',
  '=',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '!',
  '#',
  '?',
  '.',
];
const symbolsByFirst = Map.groupBy(symbols, (symbol) => symbol.charAt(0));

const space = /[\s\u0000-\u0020\u0080-\u00a0]+/y;
const name = /[\p{L}_][\p{L}\p{N}_@]*/uy;
const number = /\d[\d_]*(?:#[\da-zA-Z_]+|\.\d[\d_]*(?:[eE][+-]?\d+)?)?/y;
const character = /\$(?:\\(?:x\{[\da-fA-F]*\}|x[\da-fA-F]{2}|[0-7]{1,3}|\^.|[^])|[^])/uy;
const triple = /"{3,}(?=[^\n"]*\n)/y;
const sigil = /~[a-zA-Z]*(?=["'([{</|`#])/y;

const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** Splits a text into tokens. */
export function tokensOf(text: string): Tokens {
  return new Scanner(text).scan();
}

class Scanner {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  readonly #problems: Tokens['problems'] = [];
  #at = 0;
  #line = 1;
  #joined = false;
  /** Quotes that are known to have no end further on: looking for it again would take quadratic time. */
  readonly #endless = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  scan(): Tokens {
    while (this.#at < this.#text.length) this.#next();
    return { tokens: this.#tokens, problems: this.#problems };
  }

  #next(): void {
    const char = this.#text.charAt(this.#at);
    if (/[a-zA-Z_]/.test(char)) {
      this.#word(char);
    } else if (this.#space()) {
      this.#joined = false;
    } else if (char === '%') {
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#text.length : end;
      this.#joined = false;
    } else if (char === '"') {
      if (!this.#triple()) this.#quoted('"', 'string');
    } else if (char === "'") {
      this.#quoted("'", 'atom');
    } else if (char === '$' && this.#peek(character)) {
      const from = this.#at;
      this.#push('number', this.#match(character) ?? '');
      this.#countLines(from, this.#at);
    } else if (char === '~' && this.#peek(sigil)) {
      this.#sigil();
    } else {
      this.#word(char);
    }
  }

  #word(char: string): void {
    const word = this.#match(name);
    if (word !== undefined) return this.#push(/^[\p{Lu}\p{Lt}_]/u.test(word) ? 'variable' : 'atom', word);
    const digits = this.#match(number);
    if (digits !== undefined) return this.#push('number', digits);
    const symbol = symbolsByFirst.get(char)?.find((one) => this.#text.startsWith(one, this.#at));
    if (symbol === undefined) {
      const letter = String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0);
      this.#problems.push({ line: this.#line, message: `"${letter}" begins no Erlang word` });
      this.#at += letter.length;
      return;
    }
    this.#at += symbol.length;
    // A dot before white space ends a form; any other dot stands inside one.
    const isEnd = symbol === '.' && /^(?:[\s%]|$)/.test(this.#text.charAt(this.#at));
    this.#push(isEnd ? 'end' : 'symbol', symbol);
  }

  #triple(): boolean {
    const open = this.#peek(triple);
    if (open === undefined || this.#endless.has(open)) return false;
    const end = new RegExp(`\\n[ \\t]*${open}(?!")`, 'g');
    end.lastIndex = this.#at;
    const close = end.exec(this.#text);
    if (!close) {
      this.#endless.add(open);
      return false;
    }
    const content = this.#text.slice(this.#text.indexOf('\n', this.#at) + 1, close.index);
    this.#pushLong('string', content, close.index + close[0].length);
    return true;
  }

  #sigil(): void {
    this.#match(sigil);
    const open = this.#text.charAt(this.#at);
    if (open === '"' && this.#triple()) return;
    this.#quoted(closing[open] ?? open, 'string');
  }

  /** Text between quotes, which may go over several lines. Without an end it ends with its line. */
  #quoted(close: string, kind: 'string' | 'atom'): void {
    const start = this.#at + 1;
    let end = start;
    if (!this.#endless.has(close)) {
      while (end < this.#text.length && this.#text.charAt(end) !== close) end += this.#text.charAt(end) === '\\' ? 2 : 1;
      if (end >= this.#text.length) {
        this.#endless.add(close);
        this.#problems.push({
          line: this.#line,
          message: `the ${kind === 'string' ? 'string' : 'quoted atom'} that opens here is never closed, expected ${close}`,
        });
        end = start;
      }
    }
    if (this.#endless.has(close)) {
      const lineEnd = this.#text.indexOf('\n', start);
      const until = lineEnd < 0 ? this.#text.length : lineEnd;
      return this.#pushLong(kind, this.#text.slice(start, until), until);
    }
    this.#pushLong(kind, this.#text.slice(start, end).replace(/\\(.)/gs, '$1'), end + 1);
  }

  #pushLong(kind: TokenKind, content: string, end: number): void {
    this.#push(kind, content);
    this.#countLines(this.#at, end);
    this.#at = end;
  }

  #push(kind: TokenKind, text: string): void {
    this.#tokens.push({ kind, text, line: this.#line, joined: this.#joined });
    this.#joined = true;
  }

  #peek(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0];
  }

  #match(pattern: RegExp): string | undefined {
    const found = this.#peek(pattern);
    this.#at += found?.length ?? 0;
    return found;
  }

  #space(): boolean {
    const from = this.#at;
    if (this.#match(space) === undefined) return false;
    this.#countLines(from, this.#at);
    return true;
  }

  #countLines(from: number, to: number): void {
    for (let at = from; at < to; at += 1) if (this.#text.charCodeAt(at) === 10) this.#line += 1;
  }
}
