import { cases } from '../support/reading.ts';

cases([
  {
    is: 'a test plan with numbered cases',
    kind: 'test',
    columns: ['description', 'level'],
    text: `
      # Test plan

      ## TC-001: Broker restarts

      **Preconditions**: a running broker
      **Steps**:
      1. Restart it
      **Expected result**: orders go on

      ### TC-002 Disk is full

      | Field | Value |
      |---|---|
      | Type | Integration |
      | Expected result | writes are refused |
    `,
    found: ['3 TC-001 | Broker restarts | -', '10 TC-002 | Disk is full | Integration'],
  },
  {
    is: 'a table of test cases',
    kind: 'test',
    columns: ['description', 'suite'],
    text: `
      ## Test cases

      | Test Case ID | Title | Steps | Expected Result |
      |---|---|---|---|
      | TC-01 | Restart | restart it | orders go on |
      | TC-02 | Fill the disk | fill it | refused |
    `,
    found: ['5 TC-01 | Restart | -', '6 TC-02 | Fill the disk | -'],
  },
  {
    is: 'a classification of tests by suite',
    kind: 'test',
    columns: ['suite', 'description'],
    text: `
      # Test classification

      ## Fast tests

      ### \`orders_SUITE.erl\`

      - \`test_accepts/1\` - takes an order
      - \`test_refuses/1\`: refuses one

      | Suite | Test | Category | Duration |
      |---|---|---|---|
      | \`store_SUITE\` | \`test_full_disk\` | slow | 40s |
      | \`net_SUITE\` | \`test_partition\`, \`test_loss\` | slow | 1-2 min |
    `,
    found: [
      '7 test_accepts | orders_SUITE | takes an order',
      '8 test_refuses | orders_SUITE | refuses one',
      '12 test_full_disk | store_SUITE | -',
      '13 test_loss | net_SUITE | -',
      '13 test_partition | net_SUITE | -',
    ],
  },
  {
    is: 'tests nested below their suite',
    kind: 'test',
    columns: ['suite'],
    text: `
      # Nightly tests

      - \`ledger_SUITE\` - 12 tests
        - \`test_failover/1\`
        - \`net_SUITE:test_split/1\`
    `,
    found: ['4 test_failover | ledger_SUITE', '5 test_split | net_SUITE'],
  },
  {
    is: 'names of many languages',
    kind: 'test',
    columns: ['suite'],
    text: `
      # Coverage

      | Area | Tests |
      |---|---|
      | Go | \`TestReconnect\`, \`TestDrain/slow\` |
      | Python | \`tests/test_orders.py::TestOrders::test_retry\` |
      | JUnit | \`OrdersTest.retriesTwice\`, \`OrdersTest#parks\` |
      | Shell | \`bash run.sh\` |
      | Erlang | \`apps/x/test/orders_SUITE.erl:test_retry/1\` |
    `,
    found: [
      '5 TestDrain | -',
      '5 TestReconnect | -',
      '6 test_retry | test_orders.py',
      '7 parks | OrdersTest',
      '7 retriesTwice | OrdersTest',
      '9 test_retry | orders_SUITE',
    ],
  },
  {
    is: 'commands that run tests',
    kind: 'test',
    columns: ['suite'],
    text: `
      ## Run

      \`\`\`bash
      rebar3 ct --suite test/orders_SUITE --case test_retry,test_park
      pytest tests/test_orders.py::test_drain -q
      go test ./... -run TestReconnect
      pytest -k test_helpers
      \`\`\`
    `,
    found: ['4 test_park | orders_SUITE', '4 test_retry | orders_SUITE', '5 test_drain | test_orders.py', '6 TestReconnect | -'],
  },
  {
    is: 'names that are no tests',
    kind: 'test',
    text: `
      # Changelog

      - **Tests**: Added \`runTestCase\` and \`TestCaseFile\` [\`a3758728\`](https://example.org/c/a3758728)
      - \`test_helpers\`: helpers
      - \`TestFunction\`: a type

      See \`test_data\`, \`TestUtils\`, \`latest\`, \`contest_x\`, \`test/\` and \`testing_mode\`.

      | Option | Test |
      |---|---|
      | \`retry_count\` | yes |
    `,
    found: [],
  },
  {
    is: 'suites by file, path and heading',
    kind: 'suite',
    columns: ['file'],
    text: `
      # Suites

      - \`apps/x/test/orders_SUITE.erl\` (12 tests)
      - \`store_SUITE\`
      - \`tests/test_orders.py\`

      ## net_SUITE.erl

      Network faults.
    `,
    found: ['3 orders_SUITE | apps/x/test/orders_SUITE.erl', '4 store_SUITE | -', '5 test_orders.py | tests/test_orders.py', '7 net_SUITE | net_SUITE.erl'],
  },
  {
    is: 'what a row says about a claim is not said about its tests',
    kind: 'test',
    columns: ['description'],
    text: `
      # Scenarios

      | Scenario ID | Scenario | Description | Tests | Metrics |
      |---|---|---|---|---|
      | S1 | Loss | The broker is stopped | \`test_loss\` | - |

      | Test | Description |
      |---|---|
      | \`test_delay\` | Waits for an answer |
    `,
    found: ['5 test_loss | -', '9 test_delay | Waits for an answer'],
  },
]);
