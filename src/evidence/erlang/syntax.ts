// What an Erlang expression can be, as far as a list of test cases is written with them.

export interface Clause {
  line: number;
  patterns: Expression[];
  guarded: boolean;
  body: Expression[];
}

export type Qualifier = { kind: 'generator'; pattern: Expression; from: Expression } | { kind: 'filter'; condition: Expression };

export type Expression = { line: number } & (
  | { type: 'atom' | 'variable' | 'string' | 'number'; text: string }
  | { type: 'tuple'; items: Expression[] }
  | { type: 'list'; items: Expression[]; tail: Expression | undefined }
  | { type: 'comprehension'; body: Expression; qualifiers: Qualifier[] }
  | { type: 'call'; module: Expression | undefined; callee: Expression; args: Expression[] }
  | { type: 'macro'; name: string; args: Expression[] | undefined }
  | { type: 'operation'; operator: string; left: Expression; right: Expression }
  | { type: 'case'; subject: Expression; clauses: Clause[] }
  /** `if` and `try`: one of the bodies is the value. */
  | { type: 'choice'; word: string; bodies: Expression[][] }
  | { type: 'block'; body: Expression[] }
  | { type: 'fun'; clauses: Clause[] }
  | { type: 'local fun'; name: string }
  | { type: 'not'; condition: Expression }
  | { type: 'other'; what: string }
);

/** The tokens are not what an expression is made of. */
export class NotErlang extends Error {
  override name = 'NotErlang';
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
