import { cases } from '../support/reading.ts';

cases([
  {
    is: 'a table of scenarios, one a row',
    kind: 'scenario',
    columns: ['description', 'faultType', 'expected', 'level', 'status', '>verified-by'],
    text: `
      # Game day plan

      | ID | Scenario | Injected fault | Expected behavior | Level | Test | Status |
      |---|---|---|---|---|---|---|
      | FI-1 | Leader is killed | SIGKILL | Failover in 30 s | e2e | \`test_leader_killed\` | done |
      | FI-2 | Disk is full | fill 100 % | Writes are refused | integration | - | planned |
    `,
    found: [
      '5 FI-1 Leader is killed | - | SIGKILL | Failover in 30 s | e2e | covered | test_leader_killed',
      '6 FI-2 Disk is full | - | fill 100 % | Writes are refused | integration | planned | ',
    ],
  },
  {
    is: 'a table of failure modes',
    kind: 'scenario',
    columns: ['expected', '>observed-by'],
    text: `
      ## Failure modes

      | Failure Mode | Effect | Detection | Mitigation |
      |---|---|---|---|
      | Broker unreachable | Orders queue up | Alert \`BrokerUnreachable\` | Reconnect with backoff |
      | Clock skew | Tokens expire early | \`clock_skew_seconds_total\` | NTP |
    `,
    found: ['5 Broker unreachable | - | BrokerUnreachable', '6 Clock skew | - | clock_skew_seconds_total'],
  },
  {
    is: 'a table of injected faults, with how many tests each has',
    kind: 'scenario',
    columns: ['category', 'expected'],
    text: `
      ### Store

      | Category | Fault Injected | Expected Behaviour | Tests |
      |---|---|---|---|
      | **Reads** | the read times out | the cache answers | 3 |
      | **Writes** | the write is refused | the order is parked | 2 |
    `,
    found: ['5 the read times out | Reads | the cache answers', '6 the write is refused | Writes | the order is parked'],
  },
  {
    is: 'a table with the id and the name under two scenario headers',
    kind: 'scenario',
    columns: ['status', '>verified-by', '>observed-by'],
    text: `
      | Scenario ID | Scenario | Test Suite | Test Cases | Metrics | Status |
      |---|---|---|---|---|---|
      | L-001 | Leader loss | chaos_SUITE | test_kill_leader | ledger_changes_total | ✅ |
      | L-002 | Clock skew | - | - | - | ❌ |
    `,
    found: ['3 L-001 Leader loss | covered | chaos_SUITE/test_kill_leader | ledger_changes_total', '4 L-002 Clock skew | none |  | '],
  },
  {
    is: 'an index of scenarios',
    kind: 'scenario',
    columns: ['level'],
    text: `
      ## Scenario index

      | ID | Scenario | Layer | Tags |
      |---|---|---|---|
      | FT-1-001 | Thread is interrupted | engine | @slow |
      | FT-1-002 | Data is lost in part | api | |
    `,
    found: ['5 FT-1-001 Thread is interrupted | engine', '6 FT-1-002 Data is lost in part | api'],
  },
  {
    is: 'a pattern table with one column of tests for each level, and category rows',
    kind: 'scenario',
    columns: ['category', 'status', '>verified-by'],
    text: `
      # Pattern coverage

      | Pattern | Unit | Integration | E2E | Status |
      |---|---|---|---|---|
      | **Connection** | | | | |
      | 1.1 Connection refused | \`test_refused_unit\` | \`test_refused\` | - | ✅ Covered |
      | 1.2: Connection reset | - | \`net_SUITE:test_reset/1\` | ❌ | ⚠️ Partial |
      | **Storage** | | | | |
      | Pattern 2.1: Disk full | - | - | - | ❌ None |
    `,
    found: [
      '6 1.1 Connection refused | Connection | covered | test_refused, test_refused_unit',
      '7 1.2 Connection reset | Connection | partial | net_SUITE/test_reset',
      '9 2.1 Disk full | Storage | none | ',
    ],
  },
  {
    is: 'a coverage matrix in another order of columns',
    kind: 'scenario',
    columns: ['coverage.tests', 'coverage.metrics', 'coverage.alerts', 'coverage.dashboards', '>verified-by', '>observed-by'],
    text: `
      | Scenario | Dashboard | Alerts | Metrics | Tests |
      |---|---|---|---|---|
      | NET-1: Packet loss | ❌ None | ⚠️ Partial<br>- \`PacketLossHigh\` | ✅ \`net_loss_ratio_total\` | Covered: \`test_loss\` |
      | NET-2: Slow link | n/a | no | partial | Same tests as NET-1 |
    `,
    found: [
      '3 NET-1 Packet loss | covered | covered | partial | none | test_loss | PacketLossHigh, net_loss_ratio_total',
      '4 NET-2 Slow link | - | partial | none | - | test_loss | ',
    ],
  },
  {
    is: 'a row with an id and a name and nothing else, and a category',
    kind: 'scenario',
    columns: ['category', '>verified-by'],
    text: `
      # Coverage matrix

      | Scenario | Tests | Metrics |
      |---|---|---|
      | The broker | | |
      | S1: Loss | \`test_loss\` | - |
      | S2: Delay | | |
    `,
    found: ['6 S1 Loss | The broker | test_loss', '7 S2 Delay | The broker | '],
  },
]);
