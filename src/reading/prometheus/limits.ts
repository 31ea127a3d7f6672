// The numbers by which an expression decides, and the times that it looks back on.
import { rememberedText } from '../outline/remembered.ts';
import { secondsOf } from '../words/measures.ts';
import { treeOf, type Node } from './grammar.ts';

/** One comparison with a constant: `> 500`, `< 0.1`. */
export interface Comparison {
  /** Does it hold above the number, below it, or at it alone? */
  holds: 'above' | 'below' | 'at';
  value: number;
  /** The constant as it is written. */
  text: string;
}

const directions: Readonly<Record<string, Comparison['holds']>> = { Gtr: 'above', Gte: 'above', Lss: 'below', Lte: 'below', EqlC: 'at', Eql: 'at', Neq: 'at' };
const turned = { above: 'below', below: 'above', at: 'at' } as const;

export interface Limits {
  comparisons: readonly Comparison[];
  /** The ranges of its selectors, in seconds, each once: `[5m]` is 300. */
  windows: readonly number[];
}

/** Every comparison of an expression with a constant, and every range that it selects. */
export const limitsIn: (expr: string) => Limits = rememberedText((expr) => {
  const comparisons: Comparison[] = [];
  const windows = new Set<number>();
  treeOf(expr).iterate({
    enter({ node }) {
      if (node.name === 'NumberDurationLiteralInDurationContext' && node.parent?.parent?.name === 'MatrixSelector')
        windows.add(secondsOf(expr.slice(node.from, node.to)));
      if (node.name !== 'BinaryExpr') return;
      const holds = directions[node.firstChild?.nextSibling?.name ?? ''];
      if (!holds) return;
      const [left, right] = [node.firstChild, node.lastChild];
      const [a, b] = [constant(left, expr), constant(right, expr)];
      if (b !== undefined && a === undefined && right) comparisons.push({ holds, value: b, text: expr.slice(right.from, right.to) });
      if (a !== undefined && b === undefined && left) comparisons.push({ holds: turned[holds], value: a, text: expr.slice(left.from, left.to) });
    },
  });
  return { comparisons, windows: [...windows] };
});

/** The value of an expression of numbers alone: `5 * 60`, `-1`, `1e9`, `5m`. */
function constant(node: Node | null, expr: string): number | undefined {
  switch (node?.name) {
    case 'ParenExpr':
    case 'StepInvariantExpr':
      return constant(node.firstChild, expr);
    case 'UnaryExpr': {
      const value = constant(node.lastChild, expr);
      return value === undefined || expr.charAt(node.from) !== '-' ? value : -value;
    }
    case 'NumberDurationLiteral': {
      const text = expr.slice(node.from, node.to);
      const value = /^[\d.]+(?:ms|[smhdwy])/.test(text) ? secondsOf(text) : Number(text);
      return Number.isFinite(value) ? value : undefined;
    }
    case 'BinaryExpr': {
      const [a, b] = [constant(node.firstChild, expr), constant(node.lastChild, expr)];
      if (a === undefined || b === undefined) return undefined;
      const operator = node.firstChild?.nextSibling?.name;
      return operator === 'Mul'
        ? a * b
        : operator === 'Div'
          ? a / b
          : operator === 'Add'
            ? a + b
            : operator === 'Sub'
              ? a - b
              : operator === 'Pow'
                ? a ** b
                : undefined;
    }
    default:
      return undefined;
  }
}
