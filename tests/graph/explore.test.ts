// The explorer's questions, without a page: addresses, filters, paths, what a change touches, finding, and the file it loads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerTo } from '../../src/graph/explore/answer.ts';
import { findNodes } from '../../src/graph/explore/find.ts';
import { impactOf, whyTouched } from '../../src/graph/explore/impact.ts';
import { pathsBetween } from '../../src/graph/explore/paths.ts';
import { directions, emptyView, mosts, queryOf, viewOf, type View } from '../../src/graph/explore/view.ts';
import { readWire, wireOf, type Wire } from '../../src/graph/explore/wire.ts';
import { labelOf, traceOrder, WholeGraph, wordsOf, type Graph } from '../../src/graph/graph.ts';
import { impliedLinks } from '../../src/graph/implied-links.ts';
import { bookOverview, overviewOf } from '../../src/graph/overview.ts';
import { claimTrusts } from '../../src/model/trust.ts';
import { entity, link } from '../support/catalog.ts';

const titleOf = ({ id, name }: { id?: string | undefined; name: string }) => [id, name].filter(Boolean).join(' ');
const listOf = (kind: string) => `/${kind}/`;
const keysOf = ({ nodes }: Graph) => nodes.map(({ key }) => key);

const entities = [
  entity('module', 'router'),
  entity('module', 'router_nats'),
  entity('requirement', 'f/R1.1', {}, { id: 'R1.1', name: 'Waits for the broker', trust: 'missing' }),
  entity('scenario', 'S1', { description: 'router_nats loses its connection' }, { name: 'Broker gone', trust: 'declared' }),
  entity('test', 's/t1', {}, { trust: 'passing' }),
  entity('test', 'u/t2', {}, { trust: 'missing' }),
  entity('suite', 'router_nats_SUITE'),
  entity('suite', 'router_SUITE'),
  entity('runbook', 'broker-gone', {}, { trust: 'passing' }),
  entity('alert', 'BrokerDown'),
  entity('metric', 'router_nats_lost_total'),
  entity('task', 'watch', { actions: ['run router_SUITE'] }),
  entity('term', 'broker'),
];
const stated = [
  link('requirement:f/R1.1', 'verified-by', 'test:s/t1'),
  link('requirement:f/R1.1', 'verified-by', 'test:u/t2'),
  link('scenario:S1', 'verified-by', 'test:s/t1'),
  link('scenario:S1', 'observed-by', 'alert:BrokerDown'),
  link('runbook:broker-gone', 'guarantees', 'test:s/t1'),
  link('test:s/t1', 'part-of', 'suite:router_nats_SUITE'),
  link('test:u/t2', 'part-of', 'suite:router_SUITE'),
  link('module:router_nats', 'triggers', 'task:watch'),
];
const implied = impliedLinks(entities, stated);
const whole = new WholeGraph(entities, [...stated, ...implied], titleOf);
const answer = (view: Partial<View>) => answerTo({ ...emptyView, ...view }, whole, listOf);

test('what an address says is what it was made of', () => {
  const text = fc.option(
    fc.string({ minLength: 1 }).filter((value) => value.trim() === value),
    { nil: undefined },
  );
  const view = fc.record({
    at: text,
    to: text,
    change: text,
    all: fc.constantFrom(true as const, undefined),
    depth: fc.integer({ min: 1, max: 6 }),
    direction: fc.constantFrom(...directions),
    without: fc.subarray([...traceOrder]),
    trust: fc.subarray([...claimTrusts]),
    suite: text,
    most: fc.constantFrom(...mosts),
  });
  fc.assert(fc.property(view, (one) => assert.deepEqual(viewOf(queryOf(one)), { ...one, to: one.at === undefined ? undefined : one.to })));
  assert.equal(queryOf(emptyView), '');
  assert.equal(queryOf({ ...emptyView, at: 'requirement:a family/R1.1', depth: 3 }), '?at=requirement:a%20family/R1.1&depth=3');
});

test('an address that means nothing shows what is usual', () => {
  assert.deepEqual(viewOf('?depth=99&direction=sideways&most=-1&trust=nonsense&without=,&at= &to=x'), viewOf(''));
});

