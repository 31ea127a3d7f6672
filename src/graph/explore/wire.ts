// The graph as one small JSON file: strings that repeat are written once, links name their ends by number.
import type { EntityKind } from '../../model/fields.ts';
import type { LinkType } from '../../model/link.ts';
import { claimTrusts } from '../../model/trust-order.ts';
import { traceOrder, WholeGraph, type EntityNode, type GraphLink } from '../graph.ts';

/** Changes when the meaning of the file does. */
const edition = 1;

type WireNode = readonly [kind: number, rest: string, title: string, url: string, trust: number, reason: number, id?: string];

export interface Wire {
  edition: number;
  kinds: readonly EntityKind[];
  /** Where each kind is listed. */
  lists: readonly string[];
  types: readonly LinkType[];
  texts: readonly string[];
  nodes: readonly WireNode[];
  links: readonly (readonly [from: number, to: number, type: number, why: number])[];
}

export interface Told extends EntityNode {
  /** Why it has its trust, in words. */
  reason: string | undefined;
}

/** @param nodes in the order in which they are to be shown */
export function wireOf(nodes: readonly Told[], links: readonly GraphLink[], listOf: (kind: EntityKind) => string): Wire {
  const texts = new Map<string, number>();
  const textAt = (text: string | undefined) => {
    if (text === undefined) return -1;
    if (!texts.has(text)) texts.set(text, texts.size);
    return texts.get(text) ?? -1;
  };
  const place = new Map(nodes.map(({ key }, index) => [key, index]));
  const types = [...new Set(links.map(({ type }) => type))].sort();
  return {
    edition,
    kinds: traceOrder,
    lists: traceOrder.map(listOf),
    types,
    nodes: nodes.map(({ key, kind, title, url, trust, reason, id }): WireNode => {
      const [rest, state] = [key.slice(kind.length + 1), trust ? claimTrusts.indexOf(trust) : -1];
      const known = id === undefined || title.includes(id);
      return known
        ? [traceOrder.indexOf(kind), rest, title, url, state, textAt(reason)]
        : [traceOrder.indexOf(kind), rest, title, url, state, textAt(reason), id];
    }),
    links: links.flatMap(({ from, to, type, why }) => {
      const [start, end] = [place.get(from), place.get(to)];
      return start === undefined || end === undefined ? [] : [[start, end, types.indexOf(type), textAt(why)] as const];
    }),
    texts: [...texts.keys()],
  };
}

/** The graph that a file holds. @throws Error when it is of another edition: the page is older than the file */
export function readWire(wire: Wire): { whole: WholeGraph<Told>; reasonOf: (key: string) => string | undefined; listOf: (kind: EntityKind) => string } {
  if (wire.edition !== edition) throw new Error('the graph was built anew since this page was loaded');
  const nodes = wire.nodes.map(([kind, rest, title, url, trust, reason, id]): Told => {
    const name = wire.kinds[kind] ?? 'document';
    return { as: 'entity', key: `${name}:${rest}`, kind: name, id, title, url, trust: claimTrusts[trust], reason: wire.texts[reason] };
  });
  const links = wire.links.map(([from, to, type, why]): GraphLink => ({
    from: nodes[from]?.key ?? '',
    to: nodes[to]?.key ?? '',
    type: wire.types[type] ?? 'related',
    why: wire.texts[why] ?? '',
  }));
  const reasons = new Map(nodes.map(({ key, reason }) => [key, reason]));
  const lists = new Map(wire.kinds.map((kind, index) => [kind, wire.lists[index] ?? '/']));
  return { whole: new WholeGraph(nodes, links, ({ title }) => title), reasonOf: (key) => reasons.get(key), listOf: (kind) => lists.get(kind) ?? '/' };
}
