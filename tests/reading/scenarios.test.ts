import { cases } from '../support/reading.ts';

cases([
  {
    is: 'a document that is one experiment',
    kind: 'scenario',
    columns: ['description'],
    text: `
      # Chaos Experiment: A zone is cut off

      ## Hypothesis

      Reads go on in both zones.

      ## Method

      Drop the traffic.
    `,
    found: ['1 A zone is cut off | Reads go on in both zones.'],
  },
  {
    is: 'Gherkin, with a background, an outline and what is no scenario',
    kind: 'scenario',
    columns: ['expected'],
    text: `
      # Behaviour

      \`\`\`gherkin
      Feature: Losing the broker
        Background:
          Given a broker
        Scenario: Orders wait
          When an order arrives
          Then it is kept
          And nobody waits
        Scenario Outline: The broker comes back after <minutes>
          Then all are delivered
          Examples:
            | minutes |
      \`\`\`

      \`\`\`text
      Scenario: no scenario
      \`\`\`
    `,
    found: ['7 Orders wait | it is kept; nobody waits', '11 The broker comes back after <minutes> | all are delivered'],
  },
  {
    is: 'a catalogue of experiments in other words',
    kind: 'scenario',
    columns: ['faultType', 'status', '>verified-by'],
    text: `
      # Chaos experiments

      | Exp. | Title | Injected failure | Hypothesis | Automated by | State |
      |---|---|---|---|---|---|
      | CHX-01 | The ledger is lost | kill the pod | nothing is booked twice | \`LedgerIT.lossKeepsBookings\` | automated |
      | CHX-02 | Clocks differ | + 90 s | tokens stay valid | - | planned |
    `,
    found: ['5 CHX-01 The ledger is lost | kill the pod | covered | LedgerIT/lossKeepsBookings', '6 CHX-02 Clocks differ | + 90 s | planned | '],
  },
  {
    is: 'a label that names its requirement',
    kind: 'scenario',
    columns: ['>related'],
    text: `
      # Fault Injection Test Scenarios

      ### Scenario S1: Store is slow

      - **Description**: Writes take ten seconds
      - **Requirements**: R1.1

      ## Requirements

      | Requirement | Test |
      |---|---|
      | R1.1: Slow stores are survived | \`test_slow_store\` |
    `,
    found: ['3 S1 Store is slow | doc/R1.1'],
  },
  {
    is: 'headings with labels',
    kind: 'scenario',
    columns: ['description', 'verifies', 'faultType', 'level', '>verified-by', '>observed-by'],
    text: `
      # Fault Injection Test Scenarios

      ## 2. Store faults

      ### Scenario S1: Store is slow

      - **Description**: Writes take ten seconds
      - **Fault type**: latency
      - **Level**: integration
      - **Verifies**:
        - Orders are kept
        - No duplicates
      - **Tests**:
        - \`test_slow_store\`
        - \`test_slow_store_batch/1\` (\`store_SUITE\`)
      - **Observability**:
        - **Metric**: \`store_write_seconds_total{tenant,result}\`
        - **Alert**: \`StoreWritesSlow\`
    `,
    found: [
      '5 S1 Store is slow | Writes take ten seconds | Orders are kept; No duplicates | latency | integration | store_SUITE/test_slow_store_batch, test_slow_store | StoreWritesSlow, store_write_seconds_total',
    ],
  },
  {
    is: 'sub-headings instead of labels',
    kind: 'scenario',
    columns: ['description', 'expected', 'verifies', '>verified-by'],
    text: `
      # Chaos experiments

      ## EXP-01: Broker node is lost

      #### Objective

      The cluster keeps accepting orders.

      #### Steps

      1. Kill one node
      2. Wait for 30 seconds

      #### Expected behavior

      - A new leader is elected
      - Producers retry

      #### Test cases

      - \`test_broker_node_lost\`

      ## EXP-02: Network partition

      #### Hypothesis

      The minority stops serving.

      #### Expected results

      1. Reads fail fast
    `,
    found: [
      '3 EXP-01 Broker node is lost | The cluster keeps accepting orders. | A new leader is elected; Producers retry | - | test_broker_node_lost',
      '23 EXP-02 Network partition | The minority stops serving. | Reads fail fast | - | ',
    ],
  },
  {
    is: 'a definition table below each heading',
    kind: 'scenario',
    columns: ['description', 'faultType', 'level', 'expected', 'status', '>verified-by'],
    text: `
      # Failure scenarios

      ## SC-04: Cache is cold

      | Field | Value |
      |---|---|
      | Description | The cache starts empty |
      | Fault type | restart |
      | Level | e2e |
      | Expected behavior | Reads go to the store<br>Latency stays under 2 s |
      | Test | \`test_cold_cache\` |
      | Status | ✅ Implemented |
    `,
    found: ['3 SC-04 Cache is cold | The cache starts empty | restart | e2e | Reads go to the store; Latency stays under 2 s | covered | test_cold_cache'],
  },
  {
    is: 'a pattern catalogue with headings',
    kind: 'scenario',
    columns: ['category', 'description', '>verified-by'],
    text: `
      # Fault injection patterns

      ## 1. Connection patterns

      #### Pattern 1.1: Connection refused

      **Description**: The port is closed.
      **Tests**:
      - \`conn_SUITE:test_refused/1\`

      #### Pattern 1.2: Connection reset

      **Description**: The peer resets.
      **Test Coverage**: \`test_reset\`
    `,
    found: [
      '5 1.1 Connection refused | Connection patterns | The port is closed. | conn_SUITE/test_refused',
      '11 1.2 Connection reset | Connection patterns | The peer resets. | test_reset',
    ],
  },
  {
    is: 'given, when, then',
    kind: 'scenario',
    columns: ['expected'],
    text: `
      # Acceptance

      ### Scenario: Failover while draining

      - **Given** a draining node
      - **When** the leader dies
      - **Then** another takes over

      **Scenario 2: Restart during backup**

      - Then: the backup goes on
    `,
    found: ['3 Failover while draining | another takes over', '9 2 Restart during backup | the backup goes on'],
  },
  {
    is: 'numbered headings in a list of scenarios',
    kind: 'scenario',
    columns: ['description', '>verified-by'],
    text: `
      # Chaos scenarios

      ## 1. Kill the leader

      **What happens**: The leader process dies.
      **Expected result**: A follower takes over.
      **Test**: \`test_kill_leader\`

      ## 2. Fill the disk

      **What happens**: No space is left.
      **Expected result**: Writes are refused.

      ## 3. References

      - a link
    `,
    found: ['3 Kill the leader | The leader process dies. | test_kill_leader', '9 Fill the disk | No space is left. | '],
  },
  {
    is: 'headings in Russian and German',
    kind: 'scenario',
    columns: ['description', 'verifies', 'expected', '>verified-by'],
    text: `
      # Отказы

      ### Сценарий S1: Потеря соединения

      - **Описание**: брокер недоступен
      - **Проверяет**:
        - сообщения не теряются
      - **Тесты**: \`test_connection_loss\`

      ### Szenario S7: Verbindungsabbruch

      **Beschreibung**: Der Broker ist weg.
      **Erwartetes Verhalten**:
      - nichts geht verloren
    `,
    found: [
      '3 S1 Потеря соединения | брокер недоступен | сообщения не теряются | - | test_connection_loss',
      '10 S7 Verbindungsabbruch | Der Broker ist weg. | - | nichts geht verloren | ',
    ],
  },
  {
    is: 'tests in a table below a pattern',
    kind: 'scenario',
    columns: ['>verified-by'],
    text: `
      # Pattern catalogue

      #### Pattern 1.1: Connect refused

      **Description**: The broker refuses.

      | Level | Test | Status |
      |---|---|---|
      | Unit | \`test_refused_unit/1\` | ✅ |
      | Integration | \`conn_SUITE:test_refused/1\` | ❌ Missing |
    `,
    found: ['3 1.1 Connect refused | conn_SUITE/test_refused, test_refused_unit'],
  },
  {
    is: 'headings of a test guide are no scenarios',
    kind: 'scenario',
    text: `
      # Testing guide for fault injection

      ## Overview

      **Goal**: how to run the tests.

      ## 1. Setup

      **Steps**: install, run.

      ## Phase 1: Unit tests

      **Tests**: run \`make test\`.

      ## 2.1 Configuration

      | Option | Default | Description |
      |---|---|---|
      | \`retries\` | 3 | how often |

      ## Pattern: Singleton

      A note about code.
    `,
    found: [],
  },
  {
    is: 'labels in italics',
    kind: 'scenario',
    columns: ['faultType', 'status', '>verified-by'],
    text: `
      # Chaos experiments

      ## EXP-1 Blob store slow

      *Fault*: 2 s on every read
      *Test:* \`TestPullWithSlowStore\`
      *State*: automated
    `,
    found: ['3 EXP-1 Blob store slow | 2 s on every read | covered | TestPullWithSlowStore'],
  },
]);
