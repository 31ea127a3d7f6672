// What an expression gives back: which labels its series still have, and what its number counts.
import { treeOf, type Node } from './grammar.ts';

const sameNumber = new Set(['Sum', 'Avg', 'Max', 'Min', 'Topk', 'Bottomk', 'Quantile']);
/** Functions of a vector that keep its labels and what it counts. */
const keeping = new Set(['Abs', 'Ceil', 'Floor', 'Round', 'Clamp', 'ClampMax', 'ClampMin', 'Sort', 'SortDesc']);
const comparisons = new Set(['Gtr', 'Lss', 'Gte', 'Lte', 'Eql', 'EqlC', 'Neq']);

/** The labels that an expression's series can have, and no others. */
export interface KeptLabels {
  labels: string[];
}

/**
 * Which labels an aggregation leaves.
 * @returns nothing where all labels of the metric may be left, or where the text does not tell
 */
export function keptLabels(expr: string): KeptLabels | undefined {
  const labels = labelsAt(treeOf(expr).topNode.firstChild, expr);
  return labels && { labels };
}

function labelsAt(node: Node | null, expr: string): string[] | undefined {
  switch (node?.name) {
    case 'ParenExpr':
      return labelsAt(node.firstChild, expr);
    case 'AggregateExpr': {
      if (['Topk', 'Bottomk', 'Limitk', 'LimitRatio', 'CountValues'].includes(node.getChild('AggregateOp')?.firstChild?.name ?? '')) return undefined;
      const modifier = node.getChild('AggregateModifier');
      if (modifier?.getChild('Without')) return undefined;
      return (modifier?.getChild('GroupingLabels')?.getChildren('LabelName') ?? []).map((label) => expr.slice(label.from, label.to));
    }
    case 'FunctionCall': {
      const name = functionOf(node);
      const labels = keeping.has(name) || name === 'HistogramQuantile' ? labelsAt(node.getChild('FunctionCallBody')?.lastChild ?? null, expr) : undefined;
      return name === 'HistogramQuantile' ? labels?.filter((label) => label !== 'le') : labels;
    }
    case 'BinaryExpr': {
      const [left, right] = sides(node);
      if (node.getChild('MatchingModifierClause')) return undefined;
      if (isNumber(right)) return labelsAt(left, expr);
      if (isNumber(left)) return labelsAt(right, expr);
      const a = labelsAt(left, expr);
      if (node.getChild('And') || node.getChild('Unless')) return a;
      const b = labelsAt(right, expr);
      return a && b ? [...new Set([...a, ...b])] : undefined;
    }
    default:
      return undefined;
  }
}

/** What the number of an expression counts: events by the second or minute, or events in a range. */
export type Counted = { per: 'second' | 'minute' } | { range: string };

/**
 * What an alert's `$value` is.
 * @returns nothing where the text does not tell, such as for a gauge or a share
 */
export function countedBy(expr: string): Counted | undefined {
  return countedAt(treeOf(expr).topNode.firstChild, expr);
}

function countedAt(node: Node | null, expr: string): Counted | undefined {
  switch (node?.name) {
    case 'ParenExpr':
      return countedAt(node.firstChild, expr);
    case 'AggregateExpr':
      return sameNumber.has(node.getChild('AggregateOp')?.firstChild?.name ?? '')
        ? countedAt(node.getChild('FunctionCallBody')?.lastChild ?? null, expr)
        : undefined;
    case 'FunctionCall': {
      const name = functionOf(node);
      const argument = node.getChild('FunctionCallBody')?.lastChild ?? null;
      if (name === 'Rate' || name === 'Irate') return { per: 'second' };
      if (name === 'Increase') return { range: /\[([^\]:]+)\]/.exec(expr.slice(node.from, node.to))?.[1]?.trim() ?? '' };
      return keeping.has(name) ? countedAt(argument, expr) : undefined;
    }
    case 'BinaryExpr': {
      const [left, right] = sides(node);
      const operator = node.firstChild?.nextSibling?.name ?? '';
      if (comparisons.has(operator)) return isNumber(left) ? countedAt(right, expr) : countedAt(left, expr);
      if (operator === 'Add') {
        const [a, b] = [countedAt(left, expr), countedAt(right, expr)];
        return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
      }
      const factor = isNumber(left) ? left : right;
      const rate = countedAt(isNumber(left) ? right : left, expr);
      const isMinute = operator === 'Mul' && isNumber(factor) && factor && expr.slice(factor.from, factor.to) === '60';
      return isMinute && rate && 'per' in rate && rate.per === 'second' ? { per: 'minute' } : undefined;
    }
    default:
      return undefined;
  }
}

function functionOf(node: Node): string {
  return node.getChild('FunctionIdentifier')?.firstChild?.name ?? '';
}

function sides(node: Node): [Node | null, Node | null] {
  return [node.firstChild, node.lastChild];
}

function isNumber(node: Node | null): boolean {
  return node?.name === 'NumberDurationLiteral' || (node?.name === 'UnaryExpr' && node.lastChild?.name === 'NumberDurationLiteral');
}
