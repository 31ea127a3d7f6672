// PromQL by its own grammar: which metrics an expression reads.
import { treeOf } from './grammar.ts';
import { compareText } from '../../model/source.ts';
import { rememberedText } from '../outline/remembered.ts';

export interface Expression {
  /** The metrics that the expression selects, each once, in order of their names. */
  metrics: readonly string[];
  /** Where the expression does not parse: line (from 0) and text around it. */
  error: { line: number; near: string } | undefined;
}

/** Reads an expression; what parses is used even when another part does not. */
export const readExpression: (expr: string) => Expression = rememberedText((expr) => {
  const metrics = new Set<string>();
  let error: Expression['error'];
  treeOf(expr).iterate({
    enter(node) {
      if (node.type.isError) {
        error ??= { line: expr.slice(0, node.from).split('\n').length - 1, near: around(expr, node.from) };
      }
      // After an error the parser may go on in the middle of a word.
      if (node.name === 'Identifier' && !/[\w:]/.test(expr.charAt(node.from - 1)) && node.node.parent?.name === 'VectorSelector')
        metrics.add(expr.slice(node.from, node.to));
      if (node.name === 'UnquotedLabelMatcher' || node.name === 'QuotedLabelMatcher') {
        const name = /^"?__name__"?\s*=\s*["'`]([\w:]+)["'`]$/.exec(expr.slice(node.from, node.to))?.[1];
        if (name) metrics.add(name);
      }
    },
  });
  return { metrics: [...metrics].sort(compareText), error };
});

/** A few whole words around a place. */
function around(text: string, place: number): string {
  const before = text
    .slice(Math.max(0, place - 60), place)
    .split(/\s+/)
    .slice(-3)
    .join(' ');
  return `${before}${text.slice(place, place + 20)}`.trim();
}
