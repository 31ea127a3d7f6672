// What the index shows, without a page around it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filters, queryOf, shown, viewOf, type Row } from '../../src/client/index-table/view.ts';

const row = (name: string, more: Partial<Row> = {}): Row => ({
  text: name.toLowerCase(),
  keys: [name.toLowerCase()],
  suite: '',
  trust: 'declared',
  status: 'no entry',
  smoke: false,
  runbook: false,
  ...more,
});

test('a view and its address say the same', () => {
  const text = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(fc.record(Object.fromEntries(filters.map((name) => [name, text]))), fc.integer({ min: -1, max: 8 }), fc.boolean(), (asked, sort, down) => {
      const view = { ...viewOf(''), ...asked, sort, descending: sort >= 0 && down };
      assert.deepEqual(viewOf(queryOf(view)), view);
    }),
  );
  assert.equal(queryOf(viewOf('')), '');
  assert.deepEqual(viewOf('?sort=x&other=1'), viewOf(''));
});

test('every word has to occur, filters hold together, and empty cells come last upwards', () => {
  const rows = [row('NATS loss R10', { smoke: true }), row('nats loss R2'), row('Disk full'), row('', { text: 'no entry', runbook: true })];
  const names = (query: string) => shown(rows, viewOf(query)).map(({ keys }) => keys[0]);
  assert.deepEqual(names('?q=loss+nats'), ['nats loss r10', 'nats loss r2']);
  assert.deepEqual(names('?q=nats&smoke=no'), ['nats loss r2']);
  assert.deepEqual(names('?runbook=yes'), ['']);
  assert.deepEqual(names('?sort=1'), ['disk full', 'nats loss r2', 'nats loss r10', '']);
  assert.deepEqual(names('?q=disk+nats'), []);
});

test('five thousand rows are filtered and sorted at once', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => row(`test_case_${index} some_SUITE scenario ${index % 40}`));
  const started = process.cpuUsage();
  assert.equal(shown(rows, viewOf('?q=scenario+39')).length, 125 + shown(rows, viewOf('?q=39')).filter(({ text }) => !text.endsWith('scenario 39')).length);
  shown(rows, viewOf('?sort=-1'));
  const { user } = process.cpuUsage(started);
  assert.ok(user < 500_000, `${user / 1000} ms`);
});
