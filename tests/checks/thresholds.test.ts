// The limit and the duration of an alert as documents write them, against the rule.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { folderOf } from '../support/folder.ts';

/** What alert-drift says of an alert with this text and this rule. */
function drift(text: string, expr: string): string[] {
  const left: (() => void)[] = [];
  const folder = folderOf(
    { after: (end) => left.push(end as () => void) },
    {
      'alerts.md': `# Alerts\n\nSeen in Prometheus.\n\n${text}\n`,
      'rules.yaml': `groups:\n  - name: g\n    rules:\n      - alert: QueueIsFull\n        expr: ${expr}\n        for: 5m\n        labels: { severity: critical }\n`,
    },
  );
  const { findings } = loadChecked(folder, { asOf: '2026-11-20' }).catalog;
  for (const end of left) end();
  return findings.filter(({ rule }) => rule === 'alert-drift').map(({ message }) => message.replace(/^QueueIsFull:? /, ''));
}

const item = (inside: string) => `- \`QueueIsFull\`: it is full (${inside})`;

test('a limit in a text that the rule does not have', () => {
  assert.deepEqual(drift(item('> 100 for 5m'), 'queue_length > 200'), ['"> 100" here, and its rule fires above 200']);
  assert.deepEqual(drift(item('> 50%, critical'), 'queue_used / queue_size > 0.8'), ['"> 50%" here, and its rule fires above 0.8']);
  assert.deepEqual(drift(item('> 20/min'), 'sum(rate(queue_total[5m])) > 20'), ['"> 20/min" here, and its rule fires above 20 per second']);
  assert.deepEqual(drift('| Alert | Threshold | For |\n|---|---|---|\n| `QueueIsFull` | > 10 | 5m |', 'queue_length > 20'), [
    '"> 10" here, and its rule fires above 20',
  ]);
  for (const [text, said, expr, real] of [
    ['`QueueIsFull` fires when more than 100 messages wait.', 'more than 100', 'queue_length > 200 and queue_up == 1', 'above 200'],
    ['Above 3 s of delay `QueueIsFull` fires.', 'Above 3 s', 'queue_seconds > 2', 'above 2'],
    ['## QueueIsFull\n\nThe alert fires at 1k messages.', 'fires at 1k', 'queue_length > 200', 'above 200'],
    ['## QueueIsFull\n\n| | |\n|---|---|\n| Threshold | 100 |', '100', 'queue_length > 200', 'above 200'],
    ['`QueueIsFull` warns when the share is below 5 %.', 'is below 5 %', 'queue_free / queue_size < 0.1', 'below 0.1'],
  ] as const)
    assert.deepEqual(drift(text, expr), [`"${said}" here, and its rule fires ${real}`], text);
});

test('limits that agree, or that cannot be compared', () => {
  for (const [text, expr] of [
    [item('> 200 for 5m'), 'queue_length > 200'],
    [item('> 80%'), 'queue_used / queue_size > 0.8'],
    [item('> 80%'), '100 * queue_used / queue_size > 80'],
    [item('> 60/min'), 'sum(rate(queue_total[5m])) > 1'],
    [item('> 100'), 'queue_length < 200'],
    [item('> 100 ms'), 'queue_seconds > 0.1'],
    [item('more than 0.2k'), 'queue_length > 200 and queue_up == 1'],
    ['In staging `QueueIsFull` fires above 10.', 'queue_length > 200'],
    ['If `QueueIsFull` is above 100, call the lead.', 'queue_length > 200'],
    ['`QueueIsFull` fired above 90 once.', 'queue_length > 200'],
    ['`QueueIsFull` fires when more than 2 GB wait.', 'queue_bytes > 2 * 1024^3'],
    ['`QueueIsFull` fires when less than 20 % is free.', 'queue_used / queue_size > 0.8 or queue_free < 20'],
    ['`QueueIsFull` fires, and messages are kept for 7 days.', 'queue_length > 200'],
  ] as const)
    assert.deepEqual(drift(text, expr), [], `${text} beside ${expr}`);
});

test('durations in words and in other units', () => {
  for (const [text, said] of [
    [item('for 300s'), []],
    [item('for five minutes'), []],
    [item('for 10 minutes'), ['for is 10m here and 5m in rules.yaml:6']],
    ['`QueueIsFull` fires after two minutes of a full queue.', ['for is 2m here and 5m in rules.yaml:6']],
    ['`QueueIsFull` fires when the queue is full for more than 10 minutes.', ['for is 10m here and 5m in rules.yaml:6']],
    ['When `QueueIsFull` fires for more than 10 minutes, call the lead.', []],
    ['`QueueIsFull` fires. After 10 minutes call the lead.', []],
    ['`QueueIsFull` fires when the queue is full. Wait for 10 minutes.', []],
  ] as const)
    assert.deepEqual(drift(text, 'queue_length > 200'), said, text);
});
