import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExpression } from '../../src/reading/prometheus/promql.ts';
import { catalogOf, entity, findings, keys, links } from '../support/load.ts';

const rules = `# Rules of the broker
groups:
  - name: broker.rules
    rules:
      # Scenario ID: JS-001 (Redelivery)
      - alert: BrokerRedeliveryHigh
        expr: |
          # the share of redeliveries
          rate(broker_redelivery_total{source!=""}[5m])
            / rate(broker_ack_total[5m]) > 0.1
        for: 10m
        labels: { severity: warning, team: platform }
        annotations:
          summary: "Many redeliveries"
          runbook_url: https://example.org/alerts/BrokerRedeliveryHigh/
          test_coverage: "See test_redelivery_counts (broker_SUITE.erl - real scenario)"
      - record: broker:redelivery:rate5m
        expr: rate(broker_redelivery_total[5m])
`;
const matrix = '# Coverage matrix\n\n| Scenario ID | Scenario Name | Tests | Alerts |\n|---|---|---|---|\n| JS-001 | Redelivery | None | None |\n';

test('a rule file beside the documents gives alerts and metrics, each with its line', (t) => {
  const catalog = catalogOf(t, { 'rules/broker.yml': rules, 'matrix.md': matrix });
  const alert = entity(catalog, 'alert:BrokerRedeliveryHigh');
  assert.deepEqual(alert.sources, [{ file: 'rules/broker.yml', line: 6 }]);
  const fields = alert.fields as Record<string, unknown>;
  assert.equal(fields['severity'], 'warning');
  assert.equal(fields['for'], '10m');
  assert.deepEqual(fields['rule'], { file: 'rules/broker.yml', line: 6 });
  assert.equal(fields['runbookUrl'], 'https://example.org/alerts/BrokerRedeliveryHigh/');
  assert.deepEqual(keys(catalog, 'metric'), ['metric:broker:redelivery:rate5m', 'metric:broker_ack_total', 'metric:broker_redelivery_total']);
  assert.deepEqual(links(catalog, 'uses'), [
    'alert:BrokerRedeliveryHigh -> metric:broker_ack_total',
    'alert:BrokerRedeliveryHigh -> metric:broker_redelivery_total',
    'metric:broker:redelivery:rate5m -> metric:broker_redelivery_total',
  ]);
  assert.deepEqual(links(catalog, 'observed-by'), ['scenario:matrix/JS-001 -> alert:BrokerRedeliveryHigh']);
  assert.deepEqual(links(catalog, 'related'), ['alert:BrokerRedeliveryHigh -> test:broker_SUITE/test_redelivery_counts']);
});

test('the rule file decides, and what a document says otherwise is kept', (t) => {
  const catalog = catalogOf(t, {
    'a-document.md': '# Alerts\n\n```yaml\n- alert: BrokerRedeliveryHigh\n  expr: broker_redelivery_total > 3\n  for: 5m\n```\n',
    'rules.yaml': rules,
  });
  const alert = entity(catalog, 'alert:BrokerRedeliveryHigh');
  assert.equal((alert.fields as { for?: string }).for, '10m');
  assert.deepEqual(
    alert.disagreements?.find((one) => one.field === 'for'),
    {
      field: 'for',
      statements: [
        { value: '10m', source: { file: 'rules.yaml', line: 11 } },
        { value: '5m', source: { file: 'a-document.md', line: 6 } },
      ],
    },
  );
});

test('a rule that only a document quotes is no rule', (t) => {
  const catalog = catalogOf(t, {
    'a.md': '# Alerts\n\n```yaml\ngroups:\n  - name: g\n    rules:\n      - alert: QueueIsFull\n        expr: queue_depth_count > 10\n```\n',
  });
  assert.equal((entity(catalog, 'alert:QueueIsFull').fields as { rule?: unknown }).rule, null);
  assert.deepEqual(entity(catalog, 'alert:QueueIsFull').sources, [{ file: 'a.md', line: 7 }]);
});

