// The ticks of an incident, without a page around them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleared, ticksFrom, timeline, toggled, type Tick } from '../../src/client/incident/ticks.ts';

const tick = (time: string, step: string): Tick => [`2026-11-25T${time}:00.000Z`, step, 'Broker loss', 'https://book.example.org/runbook/broker-loss/#step-1'];

test('what was remembered may be anything', () => {
  for (const text of [null, undefined, '', '{', 'null', '7', '{"now":null}', '{"now":{"a":7,"b":null,"c":["x"],"d":[1,2,3,4]}}', '{"now":"abc"}'])
    assert.deepEqual(ticksFrom(text), { now: {} });
});

test('a step is ticked and unticked; a new incident can be taken back until its first tick', () => {
  const one = toggled({ now: {} }, 'a', tick('03:12', 'Look'));
  assert.deepEqual(toggled(one, 'a', undefined), { now: {} });
  const fresh = cleared(one);
  assert.deepEqual(fresh.now, {});
  assert.deepEqual(cleared(ticksFrom(JSON.stringify(fresh))), one);
  assert.deepEqual(cleared(toggled(fresh, 'b', tick('05:00', 'Other'))).last, { b: tick('05:00', 'Other') });
});

test('the timeline has every step in the order of time', () => {
  const ticks = toggled(toggled({ now: {} }, 'b', tick('03:20', 'Restart the broker')), 'a', tick('03:12', 'Look at the log'));
  assert.equal(
    timeline(ticks),
    `## Timeline

- 2026-11-25 03:12 UTC: Look at the log ([Broker loss](https://book.example.org/runbook/broker-loss/#step-1))
- 2026-11-25 03:20 UTC: Restart the broker ([Broker loss](https://book.example.org/runbook/broker-loss/#step-1))
`,
  );
});
