import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDashboard } from '../../src/evidence/grafana.ts';
import { catalogOf, entity, findings, keys, links } from '../support/load.ts';

const broker = readFileSync(join(import.meta.dirname, 'fixtures/grafana/broker.json'), 'utf8');
const problems = (path: string, text: string) => readDashboard({ path, text }).findings.map((one) => `${one.source.line}: ${one.message}`);

test('every panel with every query, wherever it is nested, with the metrics it asks', (t) => {
  const catalog = catalogOf(t, { 'grafana/broker.json': broker });
  assert.deepEqual(findings(catalog), []);
  const dashboard = entity(catalog, 'dashboard:broker');
  assert.deepEqual(dashboard.fields, { file: 'grafana/broker.json', uid: 'broker-01' });
  assert.deepEqual(dashboard.sources[0], { file: 'grafana/broker.json', line: 4 });
  assert.deepEqual(
    catalog.entities.filter((one) => one.kind === 'panel').map((one) => `${one.sources[0]?.line} ${one.key}: ${one.fields.queries?.length ?? 0}`),
    [
      '9 panel:broker/redeliveries: 2',
      '20 panel:broker/depth: 1',
      '21 panel:broker/log-lines: 1',
      '25 panel:broker/consumers-alive: 1',
      '28 panel:broker/only-its-name: 0',
      '29 panel:broker/how-to-read-this: 0',
      '32 panel:broker/failures: 1',
    ].sort((a, b) => ((a.split(' ')[1] ?? '') < (b.split(' ')[1] ?? '') ? -1 : 1)),
  );
  assert.deepEqual(links(catalog, 'uses'), [
    'panel:broker/consumers-alive -> metric:broker_consumer_up',
    'panel:broker/depth -> metric:broker_queue_depth',
    'panel:broker/failures -> metric:broker_publish_failures_total',
    'panel:broker/redeliveries -> metric:broker_ack_total',
    'panel:broker/redeliveries -> metric:broker_redelivery_total',
  ]);
  assert.equal(links(catalog, 'part-of').length, 7);
});

test('a panel that a document describes is the one of that title, when one dashboard alone has it', (t) => {
  const document = '# Dashboard\n\n### Panel 1: Redeliveries\n\n**Query**: `sum(broker_redelivery_total)`\n';
  const one = catalogOf(t, { 'a.md': document, 'broker.json': broker });
  assert.ok(keys(one, 'panel').includes('panel:broker/redeliveries'));
  assert.ok(!keys(one, 'panel').includes('panel:redeliveries'));
  assert.deepEqual(
    entity(one, 'panel:broker/redeliveries').sources.map((source) => source.file),
    ['broker.json', 'a.md'],
  );
  const two = catalogOf(t, { 'a.md': document, 'broker.json': broker, 'copy.json': broker.replace('"Broker"', '"Copy"') });
  assert.ok(keys(two, 'panel').includes('panel:redeliveries'), 'of two dashboards none is guessed');
});

test("an API's answer and a resource wrap a dashboard; other JSON is none", (t) => {
  const catalog = catalogOf(t, {
    'a.json': `{"meta": {}, "dashboard": ${broker}}`,
    'package.json': '{"name": "x", "panels": 3}',
    'broken.json': '{"name": ',
    'list.json': '[1, 2]',
  });
  assert.deepEqual(keys(catalog, 'dashboard'), ['dashboard:broker']);
  assert.deepEqual(findings(catalog), []);
});

test('what should be a dashboard and is none is one finding with its line', () => {
  assert.deepEqual(problems('dashboards/x.json', '{"a": 1}'), ['1: this is no Grafana dashboard: expected a "title" and "panels"']);
  assert.deepEqual(problems('x.json', broker.replace('"schemaVersion": 39,', '"schemaVersion": 39,,')), ['5: not valid JSON: property name expected']);
  assert.equal(
    readDashboard({ path: 'x.json', text: broker.replace('"schemaVersion": 39,', '"schemaVersion": 39,,') }).facts.length,
    8,
    'the panels after the damage are read',
  );
  assert.deepEqual(problems('x.json', broker.replace('broker_queue_depth{', 'broker_queue_depth{{')), [
    '20: a query of panel "Depth" does not parse, expected PromQL: max(broker_queue_depth{{queue="$queue"})',
  ]);
  assert.deepEqual(problems('x.json', `{"title": "Deep", "schemaVersion": 1, "panels": ${'['.repeat(200_000)}`), ['1: nested too deeply for a dashboard']);
});

test('any text gives a reading', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"panels":',
    '"title":',
    '"x"',
    '"targets":',
    '"expr":',
    ',',
    '1',
    'null',
    '"$a{${b}"',
    '\n',
    '//',
    '"',
    '\\',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (some) => void readDashboard({ path: 'dashboards/x.json', text: some.join('') })),
    { numRuns: 1000 },
  );
});
