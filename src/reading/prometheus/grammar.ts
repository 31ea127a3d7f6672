// PromQL's own grammar, for everything that reads expressions.
import { parser } from '@prometheus-io/lezer-promql';

export type Tree = ReturnType<typeof parser.parse>;
export type Node = Tree['topNode'];

/**
 * The tree of an expression; its places are those of the text that was given. The grammar's package (0.315) looks for
 * keywords in a plain object and finds these two in every object: it is given as many underscores instead.
 */
export function treeOf(expr: string): Tree {
  return parser.parse(expr.replace(/\b(?:constructor|__proto__)\b/gi, (name) => '_'.repeat(name.length)));
}