test('around a node: steps, direction and filters', () => {
  const requirement = { at: 'requirement:f/R1.1', depth: 1 };
  assert.deepEqual(keysOf(answer(requirement)?.graph as Graph), ['requirement:f/R1.1', 'test:s/t1', 'test:u/t2']);
  assert.deepEqual(keysOf(answer({ ...requirement, direction: 'upstream' })?.graph as Graph), ['requirement:f/R1.1']);
  assert.deepEqual(keysOf(answer({ ...requirement, trust: ['passing'] })?.graph as Graph), ['requirement:f/R1.1', 'test:s/t1']);
  assert.deepEqual(keysOf(answer({ ...requirement, depth: 2, suite: 'router_SUITE' })?.graph as Graph), [
    'requirement:f/R1.1',
    'test:u/t2',
    'suite:router_SUITE',
  ]);
  assert.deepEqual(keysOf(answer({ ...requirement, without: ['test'] })?.graph as Graph), ['requirement:f/R1.1']);
  assert.equal(answer(requirement)?.said, '2 entities within one step of requirement R1.1 Waits for the broker, 2 links.');
  assert.match(answer({ at: 'alert:Gone' })?.said ?? '', /^There is no alert:Gone/);
});

test('everything that has a link, and nothing when nothing is asked', () => {
  assert.equal(answer({}), undefined);
  const all = answer({ all: true })?.graph as Graph;
  assert.equal(all.nodes.length, entities.length - 1, 'a term without links is not drawn');
  const few = answer({ all: true, most: 3 as never });
  assert.equal(few?.graph.nodes.length, 3);
  assert.match(few?.said ?? '', /9 more have fewer links/);
});

test('the shortest ways between two nodes, over links in either direction', () => {
  const path = (from: string, to: string) => pathsBetween(whole, from, to, () => true);
  assert.deepEqual(keysOf(path('requirement:f/R1.1', 'alert:BrokerDown')), ['requirement:f/R1.1', 'scenario:S1', 'test:s/t1', 'alert:BrokerDown']);
  assert.deepEqual(path('requirement:f/R1.1', 'term:broker'), { nodes: [], edges: [] });
  assert.match(answer({ at: 'requirement:f/R1.1', to: 'term:broker' })?.said ?? '', /^No way leads from/);
  assert.match(answer({ at: 'requirement:f/R1.1', to: 'alert:BrokerDown', without: ['test'] })?.said ?? '', /^No way leads from/);
});

test('in every graph each node on a path lies on one of the same length', () => {
  const pairs = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
  const nodes = Array.from({ length: 10 }, (_, index) => entity('test', `${index}`));
  fc.assert(
    fc.property(pairs, (joined) => {
      const links = joined.map(([a, b]) => link(`test:${a}`, 'related', `test:${b}`));
      const graph = new WholeGraph(nodes, links, titleOf);
      const length = (from: string, to: string) => {
        const keys = new Set([from]);
        for (let steps = 0; ; steps += 1) {
          if (keys.has(to)) return steps;
          const before = keys.size;
          const known = Array.from(keys);
          for (const key of known) for (const edge of graph.edgesAt(key)) keys.add(edge.from).add(edge.to);
          if (keys.size === before) return Infinity;
        }
      };
      const found = pathsBetween(graph, 'test:0', 'test:1', () => true);
      const shortest = length('test:0', 'test:1');
      const on = nodes.map(({ key }) => key).filter((key) => shortest < Infinity && length('test:0', key) + length(key, 'test:1') === shortest);
      assert.deepEqual(keysOf(found).sort(), on);
    }),
  );
});

test('a change of a module touches what documents call for, what is named after it or names it, and what rests on these', () => {
  const impact = impactOf(whole, 'router_nats');
  const touched = new Map(impact?.touched.map((one) => [one.node.key, whyTouched(one)]));
  assert.deepEqual(Object.fromEntries(touched), {
    'task:watch': 'said so',
    'suite:router_nats_SUITE': 'it is named after the module',
    'metric:router_nats_lost_total': 'it is named after the module',
    'scenario:S1': 'it names the module',
    'test:s/t1': 'verifies Broker gone',
    'test:u/t2': 'part of router_SUITE',
    'suite:router_SUITE': 'tied to watch',
    'alert:BrokerDown': 'shows Broker gone',
    'requirement:f/R1.1': 'verified by t1',
    'runbook:broker-gone': 'rests on t1',
  });
  assert.equal(impactOf(whole, 'constructor'), undefined);
  assert.equal(answer({ change: '__proto__' })?.said, 'No document names a module __proto__.');
  assert.match(answer({ change: 'router_nats' })?.said ?? '', /^A change of router_nats touches 10 entities\.$/);
});

