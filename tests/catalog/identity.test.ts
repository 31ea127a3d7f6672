import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogOf, entity, findings, keys, links, traceability } from '../support/load.ts';

const row = (id: string, title: string, name: string) => `| ${id}: ${title} | \`${name}\` | Covered |\n`;
const table = (...rows: string[]) => `| Requirement | Test | Status |\n|---|---|---|\n${rows.join('')}`;

test('the same id with the same title in another document is the same requirement', (t) => {
  const catalog = catalogOf(t, {
    'trace.md': traceability,
    'spec.md': `# Spec of requirement R1.1\n\n### R1.1: Reconnects\n\n**Requirement**: Within ten seconds.\n\n**Tests**:\n- \`test_reconnects_fast\`\n`,
  });
  assert.deepEqual(keys(catalog, 'requirement'), ['requirement:trace/R1.1', 'requirement:trace/R1.2']);
  const found = entity(catalog, 'requirement:trace/R1.1');
  assert.deepEqual(
    found.sources.map((source) => source.file),
    ['spec.md', 'trace.md'],
  );
  assert.deepEqual(links(catalog, 'verified-by'), [
    'requirement:trace/R1.1 -> test:broker_SUITE/test_reconnects',
    'requirement:trace/R1.1 -> test:test_reconnects_fast',
    'requirement:trace/R1.2 -> test:broker_SUITE/test_keeps_order',
  ]);
});

test('the same id with another title stays another requirement, in its own family', (t) => {
  const catalog = catalogOf(t, {
    'a/broker.md': `# Requirements\n\n${table(row('R1.1', 'Reconnects after loss', 'test_a_b'))}`,
    'b/billing.md': `# Requirements\n\n${table(row('R1.1', 'Invoices are exact', 'test_c_d'))}`,
  });
  assert.deepEqual(keys(catalog, 'requirement'), ['requirement:billing/R1.1', 'requirement:broker/R1.1']);
  assert.equal(entity(catalog, 'requirement:billing/R1.1').url, '/requirements/billing/R1.1/');
});

test('two meanings of an id in one document have two keys and two addresses', (t) => {
  const catalog = catalogOf(t, {
    'x.md': `# Requirements\n\n${table(row('R1.1', 'Reconnects after loss', 'test_a_b'), row('R1.1', 'Invoices are exact', 'test_c_d'))}`,
  });
  assert.deepEqual(keys(catalog, 'requirement'), ['requirement:x/R1.1', 'requirement:x/R1.1~invoices-are-exact']);
  assert.equal(new Set(catalog.entities.map((e) => e.url.toLowerCase())).size, catalog.entities.length);
});

test('rows of one id add their tests; the name is what their titles share', (t) => {
  const catalog = catalogOf(t, {
    'x.md': `# Requirements\n\n${table(row('R8.1', 'Triple fault (contract)', 'test_contract_x'), row('R8.1', 'Triple fault (soak)', 'test_soak_x'))}`,
  });
  assert.equal(entity(catalog, 'requirement:x/R8.1').name, 'Triple fault');
  assert.equal(links(catalog, 'verified-by').length, 2);
});

test('where documents disagree each statement keeps its source', (t) => {
  const catalog = catalogOf(t, {
    'a.md': '# Tasks\n\n## Tasks\n\n### [check_alerts] Check the alerts\n\n**Goal**: They fire.\n**Owner**: SRE\n**Status**: Done\n',
    'b.md': '# Tracking\n\n| Task ID | Status | Owner |\n|---|---|---|\n| `check_alerts` | ⏳ Pending | - |\n',
  });
  const task = entity(catalog, 'task:check_alerts');
  assert.deepEqual(task.disagreements, [
    {
      field: 'owner',
      statements: [
        { value: 'SRE', source: { file: 'a.md', line: 8 } },
        { value: null, source: { file: 'b.md', line: 5 } },
      ],
    },
    {
      field: 'status',
      statements: [
        { value: 'Done', source: { file: 'a.md', line: 9 } },
        { value: 'Pending', source: { file: 'b.md', line: 5 } },
      ],
    },
  ]);
});

