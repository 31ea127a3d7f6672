// Which series an operator between two vectors pairs: those with the same labels, unless on() or ignoring() say otherwise.
import { treeOf, type Node } from './grammar.ts';

/** The labels that the series of one side have: those that an aggregation leaves, or those of a metric. */
export type Side = { labels: string[] } | { metric: string };

/** An operator that pairs series by all their labels. */
export interface Pairing {
  operator: string;
  left: Side;
  right: Side;
}

/** Operators whose result is empty when nothing is paired: with "or" and "unless" something is left. */
const emptying = new Set(['+', '-', '*', '/', '%', '^', 'and', '==', '!=', '>', '<', '>=', '<=']);

/** Functions that keep the labels of the vector which is their only one. */
const keeping = /^(?:rate|irate|increase|delta|idelta|deriv|abs|ceil|floor|round|changes|resets|\w+_over_time)$/;

/** Every such operator of an expression whose two sides tell their labels. */
export function pairingsIn(expr: string): Pairing[] {
  const found: Pairing[] = [];
  treeOf(expr).iterate({
    enter({ node }) {
      if (node.name !== 'BinaryExpr' || node.getChild('MatchingModifierClause')) return;
      const operator = node.firstChild?.nextSibling;
      const text = operator ? expr.slice(operator.from, operator.to).toLowerCase() : '';
      const [left, right] = [sideOf(node.firstChild, expr), sideOf(node.lastChild, expr)];
      if (left && right && emptying.has(text)) found.push({ operator: text, left, right });
    },
  });
  return found;
}

function sideOf(start: Node | null, expr: string): Side | undefined {
  let node = start;
  for (;;) {
    switch (node?.name) {
      case 'ParenExpr':
      case 'OffsetExpr':
      case 'MatrixSelector':
        node = node.firstChild;
        break;
      case 'FunctionCall': {
        const name = node.getChild('FunctionIdentifier');
        if (!name || !keeping.test(expr.slice(name.from, name.to))) return undefined;
        node = node.getChild('FunctionCallBody')?.lastChild ?? null;
        break;
      }
      case 'VectorSelector': {
        const metric = node.getChild('Identifier');
        return metric ? { metric: expr.slice(metric.from, metric.to) } : undefined;
      }
      case 'AggregateExpr': {
        const operation = node.getChild('AggregateOp')?.firstChild?.name ?? '';
        const modifier = node.getChild('AggregateModifier');
        if (!['Sum', 'Avg', 'Max', 'Min', 'Count', 'Group', 'Stddev', 'Stdvar', 'Quantile'].includes(operation) || modifier?.getChild('Without'))
          return undefined;
        return { labels: (modifier?.getChild('GroupingLabels')?.getChildren('LabelName') ?? []).map((label) => expr.slice(label.from, label.to)) };
      }
      default:
        return undefined;
    }
  }
}