test('a change goes on from metrics over alerts to scenarios and their tests, and from a test to no other test', () => {
  const entities = [
    entity('module', 'm'),
    entity('metric', 'm_lost_total'),
    ...['A', 'B'].map((name) => entity('alert', name)),
    ...['S1', 'S2'].map((name) => entity('scenario', name)),
    ...['t1', 't2', 't3'].map((name) => entity('test', name)),
    entity('requirement', 'R1'),
  ];
  const links = [
    link('alert:A', 'uses', 'metric:m_lost_total'),
    link('scenario:S1', 'observed-by', 'alert:A'),
    link('scenario:S1', 'verified-by', 'test:t1'),
    link('scenario:S1', 'observed-by', 'alert:B'),
    link('scenario:S2', 'observed-by', 'alert:B'),
    link('scenario:S2', 'verified-by', 'test:t2'),
    link('requirement:R1', 'verified-by', 'test:t1'),
    link('requirement:R1', 'verified-by', 'test:t3'),
  ];
  const impact = impactOf(new WholeGraph(entities, [...links, ...impliedLinks(entities, links)], titleOf), 'm');
  const touched = impact?.touched.map(({ node }) => node.key).sort();
  assert.deepEqual(touched, ['alert:A', 'alert:B', 'metric:m_lost_total', 'requirement:R1', 'scenario:S1', 'test:t1']);
  const ends = new Set(impact?.graph.edges.flatMap(({ from, to }) => [from, to]));
  assert.deepEqual(ends, new Set(['module:m', ...(touched ?? [])]), 'everything drawn is reached');
});

test('a suite belongs to the module with the longest name that fits', () => {
  const pairs = implied.map(({ from, to }) => `${from} ${to}`);
  assert.ok(pairs.includes('module:router_nats suite:router_nats_SUITE') && !pairs.includes('module:router suite:router_nats_SUITE'));
  assert.ok(pairs.includes('module:router suite:router_SUITE'));
});

test('nodes are found by id, by name and by parts of both, the likeliest first', () => {
  const found = (typed: string) => findNodes(whole.nodes, typed).map(({ key }) => key);
  assert.equal(found('r1.1')[0], 'requirement:f/R1.1');
  assert.equal(found('router')[0], 'module:router');
  assert.deepEqual(found('nats lost'), ['metric:router_nats_lost_total']);
  assert.deepEqual(found('requirement broker'), ['requirement:f/R1.1']);
  assert.deepEqual(found('  '), []);
  assert.deepEqual(found('[.*'), []);
});

test('the file holds the same graph', () => {
  const nodes = whole.nodes.map((node) => ({ ...node, reason: node.trust && `because ${node.trust}` }));
  const wire = JSON.parse(JSON.stringify(wireOf(nodes, [...stated, ...implied], listOf))) as Wire;
  const read = readWire(wire);
  assert.deepEqual(keysOf(read.whole), keysOf(whole));
  const told = ({ edges }: Graph) => edges.map((edge) => `${edge.from} ${wordsOf(edge)} ${edge.to} ${edge.why}`);
  assert.deepEqual(told(read.whole), told(whole));
  assert.equal(read.reasonOf('test:s/t1'), 'because passing');
  assert.equal(read.listOf('alert'), '/alert/');
  assert.throws(() => readWire({ ...wire, edition: 0 }), /built anew/);
});

test('an area at a glance has a node for each part, one for the rest, and one for each kind that it is linked with', () => {
  const tests = Array.from({ length: 40 }, (_, index) => entity('test', `t${index}`, {}, { trust: index === 7 ? 'failing' : 'passing' }));
  const graph = new WholeGraph(
    [...tests, entity('alert', 'A'), entity('term', 'x')],
    tests.map(({ key }) => link('alert:A', 'related', key)),
    titleOf,
  );
  const parts = Array.from({ length: 20 }, (_, part) => ({ title: `part ${part}`, url: '/p/', members: [`test:t${2 * part}`, `test:t${2 * part + 1}`] }));
  const overview = overviewOf(graph, 'test', parts, listOf);
  assert.deepEqual(overview.nodes.map(labelOf).slice(-3), ['part 10', 'and 18 more tests', 'Alerts']);
  assert.equal(overview.nodes.length, 13);
  assert.deepEqual(new Set(overview.edges.map(({ why }) => why)), new Set(['2 links', '18 links']));
  assert.equal(overview.nodes.find(({ key }) => key === 'part 3')?.as === 'group' && (overview.nodes[3] as { trust?: string }).trust, 'failing');
  assert.deepEqual(bookOverview(graph, listOf).nodes.map(labelOf), ['Tests', 'Alerts']);
});
