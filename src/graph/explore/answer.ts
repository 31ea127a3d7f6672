// What a view shows: the one place in which its words become a graph.
import type { EntityKind } from '../../model/fields.ts';
import { kindWords, type EntityNode, type Graph, type WholeGraph } from '../graph.ts';
import { neighbourhoodOf } from '../neighbourhood.ts';
import { impactOf, type Impact } from './impact.ts';
import { pathsBetween } from './paths.ts';
import type { View } from './view.ts';

type Whole = Pick<WholeGraph, 'node' | 'nodes' | 'edges' | 'edgesAt'>;

export interface Answer {
  graph: Graph;
  /** The entity that it is about. */
  root: string | undefined;
  /** What is shown, in a sentence. */
  said: string;
  impact?: Impact | undefined;
}

/** Undefined when the view asks for nothing: then the overview stands. */
export function answerTo(view: View, whole: Whole, listOf: (kind: EntityKind) => string): Answer | undefined {
  const accepts = filterOf(view, whole);
  if (view.change !== undefined) return changeOf(view.change, view, whole, accepts);
  if (view.at !== undefined) {
    const root = whole.node(view.at);
    if (!root) return { graph: nothing, root: undefined, said: `There is no ${view.at} in this book. It may have been renamed or removed.` };
    return view.to === undefined ? around(root, view, whole, accepts, listOf) : between(root, view.to, whole, accepts);
  }
  const filtered = view.without.length > 0 || view.trust.length > 0 || view.suite !== undefined;
  return view.all || filtered ? everything(view, whole, accepts) : undefined;
}

const nothing: Graph = { nodes: [], edges: [] };

/** Which nodes a view lets in. */
function filterOf({ without, trust, suite }: View, whole: Whole): (node: EntityNode) => boolean {
  const outside = suite === undefined ? undefined : suitesBeside(suite, whole);
  return (node) => !without.includes(node.kind) && (trust.length === 0 || !node.trust || trust.includes(node.trust)) && !outside?.has(node.key);
}

/** Other suites, and the tests that are not of this one. */
function suitesBeside(suite: string, whole: Whole): Set<string> {
  const own = new Set(whole.edgesAt(`suite:${suite}`).map(({ from }) => from));
  return new Set(
    whole.nodes.filter(({ key, kind }) => (kind === 'suite' && key !== `suite:${suite}`) || (kind === 'test' && !own.has(key))).map(({ key }) => key),
  );
}

function around(
  root: EntityNode,
  { depth, direction, most }: View,
  whole: Whole,
  accepts: (node: EntityNode) => boolean,
  listOf: (kind: EntityKind) => string,
): Answer {
  const graph = neighbourhoodOf(whole, { root: root.key, depth, direction, limit: most, accepts }, listOf);
  const way = direction === 'both' ? '' : ` ${direction}`;
  const shown = graph.nodes.length - 1;
  const said =
    shown === 0
      ? `Nothing stands${way} around ${nameOf(root)} that the filters let in.`
      : `${entities(shown)} within ${depth === 1 ? 'one step' : `${depth} steps`}${way} of ${nameOf(root)}, ${links(graph)}.`;
  return { graph, root: root.key, said: graph.hidden ? `${said} ${graph.hidden} further away found no room.` : said };
}

function between(from: EntityNode, to: string, whole: Whole, accepts: (node: EntityNode) => boolean): Answer {
  const end = whole.node(to);
  if (!end) return { graph: nothing, root: from.key, said: `There is no ${to} in this book. It may have been renamed or removed.` };
  const graph = pathsBetween(whole, from.key, to, accepts);
  const said =
    graph.nodes.length === 0
      ? `No way leads from ${nameOf(from)} to ${nameOf(end)} that the filters let in.`
      : `The shortest ways from ${nameOf(from)} to ${nameOf(end)}: ${entities(graph.nodes.length)}, ${links(graph)}.`;
  return { graph, root: from.key, said };
}

function changeOf(name: string, { most }: View, whole: Whole, accepts: (node: EntityNode) => boolean): Answer {
  const impact = impactOf(whole, name);
  if (!impact) return { graph: nothing, root: undefined, said: `No document names a module ${name}.` };
  const touched = impact.touched.filter(({ node }) => accepts(node));
  const shown = new Set([impact.module.key, ...touched.slice(0, most - 1).map(({ node }) => node.key)]);
  const left = touched.length + 1 - shown.size;
  const graph: Graph = {
    nodes: impact.graph.nodes.filter(({ key }) => shown.has(key)),
    edges: impact.graph.edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    ...(left > 0 ? { hidden: left } : {}),
  };
  const said = touched.length === 0 ? `Nothing is linked to the module ${name}.` : `A change of ${name} touches ${entities(touched.length)}.`;
  return { graph, root: impact.module.key, said: left > 0 ? `${said} ${left} of them are in the list alone.` : said, impact: { ...impact, touched } };
}

/** What has a link, the most linked first when there is no room for all. */
function everything({ most, suite }: View, whole: Whole, accepts: (node: EntityNode) => boolean): Answer {
  const accepted = new Set(whole.nodes.filter(accepts).map(({ key }) => key));
  const inside = whole.edges.filter(({ from, to }) => accepted.has(from) && accepted.has(to));
  const degree = new Map<string, number>();
  for (const { from, to } of inside) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const linked = whole.nodes.filter(({ key }) => degree.has(key));
  const shown = new Set(
    [...linked]
      .sort((a, b) => (degree.get(b.key) ?? 0) - (degree.get(a.key) ?? 0))
      .slice(0, most)
      .map(({ key }) => key),
  );
  const graph = { nodes: linked.filter(({ key }) => shown.has(key)), edges: inside.filter(({ from, to }) => shown.has(from) && shown.has(to)) };
  const left = linked.length - shown.size;
  const filtered = linked.length < whole.nodes.filter(({ key }) => whole.edgesAt(key).length > 0).length;
  const what =
    suite !== undefined
      ? `What has to do with ${suite}`
      : filtered
        ? 'The whole book as far as the filters let it in'
        : 'Everything in the book that has a link';
  const said = `${what}: ${entities(graph.nodes.length)}, ${links(graph)}.`;
  return { graph, root: undefined, said: left > 0 ? `${said} ${left} more have fewer links and found no room.` : said };
}

function nameOf({ kind, title }: EntityNode): string {
  return `${kindWords(kind)} ${title}`;
}

function entities(count: number): string {
  return count === 1 ? 'one entity' : `${count} entities`;
}

function links({ edges }: Graph): string {
  return edges.length === 1 ? 'one link' : `${edges.length} links`;
}
