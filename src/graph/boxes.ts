// What is written in each node, and how much room that takes.
import { columnsByKind, columnsBySteps } from './columns.ts';
import { kindWords, labelOf, type EntityNode, type GraphEdge, type GraphNode } from './graph.ts';
import { rowsOf, shortened } from './label-rows.ts';
import type { Sized } from './layout.ts';
import { insetOf, shapeOf, type Shape } from './shapes.ts';
import { widthOf } from './text-width.ts';

/** Sizes in pixels. */
export interface Manner {
  labelSize: number;
  rowHeight: number;
  /** Words below the label say how far it can be trusted; without them only the mark beside it does. */
  stateSize: number | undefined;
  padding: number;
  widestRow: number;
  mostRows: number;
  /** Labels end in an ellipsis after so many characters; identifiers are shown whole where it is undefined. */
  mostCharacters?: number | undefined;
  columns: typeof columnsByKind;
}

/** For a few nodes beside a text. */
export const roomy: Manner = { labelSize: 14, rowHeight: 18, stateSize: 12, padding: 7, widestRow: 28, mostRows: 3, columns: columnsBySteps };

/** For hundreds: one row each. */
export const dense: Manner = {
  labelSize: 12.5,
  rowHeight: 16,
  stateSize: undefined,
  padding: 3,
  widestRow: 200,
  mostRows: 1,
  mostCharacters: 44,
  columns: columnsByKind,
};

/** The mark of trust and the space after it. */
export const markWidth = 15;

/** How much wider letters are in the node that the drawing is about, which is written in bold. */
const boldness = 1.06;

export interface SizedNode extends Sized {
  node: GraphNode;
  /** The node that the drawing is about. */
  focus: boolean;
  shape: Shape;
  rows: string[];
  /** What stands below the label. */
  state: string | undefined;
}

/** @param root the key of the node that the drawing is about */
export function sized(nodes: readonly GraphNode[], edges: readonly GraphEdge[], manner: Manner, root?: string): SizedNode[] {
  const columns = manner.columns(nodes, edges);
  return nodes.map((node) => {
    const shape = node.as === 'entity' ? shapeOf(node.kind) : 'pile';
    const focus = node.key === root;
    const label = labelOf(node);
    const cut = manner.mostCharacters === undefined ? label : shortened(label, manner.mostCharacters);
    const rows = rowsOf(cut, { widest: manner.widestRow, most: manner.mostRows });
    const state = manner.stateSize === undefined ? undefined : stateOf(node);
    const lines = [
      ...rows.map((row) => labelWidth(row, manner, focus) + (manner.stateSize === undefined && trustOf(node) ? markWidth : 0)),
      ...(state === undefined ? [] : [widthOf(state, manner.stateSize ?? 0) + (trustOf(node) ? markWidth : 0)]),
    ];
    const width = Math.ceil(Math.max(40, ...lines)) + 2 * insetOf(shape);
    const lids = shape === 'store' ? 4 : shape === 'pile' ? 3 : 0;
    const height = rows.length * manner.rowHeight + (state === undefined ? 0 : 15) + 2 * manner.padding + lids;
    return { key: node.key, column: columns.get(node.key) ?? 0, width, height, group: node.kind, last: node.as === 'more', node, focus, shape, rows, state };
  });
}

/** The width of a row of a label, in pixels. */
export function labelWidth(row: string, { labelSize }: Manner, focus: boolean): number {
  return widthOf(row, labelSize) * (focus ? boldness : 1);
}

/** What makes no claim has no state. */
export function trustOf(node: GraphNode): EntityNode['trust'] {
  return node.as === 'more' ? undefined : node.trust;
}

function stateOf(node: GraphNode): string | undefined {
  if (node.as === 'more') return undefined;
  if (node.as === 'group') {
    // A title may say of what kind they are.
    const what = node.title.toLowerCase() === kindWords(node.kind, 2) ? 'in all' : kindWords(node.kind, node.count);
    return `${node.count} ${what}${node.trust ? `, weakest ${node.trust}` : ''}`;
  }
  return node.trust;
}
