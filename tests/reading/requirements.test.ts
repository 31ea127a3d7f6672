import { cases } from '../support/reading.ts';

cases([
  {
    is: 'ids with a space before the number',
    kind: 'requirement',
    columns: ['group', '>verified-by'],
    text: `
      ## REQ 1 — Broker

      | REQ | Promise | Test |
      |---|---|---|
      | REQ 1.1 | A lost connection loses nothing | \`TestIngest_Retries\` |
    `,
    found: ['5 REQ 1.1 A lost connection loses nothing | REQ 1 | TestIngest_Retries'],
  },
  {
    is: 'one line for each, with an arrow or a dash',
    kind: 'requirement',
    columns: ['>verified-by'],
    text: `
      # Test plan

      R7.1: Long recovery -> test_recovers
      R7.2: Nothing is lost → \`test_nothing_lost\`, \`test_in_order\`

      - REQ-8: Slow disks - \`test_slow_disk\`
      - REQ-9: Slow disks - see below
      - L-001: a steady load - \`test_load\`

      Since R2: the parser -> the printer.
    `,
    found: ['3 R7.1 Long recovery | test_recovers', '4 R7.2 Nothing is lost | test_in_order, test_nothing_lost', '6 REQ-8 Slow disks | test_slow_disk'],
  },
  {
    is: 'an id with its title in one cell, tests by comma, with suites',
    kind: 'requirement',
    columns: ['group', 'status', '>verified-by'],
    text: `
      # Traceability

      ## R4: Delivery limits

      | Requirement | Test Cases | Test Suite | Status |
      |---|---|---|---|
      | R4.1: Limit is kept | \`test_limit\`, \`test_limit_again/1\` | \`orders_SUITE.erl\` | ✅ Covered |
      | R4.2: Limit is logged | - | | ⏳ Planned |
      | R4.3: Limit per tenant | \`tenant_SUITE:test_tenant_limit/1\` | | ⚠️ Partial |
      | R4.4: Limit by region | TBD | TBD | ❌ Not covered |
    `,
    found: [
      '7 R4.1 Limit is kept | R4 | covered | orders_SUITE/test_limit, orders_SUITE/test_limit_again',
      '8 R4.2 Limit is logged | R4 | planned | ',
      '9 R4.3 Limit per tenant | R4 | partial | tenant_SUITE/test_tenant_limit',
      '10 R4.4 Limit by region | R4 | none | ',
    ],
  },
  {
    is: 'id and title in columns of their own, tests last, pytest names',
    kind: 'requirement',
    columns: ['status', 'priority', '>verified-by'],
    text: `
      # Requirements Traceability Matrix

      | Req ID | Requirement Description | Priority | Test Cases | Status |
      |---|---|---|---|---|
      | REQ-001 | Queue survives a broker restart | High | \`tests/test_queue.py::test_restart\`<br>\`tests/test_queue.py::TestQueue::test_drain\` | Pass |
      | REQ-002 | Consumers back off | Medium | tests/test_backoff.py::test_backoff | In Progress |
      | REQ-003 | Poison messages are parked | Low | N/A | Not Started |
    `,
    found: [
      '5 REQ-001 Queue survives a broker restart | covered | High | test_queue.py/test_drain, test_queue.py/test_restart',
      '6 REQ-002 Consumers back off | planned | Medium | test_backoff.py/test_backoff',
      '7 REQ-003 Poison messages are parked | planned | Low | ',
    ],
  },
  {
    is: 'test case ids instead of test names',
    kind: 'requirement',
    columns: ['status', '>verified-by'],
    text: `
      ## Traceability

      | Requirement ID | Title | Test Case ID | Test Case Status | Defect ID |
      |---|---|---|---|---|
      | FR_3 | Retries stop | TC-001, TC-002 | Pass | - |
      | NFR-1.2 | Failover in time | TC-010 – TC-012 | Fail | BUG-4 |
      | FR-9 | Audit is written | none | | |
    `,
    found: ['5 FR_3 Retries stop | covered | TC-001, TC-002', '6 NFR-1.2 Failover in time | none | TC-010, TC-011, TC-012', '7 FR-9 Audit is written | - | '],
  },
  {
    is: 'Go and JUnit names, evidence and verification columns',
    kind: 'requirement',
    columns: ['>verified-by', 'testsInWords'],
    text: `
      # System requirements

      | ID | Requirement | Verification | Evidence |
      |---|---|---|---|
      | SR-1 | Reconnects alone | Test | \`TestReconnect\` |
      | SR-2 | Keeps order | Test | \`OrderingTest.keepsOrder\` |
      | SR-3 | Encrypts at rest | Inspection | disk configuration review |
    `,
    found: ['5 SR-1 Reconnects alone | TestReconnect | -', '6 SR-2 Keeps order | OrderingTest/keepsOrder | -', '7 SR-3 Encrypts at rest |  | -'],
  },
  {
    is: 'headings with an id and labels',
    kind: 'requirement',
    columns: ['statement', 'status', 'priority', '>verified-by'],
    text: `
      # Requirements

      ## REQ-12: Circuit breaker opens

      **Statement**: The breaker opens after five failures.
      **Priority**: P1
      **Status**: Implemented

      **Verified by**:
      - \`test_breaker_opens\`
      - \`breaker_SUITE:test_breaker_half_open/1\`

      ## REQ-13: Circuit breaker closes

      The breaker closes again after one success.

      - **Tests**: none
      - **Status**: Planned
    `,
    found: [
      '3 REQ-12 Circuit breaker opens | The breaker opens after five failures. | covered | P1 | breaker_SUITE/test_breaker_half_open, test_breaker_opens',
      '13 REQ-13 Circuit breaker closes | The breaker closes again after one success. | planned | - | ',
    ],
  },
  {
    is: 'a list with ids as labels',
    kind: 'requirement',
    columns: ['>verified-by'],
    text: `
      # Design

      ## Functional requirements

      - **FR-1**: Accepts orders while the store is down
      - **FR-2** - Replays them later (\`test_replay\`)
      - **FR-3: Never twice**: each order is applied once
      - FR-4: Reports what it replayed
    `,
    found: [
      '5 FR-1 Accepts orders while the store is down | ',
      '6 FR-2 Replays them later (test_replay) | test_replay',
      '7 FR-3 Never twice | ',
      '8 FR-4 Reports what it replayed | ',
    ],
  },
  {
    is: 'headings with a section number, a dash, brackets or a word before the id',
    kind: 'requirement',
    columns: ['priority', 'status', '>verified-by'],
    text: `
      # Specification

      ## 3. Functional requirements

      ### 3.1 REQ-001 — Session survives failover

      **Priority:** Must
      **Verification method:** Test (TC-001, TC-002)

      ### [REQ-002] Rate limiting

      Status: Draft

      ### Requirement 4: Audit trail

      ### CB-R1: Breaker opens

      **Test**: \`test_breaker\`

      **NFR-03**: Uses less than 1 GB.
    `,
    found: [
      '5 REQ-001 Session survives failover | Must | - | TC-001, TC-002',
      '10 REQ-002 Rate limiting | - | planned | ',
      '14 4 Audit trail | - | - | ',
      '16 CB-R1 Breaker opens | - | - | test_breaker',
      '20 NFR-03 Uses less than 1 GB. | - | - | ',
    ],
  },
  {
    is: 'a share of coverage beside each requirement',
    kind: 'requirement',
    columns: ['>verified-by'],
    text: `
      | Requirement | Test Case(s) | Coverage |
      |---|---|---|
      | REQ-001 | TC-001, TC-002 | 100% |
      | REQ-002 | - | 0% |
    `,
    found: ['3 REQ-001 REQ-001 | TC-001, TC-002', '4 REQ-002 REQ-002 | '],
  },
  {
    is: 'a table without tests, and rows that are category titles',
    kind: 'requirement',
    columns: ['status', 'priority'],
    text: `
      # Requirements

      | ID | Requirement | Priority | Status |
      |---|---|---|---|
      | **Availability** | | | |
      | R1 | Runs on two sites | Must | done |
      | R2 | Survives one | Should | 🚧 In progress |
      | **Total** | 2 | | |
    `,
    found: ['6 R1 Runs on two sites | covered | Must', '7 R2 Survives one | planned | Should'],
  },
  {
    is: 'a Russian table',
    kind: 'requirement',
    columns: ['status', '>verified-by'],
    text: `
      # Матрица трассировки требований

      | Требование | Тест | Статус |
      |---|---|---|
      | R1.1: Восстановление соединения | \`test_reconnect\` | ✅ Покрыто |
      | R1.2: Изоляция | - | ❌ Нет |
    `,
    found: ['5 R1.1 Восстановление соединения | covered | test_reconnect', '6 R1.2 Изоляция | none | '],
  },
  {
    is: 'a German table',
    kind: 'requirement',
    columns: ['status', '>verified-by'],
    text: `
      # Rückverfolgbarkeit

      | Anforderung | Titel | Testfall | Status |
      |---|---|---|---|
      | REQ-7 | Wiederverbindung | \`test_reconnect\` | ✅ abgedeckt |
    `,
    found: ['5 REQ-7 Wiederverbindung | covered | test_reconnect'],
  },
  {
    is: 'a row that cannot be read is said',
    kind: 'requirement',
    text: `
      | Requirement | Test |
      |---|---|
      | R1: Fine | \`test_fine\` |
      | Something without an id | \`test_other\` |
    `,
    found: ['3 R1 Fine'],
    findings: ['4 this row of a traceability table has no id, expected one such as "R1.1: title": "Something without an id"'],
  },
  {
    is: 'what only looks like a requirement is none',
    kind: 'requirement',
    text: `
      # Storage notes

      ## R2 bucket setup

      We use an R2 bucket and S3 storage over HTTP2. See Q1 2025 and the P95 chart, CP2: passed.

      - **R2**: Cloudflare's object store
      - **S3**: Amazon's

      | Requirement | Version |
      |---|---|
      | Node | 20 |
      | Python 3 | 3.12 |

      ## Requirements

      - Node 20
      - Docker: any version
    `,
    found: [],
  },
  {
    is: 'a row with an id and nothing else is one, unless others are numbered under it',
    kind: 'requirement',
    columns: ['group', '>verified-by'],
    text: `
      # Traceability

      | Requirement | Test | Status |
      |---|---|---|
      | R1: Losing the broker | | |
      | R1.1: Reconnects | \`test_reconnects\` | Covered |
      | R1.2: Keeps order | | |
      | Losing the disk | | |
      | R2.1: Waits | \`test_waits\` | Covered |
    `,
    found: ['6 R1.1 Reconnects | R1 | test_reconnects', '7 R1.2 Keeps order | R1 | ', '9 R2.1 Waits | R2 | test_waits'],
  },
]);
