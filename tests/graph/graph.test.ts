// What graphs hold: neighbourhoods, chains, and their bounds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chainFrom } from '../../src/graph/chain.ts';
import { labelOf, traceOrder, WholeGraph, wordsOf, type Graph } from '../../src/graph/graph.ts';
import { neighbourhoodOf, type NeighbourhoodOptions } from '../../src/graph/neighbourhood.ts';
import { entityKinds } from '../../src/model/fields.ts';
import { linkTypes } from '../../src/model/link.ts';
import { entity, link } from '../support/catalog.ts';

const titleOf = ({ name }: { name: string }) => name;
const listOf = (kind: string) => `/${kind}/`;

const names = ['S1', 't1', 't2', 't3', 't4'];
const whole = new WholeGraph(
  [
    entity('scenario', 'S1'),
    ...names.slice(1).map((name) => entity('test', name)),
    entity('smoke-test', 'Q'),
    entity('runbook', 'B'),
    entity('alert', 'A'),
    entity('requirement', 'R1'),
  ],
  [
    ...names.slice(1).map((name) => link('scenario:S1', 'verified-by', `test:${name}`)),
    link('requirement:R1', 'verified-by', 'test:t1'),
    link('smoke-test:Q', 'smoke', 'test:t1'),
    link('runbook:B', 'related', 'smoke-test:Q'),
    link('runbook:B', 'related', 'test:t1'),
    link('runbook:B', 'guarantees', 'test:t1'),
    link('runbook:B', 'related', 'alert:A'),
    link('scenario:S1', 'observed-by', 'alert:A'),
    link('alert:A', 'related', 'alert:A'),
  ],
  titleOf,
);

function around(options: Partial<NeighbourhoodOptions>, graph = whole): Graph {
  return neighbourhoodOf(graph, { root: 'scenario:S1', depth: 1, direction: 'both', limit: 20, ...options }, listOf);
}

const keysOf = ({ nodes }: Graph) => nodes.map(({ key }) => key);
const edgesOf = ({ edges }: Graph) => edges.map((edge) => `${edge.from} ${wordsOf(edge)} ${edge.to}`);

test('every kind has its column', () => {
  assert.deepEqual([...traceOrder].sort(), [...entityKinds].sort());
});

test('links read in the order of the trace, those that point the other way in the passive voice', () => {
  assert.deepEqual(edgesOf({ nodes: [], edges: whole.edgesAt('smoke-test:Q') }), ['test:t1 run by smoke-test:Q', 'smoke-test:Q tied to runbook:B']);
  assert.ok(!edgesOf(whole).some((edge) => edge.startsWith('alert:A tied to alert:A')), 'a loop says nothing');
});

test('a neighbourhood goes as far, and in the direction, and to the kinds that are asked for', () => {
  assert.deepEqual(keysOf(around({})), ['scenario:S1', 'test:t1', 'test:t2', 'test:t3', 'test:t4', 'alert:A']);
  assert.ok(keysOf(around({ depth: 2 })).includes('requirement:R1'));
  assert.ok(!keysOf(around({ depth: 2, direction: 'downstream' })).includes('requirement:R1'));
  assert.deepEqual(keysOf(around({ direction: 'upstream' })), ['scenario:S1']);
  assert.deepEqual(keysOf(around({ kinds: ['alert'] })), ['scenario:S1', 'alert:A']);
});

test('a link between two neighbours is shown, a tie that a stronger link makes needless is not', () => {
  const edges = edgesOf(around({ root: 'test:t1', kinds: ['runbook', 'smoke-test'] }));
  assert.deepEqual(edges, ['test:t1 run by smoke-test:Q', 'test:t1 relied on by runbook:B']);
});

test('neighbours without room are one node that counts them and leads to their list; a small group is not hidden by a large one', () => {
  const graph = around({ limit: 4 });
  assert.deepEqual(graph.nodes.map(labelOf), ['S1', 't1', 'A', 'and 3 more tests']);
  assert.equal(graph.nodes.at(-1)?.url, '/test/');
  assert.ok(edgesOf(graph).includes('scenario:S1 verified by more verified-by true test'));
  assert.deepEqual(around({ limit: 2 }).nodes.map(labelOf), ['S1', 'and 5 more']);
});

test('what is further away and found no room is counted', () => {
  assert.equal(around({ depth: 2, limit: 7 }).hidden, 2);
  assert.equal(around({ depth: 1, limit: 20 }).hidden, undefined);
});

test('nothing around an entity is a graph of one node, and an unknown root is an empty graph', () => {
  const alone = new WholeGraph([entity('alert', 'A')], [], titleOf);
  assert.deepEqual(around({ root: 'alert:A' }, alone), { nodes: alone.nodes, edges: [] });
  assert.deepEqual(around({ root: 'alert:X' }, alone), { nodes: [], edges: [] });
});

test('a node with 500 neighbours stays within its limit, and every neighbour is shown or counted', () => {
  const tests = Array.from({ length: 500 }, (_, index) => entity('test', `t${index}`));
  const hub = new WholeGraph(
    [entity('suite', 's'), ...tests],
    tests.map(({ key }) => link(key, 'part-of', 'suite:s')),
    titleOf,
  );
  const graph = around({ root: 'suite:s', limit: 12 }, hub);
  assert.equal(graph.nodes.length, 12);
  assert.equal(labelOf(graph.nodes[11] as never), 'and 490 more tests');
});

test('in every graph edges end at nodes of the graph, nothing is twice, and the limit holds', () => {
  const kinds = fc.constantFrom('scenario', 'test', 'alert', 'runbook', 'requirement' as const);
  const book = fc.array(kinds, { minLength: 1, maxLength: 15 }).chain((chosen) => {
    const index = fc.nat({ max: chosen.length - 1 });
    return fc.tuple(fc.constant(chosen), fc.array(fc.tuple(index, index, fc.constantFrom(...linkTypes)), { maxLength: 40 }));
  });
  fc.assert(
    fc.property(book, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), ([chosen, pairs], limit, depth) => {
      const entities = chosen.map((kind, index) => entity(kind, `${index}`));
      const links = pairs.map(([a, b, type]) => link(entities[a]?.key ?? '', type, entities[b]?.key ?? ''));
      const graph = around({ root: entities[0]?.key ?? '', limit, depth }, new WholeGraph(entities, links, titleOf));
      const keys = keysOf(graph);
      assert.ok(keys.length <= limit);
      assert.equal(new Set(keys).size, keys.length);
      for (const { from, to } of graph.edges) assert.ok(keys.includes(from) && keys.includes(to));
      const linked = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
      if (keys.length > 1)
        assert.deepEqual(
          keys.filter((key) => !linked.has(key)),
          [],
          'a node without an edge says nothing',
        );
    }),
  );
});

test('a chain leads from a requirement over its test and the smoke test to the runbook entry and the alert', () => {
  const chain = chainFrom(whole, 'requirement:R1');
  assert.deepEqual(keysOf(chain).sort(), ['alert:A', 'requirement:R1', 'runbook:B', 'smoke-test:Q', 'test:t1']);
  assert.deepEqual(
    edgesOf(chain).filter((edge) => !edge.startsWith('test:')),
    ['smoke-test:Q tied to runbook:B', 'runbook:B tied to alert:A', 'requirement:R1 verified by test:t1'],
  );
});
