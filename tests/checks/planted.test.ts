// For each rule: a defect planted in a clean book gives exactly one new finding, at its line; taken away, it is gone.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { findingRules, rules } from '../../src/checks/rules.ts';
import { placeOf } from '../../src/model/source.ts';
import { folderOf } from '../support/folder.ts';
import { cleanBook } from './clean-book.ts';

interface Plant {
  rule: string;
  file: string;
  /** What is replaced, and by what. */
  from: string;
  to: string;
  expected: string;
}

const rule = (expr: string, summary: string) =>
  `expr: ${expr}\n        for: 10m\n        labels: { severity: warning }\n        annotations:\n          summary: "${summary}"`;

const plants: Plant[] = [
  {
    rule: 'alert-drift',
    file: 'alerts.md',
    from: 'for 10m, warning',
    to: 'for 5m, warning',
    expected: 'alerts.md:3 BrokerRedeliveryHigh: for is 5m here and 10m in rules.yaml:4',
  },
  {
    rule: 'alert-logic',
    file: 'rules.yaml',
    from: rule('rate(broker_redelivery_total[5m]) > rate(broker_ack_total[5m])', 'Many redeliveries'),
    to: rule('rate(broker_redelivery_total[10m]) > rate(broker_redelivery_total[5m])', 'Redeliveries grow'),
    expected: 'rules.yaml:5 BrokerRedeliveryHigh: the text says that it grows, but rate[10m] > rate[5m] holds when the rate falls',
  },
  {
    rule: 'alert-undocumented',
    file: 'rules.yaml',
    from: '          runbook_url: https://example.org/alerts/BrokerRedeliveryHigh/\n',
    to: '          runbook_url: https://example.org/alerts/BrokerRedeliveryHigh/\n      - alert: QueueIsFull\n        expr: broker_ack_total > 3\n        annotations: { runbook_url: x }\n',
    expected: 'rules.yaml:11 QueueIsFull is named in no document',
  },
  {
    rule: 'alert-unknown',
    file: 'scenarios.md',
    from: '`BrokerRedeliveryHigh` |',
    to: '`BrokerRedeliveriesHigh` |',
    expected: 'scenarios.md:11 BrokerRedeliveriesHigh is in no rule file; nearest is BrokerRedeliveryHigh',
  },
  {
    rule: 'alert-without-runbook',
    file: 'rules.yaml',
    from: '          runbook_url: https://example.org/alerts/BrokerRedeliveryHigh/\n',
    to: '',
    expected: 'rules.yaml:4 BrokerRedeliveryHigh has no runbook_url; its page is /alerts/BrokerRedeliveryHigh/',
  },
  {
    rule: 'ambiguous-id',
    file: 'scenarios.md',
    from: '| JS-001 | Redelivery storm |',
    to: '| S1 | Redelivery storm |',
    expected: 'scenarios.md:11 S1 is "Redelivery storm" here and "The broker is lost" in scenarios.md',
  },
  { rule: 'backend-unmapped', file: 'backends.md', from: 'commit offset', to: '-', expected: 'backends.md:17 "Acknowledge" has no equivalent for Kafka' },
  {
    rule: 'count-mismatch',
    file: 'scenarios.md',
    from: '| Tests | 2 | 0 | 0 | 2 |',
    to: '| Tests | 3 | 0 | 0 | 3 |',
    expected: 'scenarios.md:16 tests: declared 3 covered, 0 partial, 0 none, 3 total; the matrix has 2 covered, 0 partial, 0 none, 2 total',
  },
  {
    rule: 'count-mismatch',
    file: 'requirements.md',
    from: 'broker | 3 | 2 |',
    to: 'broker | 3 | 3 |',
    expected: 'requirements.md:17 R1: 3 covered declared, 2 counted',
  },
  {
    rule: 'coverage-gap',
    file: 'scenarios.md',
    from: '✅ Covered |\n| JS-002',
    to: '❌ None |\n| JS-002',
    expected: 'scenarios.md:11 JS-001 "Redelivery storm" has no dashboards',
  },
  {
    rule: 'duplicate-definition',
    file: 'alerts.md',
    from: '`broker_redelivery_total{reason,source}` counts redeliveries.',
    to: '- `broker_redelivery_total{reason,source}`: counts redeliveries\n- `broker_redelivery_total{reason,source}`: counts them',
    expected: 'alerts.md:6 broker_redelivery_total is defined at line 5 already',
  },
  {
    rule: 'metric-label-drift',
    file: 'alerts.md',
    from: '{reason,source}',
    to: '{reason}',
    expected: 'scenarios.md:11 broker_redelivery_total has 2 labels here and 1 label in alerts.md:5: with source besides',
  },
  {
    rule: 'metric-unknown',
    file: 'alerts.md',
    from: '`broker_redelivery_total{reason,source}` counts',
    to: '`broker_redeliveries_total` counts',
    expected: 'alerts.md:5 broker_redeliveries_total occurs nowhere else; the metric is probably broker_redelivery_total',
  },
  {
    rule: 'orphan-requirement',
    file: 'requirements.md',
    from: '`test_drains` | `broker_SUITE` | ⏳ Planned',
    to: '- | - | ⚠️ Partial',
    expected: 'requirements.md:11 requirement R1.3 "Drains" names no test',
  },
  {
    rule: 'orphan-test',
    file: 'scenarios.md',
    from: '- **Tests**: `test_reconnects`',
    to: '- **Tests**: `test_reconnects`, `test_orphan_here`',
    expected: 'scenarios.md:5 test_orphan_here is in no traceability row',
  },
  {
    rule: 'placeholder-text',
    file: 'procedures.md',
    from: '## Broker is gone',
    to: '## Issue: [Title]\n\n## Broker is gone',
    expected: 'procedures.md:3 "Issue: [Title]" is an unfilled template',
  },
  {
    rule: 'process-not-exercised',
    file: 'dry-run.md',
    from: '## Process 2: Smoke review\n',
    to: '## Notes\n',
    expected: 'processes.md:7 process 2 "Smoke review" was not in the dry run',
  },
  {
    rule: 'review-overdue',
    file: 'procedures.md',
    from: '2027-01-31',
    to: '2026-Q3',
    expected: 'procedures.md:7 the next review of "Broker is gone" was due 2026-Q3, before 2026-11-20',
  },
  {
    rule: 'runbook-link-broken',
    file: 'runbook.md',
    from: '`procedures.md`',
    to: '`procedure.md`',
    expected: 'runbook.md:5 procedure.md does not exist; nearest is procedures.md',
  },
  {
    rule: 'runbook-tbd',
    file: 'runbook.md',
    from: '`procedures.md` → "Broker is gone"',
    to: 'TBD (to be added)',
    expected: 'runbook.md:5 "Broker is gone" has no runbook section yet',
  },
  {
    rule: 'runbook-url-broken',
    file: 'rules.yaml',
    from: 'https://example.org/alerts/BrokerRedeliveryHigh/',
    to: '/alerts/BrokerRedeliveriesHigh/',
    expected:
      'rules.yaml:10 the runbook_url of BrokerRedeliveryHigh leads to no page: /alerts/BrokerRedeliveriesHigh/; its page is /alerts/BrokerRedeliveryHigh/',
  },
  {
    rule: 'smoke-too-slow',
    file: 'smoke.md',
    from: '~30-45 seconds',
    to: '~60-90 seconds',
    expected: 'smoke.md:9 "Broker loss" takes up to 90 s, over the limit of 60 s a test',
  },
  {
    rule: 'smoke-untraced',
    file: 'runbook.md',
    from: '- Wait a minute\n',
    to: '- Wait a minute\n\n### Scenario 2: Order is lost\n\n**Runbook Section**: `procedures.md` → "Broker is gone"\n\n**Test Coverage**:\n- **Test**: `test_keeps_order`\n\n**What the test guarantees**:\n- Order\n',
    expected: 'runbook.md:16 no smoke test runs any test of the runbook entry "Order is lost"',
  },
  {
    rule: 'status-conflict',
    file: 'tasks.md',
    from: '⏳ second',
    to: '✅ second',
    expected: 'tasks.md:9 watch_ci "Watch the CI" is "Pending" although all 2 items of its definition of done are ticked',
  },
  { rule: 'task-unowned', file: 'tasks.md', from: '**Owner**: SRE', to: '**Owner**: -', expected: 'tasks.md:8 watch_ci "Watch the CI" has no owner' },
];
function findingsOf(t: TestContext, files: Record<string, string>): string[] {
  const { catalog } = loadChecked(folderOf(t, files), { asOf: '2026-11-20' });
  return catalog.findings.map((one) => `${one.rule}: ${placeOf(one.source)} ${one.message}`);
}

test('the clean book has no finding', (t) => {
  assert.deepEqual(findingsOf(t, cleanBook), []);
});

for (const { rule, file, from, to, expected } of plants) {
  test(`${rule}: ${expected}`, (t) => {
    const text = cleanBook[file] ?? '';
    assert.ok(text.includes(from), `${file} holds what is replaced`);
    assert.deepEqual(findingsOf(t, { ...cleanBook, [file]: text.replace(from, to) }), [`${rule}: ${expected}`]);
  });
}

test('every rule has a test, or one of its own elsewhere', () => {
  const planted = new Set(plants.map((plant) => plant.rule));
  const elsewhere = ['suite-missing', 'test-missing', 'test-undocumented'];
  assert.deepEqual(
    rules.map((rule) => rule.id).filter((id) => !planted.has(id)),
    elsewhere,
  );
});

test('every rule says what it means, why, with an example and how to mend', () => {
  for (const rule of findingRules) {
    for (const text of [rule.meaning, rule.why, rule.mend]) assert.match(text, /^[A-Z].*[.]$/, rule.id);
    assert.ok(rule.example.length > 10, rule.id);
  }
  const ids = findingRules.map((rule) => rule.id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
});
