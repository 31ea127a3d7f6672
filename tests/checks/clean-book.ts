// A small book without a single finding, in which the tests of rules plant defects.
export const cleanBook: Record<string, string> = {
  'requirements.md': `# Requirements traceability

## R1: Losing the broker

**Requirement**: The router survives the loss of its broker.

| Requirement | Test | Suite | Status |
|---|---|---|---|
| R1.1: Reconnects | \`test_reconnects\` | \`broker_SUITE\` | ✅ Covered |
| R1.2: Keeps order | \`test_keeps_order\` | \`broker_SUITE\` | ✅ Covered |
| R1.3: Drains | \`test_drains\` | \`broker_SUITE\` | ⏳ Planned |

## Summary

| Category | Requirements | Covered |
|---|---|---|
| R1: Losing the broker | 3 | 2 |
`,
  'scenarios.md': `# Test scenarios

**Scenario S1: The broker is lost**
- **Verifies**: reconnection
- **Tests**: \`test_reconnects\`

## Coverage matrix

| Scenario ID | Scenario Name | Tests | Metrics | Alerts | Dashboards |
|---|---|---|---|---|---|
| JS-001 | Redelivery storm | ✅ Covered<br/>- \`test_keeps_order\` | ✅ Covered<br/>- \`broker_redelivery_total{reason,source}\` | ✅ Covered<br/>- \`BrokerRedeliveryHigh\` | ✅ Covered |
| JS-002 | Slow consumer | ✅ Covered<br/>- \`test_keeps_order\` | ✅ Covered<br/>- \`broker_ack_total{source}\` | ✅ Covered<br/>- \`BrokerRedeliveryHigh\` | ✅ Covered |

| Dimension | Covered | Partial | None | Total |
|---|---|---|---|---|
| Tests | 2 | 0 | 0 | 2 |
| Alerts | 2 | 0 | 0 | 2 |
`,
  'smoke.md': `# Smoke tests

- A smoke test must run in < 60 seconds

### 1. Broker loss

**Test**: \`test_reconnects\`
**Suite**: \`broker_SUITE\`
**Duration**: ~30-45 seconds
**Why Critical**:
- It happens most often
`,
  'runbook.md': `# Runbook integration

### Scenario 1: Broker is gone

**Runbook Section**: \`procedures.md\` → "Broker is gone"

**Test Coverage**:
- **Test**: \`test_reconnects\` (\`broker_SUITE\`)

**What the test guarantees**:
- It reconnects

**If this scenario occurs in production**:
- Wait a minute
`,
  'procedures.md': `# Procedures

## Broker is gone

Look at the broker.

**Next review**: 2027-01-31

**Owner**: Ada
`,
  'alerts.md': `# Alerts

- \`BrokerRedeliveryHigh\`: many redeliveries (for 10m, warning)

\`broker_redelivery_total{reason,source}\` counts redeliveries.

- \`BrokerAcksPending\` (critical): fires above 500 messages for 5 minutes

## Metrics

- \`broker_acks_pending\` (gauge): messages that wait
- A poisoned delivery is given up after 5 attempts.
- R1.1: the router is back within 30 s
`,
  'rules.yaml': `groups:
  - name: broker
    rules:
      - alert: BrokerRedeliveryHigh
        expr: sum(rate(broker_redelivery_total[5m])) > sum(rate(broker_ack_total[5m]))
        for: 10m
        labels: { severity: warning }
        annotations:
          summary: "Many redeliveries"
          runbook_url: https://example.org/alerts/BrokerRedeliveryHigh/
      - alert: BrokerAcksPending
        expr: broker_acks_pending > 500
        for: 5m
        labels: { severity: critical }
        annotations:
          summary: "More than 500 messages wait"
          runbook_url: https://example.org/alerts/BrokerAcksPending/
`,
  'processes.md': `# Maintenance

## Process 1: Traceability

- [ ] compare rows

## Process 2: Smoke review

- [ ] run the set

## Process 3: Runbook review

- [ ] read it
`,
  'dry-run.md': `# Dry run report

**Date**: 2026-10-01

## Process 1: Traceability

- **Status**: ✅ PASS

## Process 2: Smoke review

- **Status**: ✅ PASS

## Process 3: Runbook review

- **Status**: ✅ PASS
`,
  'tasks.md': `# Tasks

## Tasks

### [watch_ci] Watch the CI

**Goal**: It stays green.
**Owner**: SRE
**Status**: Pending
**Definition of Done**:
- ✅ first week
- ⏳ second week
`,
  'backends.md': `# Backends

## Supported Backends

### NATS

**Status**: ✅ Supported

### Kafka

**Status**: ⏳ Planned

## Concepts

| Concept | NATS | Kafka |
|---|---|---|
| Acknowledge | \`ack/1\` | commit offset |
`,
};

/** The clean book with pages that say again what others say. */
export const auditedBook: Record<string, string> = {
  ...cleanBook,
  'dashboard.json':
    '{"title":"Broker","uid":"b","schemaVersion":39,"panels":[{"type":"timeseries","title":"Messages again","targets":[{"expr":"broker_redelivery_total"}]}]}',
  'README.md': `# The broker's book

| Page | Owner |
|---|---|
| [Procedures](procedures.md) | Ada |
`,
  'audit.md': `# For auditors

| Requirement | Proved by |
|---|---|
| R1.1 | \`test_reconnects\` |
| R1.2 | \`test_keeps_order\` |
| R1.3 | \`test_drains\` |
`,
};

/** The code beside the clean book, as a folder of evidence. */
export const cleanCode: Record<string, string> = {
  'test/broker_SUITE.erl': `-module(broker_SUITE).
-define(REDELIVERY_REQUIRED_LABELS, [reason, source]).
-export([all/0, test_reconnects/1, test_keeps_order/1, test_drains/1]).
all() -> [test_reconnects, test_keeps_order, test_drains].

test_reconnects(_Config) -> ok.
test_keeps_order(_Config) -> ok.
test_drains(_Config) -> ok.
`,
  'src/broker.erl': '-module(broker).\n',
  Makefile: '.PHONY: broker-up\nbroker-up:\n\tdocker compose up broker\n',
  'package.json': '{ "scripts": { "test": "node --test" } }\n',
};
