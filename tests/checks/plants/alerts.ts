// Defects of alerts: their rules, and what documents say of them.
import type { Plant } from './plant.ts';

/** The expression of the clean book's alert. */
const clean = 'sum(rate(broker_redelivery_total[5m])) > sum(rate(broker_ack_total[5m]))';

const rule = (expr: string, summary: string) =>
  `expr: ${expr}\n        for: 10m\n        labels: { severity: warning }\n        annotations:\n          summary: "${summary}"`;

export const alerts: Plant[] = [
  {
    rule: 'alert-drift',
    file: 'procedures.md',
    from: 'Look at the broker.',
    to: 'The alert `BrokerRedeliveryHigh` fires when messages come again for more than five minutes.',
    expected: 'procedures.md:5 BrokerRedeliveryHigh: for is 5m here and 10m in rules.yaml:6',
  },
  {
    rule: 'alert-drift',
    file: 'alerts.md',
    from: 'for 10m, warning',
    to: 'for 5m, warning',
    expected: 'alerts.md:3 BrokerRedeliveryHigh: for is 5m here and 10m in rules.yaml:6',
  },
  {
    rule: 'alert-logic',
    file: 'rules.yaml',
    from: rule(clean, 'Many redeliveries'),
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
    rule: 'runbook-url-broken',
    file: 'rules.yaml',
    from: 'https://example.org/alerts/BrokerRedeliveryHigh/',
    to: '/alerts/BrokerRedeliveriesHigh/',
    expected:
      'rules.yaml:10 the runbook_url of BrokerRedeliveryHigh leads to no page: /alerts/BrokerRedeliveriesHigh/; its page is /alerts/BrokerRedeliveryHigh/',
  },
  {
    rule: 'alert-drift',
    file: 'rules.yaml',
    from: 'groups:',
    to: '# Warning alerts: 15-20m for duration\ngroups:',
    expected: 'rules.yaml:7 BrokerRedeliveryHigh, warning, waits 10m; this file says that warning alerts wait 15-20m',
  },
  {
    rule: 'alert-logic',
    file: 'rules.yaml',
    from: rule(clean, 'Many redeliveries'),
    to: rule(clean, '{{ $value }} redeliveries/min'),
    expected: 'rules.yaml:9 BrokerRedeliveryHigh: the text gives its value per minute, but the expression counts by the second',
  },
  {
    rule: 'alert-logic',
    file: 'rules.yaml',
    from: rule(clean, 'Many redeliveries'),
    to: rule(clean, 'Many of {{ $labels.source }}'),
    expected: 'rules.yaml:9 BrokerRedeliveryHigh: the text shows the label source, but the expression keeps no label',
  },
  {
    rule: 'alert-logic',
    file: 'rules.yaml',
    from: clean,
    to: 'rate(broker_redelivery_total[5m]) > rate(broker_ack_total[5m])',
    expected:
      'rules.yaml:5 BrokerRedeliveryHigh: ">" pairs series with the same labels, and broker_redelivery_total has {reason,source} where broker_ack_total has {source}: nothing comes out',
  },
  {
    rule: 'alert-template',
    file: 'rules.yaml',
    from: '"Many redeliveries"',
    to: '\'Many redeliveries of {{ $value | default "unknown" }}, for {{ $for }}\'',
    expected: "rules.yaml:9 BrokerRedeliveryHigh: its text uses default, $for, which Prometheus' templates do not have: an error is sent in place of the text",
  },
];
