// The operators that stand between two Erlang expressions.

/** From the weakest to the strongest; see "Operator Precedence" in Erlang's reference manual. */
const levels: readonly (readonly string[])[] = [
  ['::'],
  ['=', '?=', '!'],
  ['orelse'],
  ['andalso'],
  ['==', '/=', '=<', '<', '>=', '>', '=:=', '=/='],
  ['++', '--'],
  ['+', '-', 'bor', 'bxor', 'bsl', 'bsr', 'or', 'xor'],
  ['*', '/', 'div', 'rem', 'band', 'and'],
];

/** How strongly an operator binds; nothing for what is no operator. */
export const strengthOf: ReadonlyMap<string, number> = new Map(
  levels.flatMap((operators, strength) => operators.map((operator) => [operator, strength] as const)),
);

/** Operators that bind to the right: `A ++ B ++ C` is `A ++ (B ++ C)`. */
export const toTheRight: ReadonlySet<string> = new Set(['=', '?=', '!', '++', '--']);

/** Stronger than every operator between two expressions: what `-`, `not` and the like apply to. */
export const strongest = levels.length;
