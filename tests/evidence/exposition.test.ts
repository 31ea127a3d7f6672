import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readExposition } from '../../src/evidence/exposition.ts';
import { catalogOf, entity, findings, keys } from '../support/load.ts';

const dump = `# HELP broker_redelivery_total Messages delivered again, by reason.
# TYPE broker_redelivery_total counter
broker_redelivery_total{queue="a b",reason="nak, \\"late\\""} 3 1763460000000
broker_redelivery_total{queue="b",reason="timeout"} 1e+06
broker_redelivery_total{queue="c"} NaN
# TYPE broker_ack_seconds histogram
broker_ack_seconds_bucket{queue="a",le="0.1"} 1
broker_ack_seconds_bucket{queue="a",le="+Inf"} 2
broker_ack_seconds_sum{queue="a"} 0.2
broker_ack_seconds_count{queue="a"} 2

# a comment
up 1
`;

test('each metric with the labels it is really emitted with', (t) => {
  const catalog = catalogOf(t, { 'metrics.prom': dump });
  assert.deepEqual(findings(catalog), []);
  assert.deepEqual(keys(catalog, 'metric'), [
    'metric:broker_ack_seconds',
    'metric:broker_ack_seconds_bucket',
    'metric:broker_ack_seconds_count',
    'metric:broker_ack_seconds_sum',
    'metric:broker_redelivery_total',
    'metric:up',
  ]);
  const at = (line: number) => ({ file: 'metrics.prom', line });
  assert.deepEqual(entity(catalog, 'metric:broker_redelivery_total').fields, {
    type: 'counter',
    description: 'Messages delivered again, by reason.',
    labelSets: [
      { labels: ['queue', 'reason'], emitted: true, source: at(3) },
      { labels: ['queue'], emitted: true, source: at(5) },
    ],
  });
  assert.deepEqual(entity(catalog, 'metric:broker_ack_seconds').fields, {
    type: 'histogram',
    labelSets: [{ labels: ['queue'], emitted: true, source: at(7) }],
  });
});

test('a text file is a dump when it declares types; other text is none', (t) => {
  const catalog = catalogOf(t, { 'dump.txt': dump, 'notes.txt': 'up 1\nthis is no dump\n' });
  assert.equal(keys(catalog, 'metric').length, 6);
  assert.deepEqual(findings(catalog), []);
});

test('a broken line is one finding, and the other lines are read', (t) => {
  const catalog = catalogOf(t, { 'a.prom': `${dump}broker_x{a="unclosed} 1\nbroker_x{a=b} 1\nbroker_y 1\n` });
  assert.ok(keys(catalog, 'metric').includes('metric:broker_y'));
  assert.deepEqual(findings(catalog), ['a.prom:14 unreadable: this is no sample of the exposition format, expected: name{label="value"} number']);
});

test('any text gives a reading, in time in proportion to it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readExposition('x', [text])));
  const start = performance.now();
  readExposition('x', [`a{${'b="c",'.repeat(100_000)}} 1\n`, `a{${'}'.repeat(500_000)}`, 'x'.repeat(5_000_000)]);
  assert.ok(performance.now() - start < 2000);
});
