// What the shapes, lines and marks of a drawing mean: only those that occur in it.
import { claimTrusts, type Trust } from '../model/trust-order.ts';
import type { EntityKind } from '../model/fields.ts';
import { trustOf } from './boxes.ts';
import { kindWords, traceOrder, type Graph } from './graph.ts';
import { outlineOf, shapeOf } from './shapes.ts';

export interface Sample {
  words: string;
  /** Class of the sample, and the data of its path. */
  name: string;
  path: string;
}

export interface Legend {
  kinds: Sample[];
  lines: Sample[];
  trusts: { trust: Trust; words: string }[];
}

/** The size of a sample, in pixels. */
export const sampleSize = { width: 28, height: 16 };
const box = { x: 1, y: 1, width: 26, height: 14 };

const meanings: Record<Trust, string> = {
  untested: 'no test is named',
  missing: 'its test is not run',
  failing: 'its test fails',
  flaky: 'its test sometimes fails',
  skipped: 'its test was skipped',
  declared: 'only documents say so',
  defined: 'a suite runs it',
  passing: 'results say it passes',
};

const lineKinds = [
  { words: 'is verified by, rests on, runs', name: 'd-strong', path: 'M1 8H24m-7-4 7 4m-7 4 7-4', types: ['verified-by', 'guarantees', 'smoke'] },
  {
    words: 'shows, guides, uses, triggers',
    name: '',
    path: 'M1 8H24m-7-4 7 4m-7 4 7-4',
    types: ['guides', 'observed-by', 'uses', 'implements', 'triggers', 'mentions'],
  },
  { words: 'is part of', name: '', path: 'M1 8H27', types: ['part-of'] },
  { words: 'is tied to', name: 'd-tie', path: 'M1 8H27', types: ['related'] },
];

export function legendOf({ nodes, edges }: Pick<Graph, 'nodes' | 'edges'>): Legend {
  const kinds = new Set(nodes.flatMap((node): EntityKind[] => (node.as === 'entity' ? [node.kind] : [])));
  const several = nodes.some(({ as }) => as !== 'entity') ? [{ words: 'several together', name: 'd-node d-more', path: outlineOf('pile', box) }] : [];
  const trusts = new Set(nodes.map(trustOf));
  const types = new Set<string>(edges.map(({ type }) => type));
  return {
    kinds: [
      ...traceOrder
        .filter((kind) => kinds.has(kind))
        .map((kind) => ({ words: kindWords(kind), name: `d-node d-${kind}`, path: outlineOf(shapeOf(kind), box) })),
      ...several,
    ],
    lines: lineKinds.filter((line) => line.types.some((type) => types.has(type))).map(({ words, name, path }) => ({ words, name, path })),
    trusts: claimTrusts.filter((trust) => trusts.has(trust)).map((trust) => ({ trust, words: meanings[trust] })),
  };
}