test('a PrometheusRule resource is a rule file; other YAML is not', (t) => {
  const resource = `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: x }\nspec:\n  groups:\n    - name: g\n      rules:\n        - alert: QueueIsFull\n          expr: queue_depth_count > 10\n`;
  const catalog = catalogOf(t, { 'rule.yaml': resource, 'ci.yml': 'stages: [a, b]\n', 'broken.yml': 'a: [1,\n' });
  assert.deepEqual(keys(catalog, 'alert'), ['alert:QueueIsFull']);
  assert.deepEqual(findings(catalog), []);
});

test('damage in a rule file is a finding with its line, and the other rules are read', (t) => {
  const text = `groups:\n  - name: g\n    rules:\n      - alert: FirstIsBroken\n        expr: rate(a_b_total[5m]) > > 1\n      - alert: SecondIsFine\n        expr: c_d_total > 1\n        expr: c_d_total > 2\n`;
  const catalog = catalogOf(t, { 'rules.yaml': text });
  assert.deepEqual(keys(catalog, 'alert'), ['alert:FirstIsBroken', 'alert:SecondIsFine']);
  assert.deepEqual(findings(catalog), [
    'rules.yaml:5 unreadable: the expression of FirstIsBroken does not parse near "rate(a_b_total[5m]) > > 1", expected PromQL',
    'rules.yaml:8 unreadable: not valid YAML: the key "expr" stands in line 7 too, expected each key once',
  ]);
});

test('expressions are read by their grammar', () => {
  assert.deepEqual(readExpression('sum by (job) (rate(x_total{a="b"}[5m])) / y:rate5m offset 5m > bool 3').metrics, ['x_total', 'y:rate5m']);
  assert.deepEqual(readExpression('{__name__="odd_name", job="x"} or absent(up)').metrics, ['odd_name', 'up']);
});

test('anchors, aliases and merge keys are followed, and an alias bomb takes no time', (t) => {
  const bomb = Array.from({ length: 30 }, (_, i) => `x${i + 1}: &a${i + 1} { <<: [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}] }`).join('\n');
  const text = `x0: &a0 { severity: page }\n${bomb}\ngroups:\n  - name: g\n    rules:\n      - alert: WithMerge\n        expr: a_b_total > 1\n        labels: { <<: *a30, team: core }\n      - alert: InCircle\n        expr: &c a_b_total > 2\n        labels: &l { <<: *l }\n        annotations: { summary: *c }\n`;
  const start = performance.now();
  const catalog = catalogOf(t, { 'rules.yml': text });
  assert.ok(performance.now() - start < 2000);
  assert.deepEqual((entity(catalog, 'alert:WithMerge').fields as { labels?: unknown }).labels, { team: 'core', severity: 'page' });
  assert.equal((entity(catalog, 'alert:InCircle').fields as { summary?: string }).summary, 'a_b_total > 2');
});

test('a file is damaged once, however often, and a template is no rule file', (t) => {
  const many = `- alert: ManyKeys\n${Array.from({ length: 500 }, (_, i) => `  k: ${i}`).join('\n')}\n  expr: a_b > 1\n`;
  const catalog = catalogOf(t, {
    'many.yml': many,
    'deep.yml': `alert: ${'['.repeat(50_000)}`,
    'chart/templates/rules.yaml': '{{- if .Values.rules }}\ngroups:\n  - rules:\n      - alert: Templated\n        expr: {{ .Values.expr }}\n{{- end }}\n',
  });
  assert.deepEqual(
    findings(catalog).map((one) => one.replace(/\d+ such/, 'n such').slice(0, 90)),
    [
      'deep.yml:1 unreadable: not valid YAML: it is nested too deeply (the first of n such proble',
      'many.yml:3 unreadable: not valid YAML: the key "k" stands in line 2 too, expected each key',
    ],
  );
  assert.deepEqual(keys(catalog, 'alert'), ['alert:ManyKeys']);
});

test('what a language calls its own is a metric like any other', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'valueOf'])
    assert.deepEqual(readExpression(`rate(${name}[5m]) > 1`), { metrics: [name], error: undefined });
});
