// The text that is drawn and copied.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WholeGraph } from '../../src/graph/graph.ts';
import { rowsOf } from '../../src/graph/label-rows.ts';
import { edgeRows, mermaidText } from '../../src/graph/mermaid-text.ts';
import { entity, link } from '../support/catalog.ts';

const titleOf = ({ id, name }: { id?: string | undefined; name: string }) => [id, name].filter(Boolean).join(' ');

const entities = [
  entity('requirement', 'R1.1', {}, { id: 'R1.1', name: 'Reconnects after the broker was away for a while', trust: 'declared' }),
  entity('test', 'broker_SUITE/test_reconnects', {}, { trust: 'passing' }),
  entity('alert', 'BrokerDown'),
];
const links = [
  link('requirement:R1.1', 'verified-by', 'test:broker_SUITE/test_reconnects'),
  link('alert:BrokerDown', 'related', 'test:broker_SUITE/test_reconnects'),
];
const graph = new WholeGraph(entities, links, titleOf);

test('the text of a graph', () => {
  const text = mermaidText(graph, { title: 'R1.1 {and} what verifies; it', description: 'Two links.', root: 'requirement:R1.1', base: '/pr/42' });
  assert.equal(
    text,
    `flowchart LR
  accTitle: R1.1 and what verifies it
  accDescr: Two links.
  requirement_R1_1["requirement, declared<br/>R1.1 Reconnects after the broker<br/>was away for a while"]:::requirement
  test_reconnects("test, passing<br/>test_reconnects"):::test
  alert_BrokerDown>"alert<br/>BrokerDown"]:::alert
  requirement_R1_1 ==> test_reconnects
  test_reconnects -.- alert_BrokerDown
  classDef declared stroke-dasharray:5 3
  class requirement_R1_1 declared
  classDef passing stroke-width:3px
  class test_reconnects passing
  classDef focus font-weight:bold
  class requirement_R1_1 focus
  click requirement_R1_1 href "/pr/42/requirement/R1.1/"
  click test_reconnects href "/pr/42/test/broker_SUITE/test_reconnects/"
  click alert_BrokerDown href "/pr/42/alert/BrokerDown/"
`,
  );
});

test('the table has a row for each edge of the drawing', () => {
  const rows = edgeRows(graph).map(({ from, words, to }) => `${from.key} ${words} ${to.key}`);
  assert.deepEqual(rows, ['requirement:R1.1 verified by test:broker_SUITE/test_reconnects', 'test:broker_SUITE/test_reconnects tied to alert:BrokerDown']);
});

test('nothing in a name is more than text', () => {
  const labelled = (name: string) =>
    /\["(?:[^"]*?)<br\/>([^"]*)"\]/.exec(mermaidText(new WholeGraph([entity('panel', 'x', {}, { name })], [], titleOf), { title: 't', description: 'd' }))?.[1];
  assert.equal(labelled('say "no" [now] {or} #9;'), 'say #34;no#34; #91;now#93; #123;or#125; #35;9#59;');
  assert.equal(labelled('<script>alert(1)</script>'), '#60;script#62;alert(1)#60;/script#62;');
  assert.equal(labelled('`code` *and* __init__ a_b'), '#96;code#96; #42;and#42; __init__ a_b');
  assert.equal(labelled('1. first'), '1#46; first');
  assert.equal(labelled('مرحبا 👩‍🚒 done'), 'مرحبا 👩‍🚒 done');
});

test('names that differ only in signs are different nodes', () => {
  const twins = new WholeGraph(
    [entity('panel', 'a', {}, { name: 'a b' }), entity('panel', 'b', {}, { name: 'a-b' }), entity('panel', 'c', {}, { name: '!' })],
    [],
    titleOf,
  );
  const ids = [...mermaidText(twins, { title: 't', description: 'd' }).matchAll(/^ {2}click (\S+)/gm)].map(([, id]) => id);
  assert.deepEqual(ids, ['panel_a_b', 'panel_a_b_2', 'panel']);
});

test('labels are cut at spaces, never inside an identifier', () => {
  assert.deepEqual(rowsOf('test_max_delivery_count_exhaustion_with_a_long_name'), ['test_max_delivery_count_exhaustion_with_a_long_name']);
  assert.deepEqual(rowsOf('one two three four five six seven eight nine'), ['one two three four five six seven', 'eight nine']);
  assert.equal(rowsOf('word '.repeat(40)).at(-1), 'word word word word word word word …');
  assert.equal(rowsOf('x'.repeat(200))[0]?.length, 64);
});