test('a test named without its suite is the one that has a suite, when there is one', (t) => {
  const scenario = '# Scenarios\n\n**Scenario S1: Loss**\n- **Tests**: `test_reconnects/1`\n';
  const one = catalogOf(t, { 'trace.md': traceability, 'scenarios.md': scenario });
  assert.deepEqual(
    links(one, 'verified-by').filter((link) => link.startsWith('scenario')),
    ['scenario:scenarios/S1 -> test:broker_SUITE/test_reconnects'],
  );
  const two = catalogOf(t, {
    'trace.md': traceability,
    'scenarios.md': scenario,
    'other.md': '# Other tests\n\n**Test**: `test_reconnects`\n**Suite**: `queue_SUITE`\n',
  });
  assert.deepEqual(keys(two, 'test'), [
    'test:broker_SUITE/test_keeps_order',
    'test:broker_SUITE/test_reconnects',
    'test:queue_SUITE/test_reconnects',
    'test:test_reconnects',
  ]);
});

test('names that differ only in case get addresses that differ in more', (t) => {
  const catalog = catalogOf(t, {
    'alerts.md': '# Alerts\n\n| Alert | Severity |\n|---|---|\n| `RouterNATSDown` | critical |\n',
    'rules.yaml': 'groups:\n  - name: g\n    rules:\n      - alert: RouterNatsDown\n        expr: up == 0\n        labels: { severity: critical }\n',
  });
  assert.equal(entity(catalog, 'alert:RouterNatsDown').url, '/alerts/RouterNatsDown/');
  assert.match(entity(catalog, 'alert:RouterNATSDown').url, /^\/alerts\/RouterNATSDown~[0-9a-f]{6}\/$/);
});

test('names in other scripts, and names that are no words, have ASCII addresses', (t) => {
  const catalog = catalogOf(t, {
    'fault scenarios.md':
      '# Test scenarios\n\n**Scenario: Потеря соединения**\n- **Verifies**: x\n\n**Scenario: …**\n- **Verifies**: y\n\n**Scenario: Ünterbrechung**\n- **Verifies**: z\n',
    'дока.md': '# Дока\n',
    'a/../b.md': '# B\n',
  });
  for (const { url } of catalog.entities) assert.match(url, /^(?:\/[A-Za-z0-9._~-]+)+\/$/);
  assert.ok(keys(catalog, 'scenario').includes('scenario:fault-scenarios/unterbrechung'));
  assert.equal(keys(catalog, 'scenario').length, 3);
});

test('an id that leads nowhere is a finding that says what it is elsewhere', (t) => {
  const catalog = catalogOf(t, {
    'matrix.md': '# Coverage matrix\n\n| Scenario ID | Scenario Name | Tests | Alerts |\n|---|---|---|---|\n| JS-001 | Redelivery | Covered | None |\n',
    'rules.yaml':
      'groups:\n  - name: g\n    rules:\n      # Scenario ID: JS-001 (Queue is full)\n      # Scenario ID: JS-009\n      - alert: QueueIsFull\n        expr: queue_depth_count > 10\n',
  });
  assert.deepEqual(findings(catalog), [
    'rules.yaml:4 ambiguous-id: JS-001 is "Queue is full" here and "Redelivery" where it is defined',
    'rules.yaml:5 ambiguous-id: JS-009 (mentioned here: the rule names JS-009) is defined in no document',
  ]);
});

test('a name of any length has an address that a disk takes, and names that differ at their ends have two', (t) => {
  const long = 'word '.repeat(100);
  const entry = (ending: string) => `### Scenario: ${long}${ending}\n\n**Runbook section**: TBD\n**What tests guarantee**: It holds.\n\n`;
  const named = Object.fromEntries(['one', 'two'].map((ending) => [`${'l'.repeat(240)}${ending}.md`, '# L\n']));
  const catalog = catalogOf(t, { 'x.md': `# Runbook integration\n\n${entry('one')}${entry('two')}`, ...named });
  assert.equal(keys(catalog, 'runbook').length, 2);
  assert.equal(new Set(catalog.entities.map((one) => one.url)).size, catalog.entities.length);
  for (const { url } of catalog.entities) for (const step of url.split('/')) assert.ok(step.length <= 200, url);
});
