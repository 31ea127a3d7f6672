// What the explorer shows, as it stands in the address: a link to a view is a link to what somebody saw.
import type { EntityKind } from '../../model/fields.ts';
import { claimTrusts, type Trust } from '../../model/trust-order.ts';
import { traceOrder } from '../graph.ts';

export const directions = ['both', 'upstream', 'downstream'] as const;
export type Direction = (typeof directions)[number];

export interface View {
  /** The entity that everything is shown around. */
  at?: string | undefined;
  /** The other end of a path from there. */
  to?: string | undefined;
  /** The name of a module whose change is asked about. */
  change?: string | undefined;
  /** The whole book, when nothing else is asked for. */
  all?: boolean | undefined;
  depth: number;
  direction: Direction;
  /** Kinds that are left out. */
  without: readonly EntityKind[];
  /** Of what makes a claim, only what has one of these states; all without any. */
  trust: readonly Trust[];
  /** Only tests of this suite, by its name. */
  suite?: string | undefined;
  /** At most so many nodes. */
  most: number;
}

export const deepest = 6;
export const mosts = [25, 60, 300, 1000, 10_000] as const;
const usual = { depth: 2, direction: 'both', most: 60 } as const;

export const emptyView: View = { ...usual, without: [], trust: [] };

/** Reads the query of an address; what it cannot read is as usual. */
export function viewOf(query: string): View {
  const given = new URLSearchParams(query);
  const text = (name: string) => given.get(name)?.trim() || undefined;
  const list = <T extends string>(name: string, known: readonly T[]) => {
    const named = (given.get(name) ?? '').split(',');
    return known.filter((one) => named.includes(one));
  };
  const depth = Number.parseInt(given.get('depth') ?? '', 10);
  const most = Number.parseInt(given.get('most') ?? '', 10);
  const change = text('change');
  return {
    at: text('at'),
    to: text('at') ? text('to') : undefined,
    change,
    all: given.has('all') || undefined,
    depth: depth >= 1 && depth <= deepest ? depth : usual.depth,
    direction: directions.find((one) => one === given.get('direction')) ?? usual.direction,
    without: list('without', traceOrder),
    trust: list('trust', claimTrusts),
    suite: text('suite'),
    most: mosts.find((one) => one === most) ?? usual.most,
  };
}

/** The query that says the same, without what is as usual; empty for the usual view. */
export function queryOf(view: View): string {
  const parts: [string, string | undefined][] = [
    ['change', view.change],
    ['at', view.at],
    ['to', view.at ? view.to : undefined],
    ['all', view.all ? '' : undefined],
    ['depth', view.depth === usual.depth ? undefined : String(view.depth)],
    ['direction', view.direction === usual.direction ? undefined : view.direction],
    ['without', view.without.length > 0 ? view.without.join(',') : undefined],
    ['trust', view.trust.length > 0 ? view.trust.join(',') : undefined],
    ['suite', view.suite],
    ['most', view.most === usual.most ? undefined : String(view.most)],
  ];
  const said = parts.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value).replace(/%(?:2F|3A|2C)/g, decodeURIComponent)}`],
  );
  return said.length > 0 ? `?${said.join('&')}` : '';
}
