import { cases } from '../support/reading.ts';

cases([
  {
    is: 'steps between labels that only describe, and what was typed at a shell',
    kind: 'runbook',
    columns: ['procedure'],
    text: `
      # Alert runbook

      ## ProcessorSlow

      - Severity: warning
      - Threshold: p99 above 2 s
      - **Look**: at the queue

      **Fix**: wait ten minutes

      Then ask the processor:

      \`\`\`console
      $ pay status \\
          --all
      down
      $ pay retry
      \`\`\`

      ## LedgerFull

      **Severity**: warning
      **Steps**: TODO
    `,
    found: [
      '3 ProcessorSlow | {"source":{"file":"doc.md","line":3},"steps":[{"text":"Look: at the queue","words":[{"text":"Look","strong":true},{"text":": at the queue"}],"source":{"file":"doc.md","line":7},"as":"step"},{"text":"wait ten minutes","source":{"file":"doc.md","line":9},"as":"step"},{"text":"Then ask the processor:","source":{"file":"doc.md","line":11},"as":"step","commands":["pay status \\\\\\n    --all\\npay retry"]}]}',
      '20 LedgerFull | -',
    ],
  },
  {
    is: 'pages of alerts in the words of many teams',
    kind: 'runbook',
    columns: ['>related', 'inProduction'],
    text: `
      # Standard alerts

      ## 🔹 PodCrashLoops
      **Meaning:** The pod crashes again and again.
      **Fix:** Look at the logs.

      ## Alert: ConsumerLagging

      ### Trigger pattern
      \`consumer_lag > 1000 for 15m\`

      ### Step 1: Find the consumer
      Look at its labels.

      ## CPUThrottledHard

      This alert fires if a container is throttled.

      ## BudgetBurns

      ### Impact
      Too many errors.

      ### Runbook
      1. Look at the dashboard.

      ## ToolTipButton

      A component.
    `,
    found: [
      '3 PodCrashLoops | PodCrashLoops | Look at the logs.',
      '7 ConsumerLagging | ConsumerLagging | Look at its labels.',
      '15 CPUThrottledHard | CPUThrottledHard | -',
      '19 BudgetBurns | BudgetBurns | Look at the dashboard.',
    ],
  },
  {
    is: 'a page that says which alerts lead to it',
    kind: 'runbook',
    columns: ['>related'],
    text: `
      # Runbook: A worker crashes

      ## Alert details
      - **Alert name**: WorkerCrashLooping, WorkerRestarting
      - **Severity**: critical

      ## Resolution
      1. Roll back.
    `,
    found: ['1 A worker crashes | WorkerCrashLooping, WorkerRestarting'],
  },
  {
    is: 'entries with guarantees',
    kind: 'runbook',
    columns: ['section', 'guarantees', 'inProduction', 'status', '>guarantees', '>related'],
    text: `
      # Runbook integration

      ### Scenario 1: Broker is lost

      **Runbook Section**: \`docs/RUNBOOK.md\` → "Broker failures"

      **Test Coverage**:
      - **Test**: \`test_broker_lost\` (\`orders_SUITE\`)
      - **Smoke test**: Yes

      **What the test guarantees**:
      - Orders are kept

      **If this occurs in production**:
      - Wait a minute

      **Related tests**:
      - \`test_reconnect\` - the way back

      ### Scenario 2: Disk is full

      **Runbook Section**: TBD

      **What the test guarantees**:
      - Writes are refused

      ## Mapping

      | Test | Suite | Runbook Section | Status |
      |---|---|---|---|
      | \`test_broker_lost\` | orders_SUITE | Broker failures | ✅ Integrated |
    `,
    found: [
      '3 Broker is lost | {"file":"docs/RUNBOOK.md","heading":"Broker failures"} | Orders are kept | Wait a minute | integrated | orders_SUITE/test_broker_lost | test_reconnect',
      '20 Disk is full | null | Writes are refused | - | pending |  | ',
    ],
  },
  {
    is: 'sub-headings and a link',
    kind: 'runbook',
    columns: ['section', 'guarantees', 'inProduction', '>guarantees'],
    text: `
      # On call

      ## Cache is cold

      #### Runbook

      [Cache runbook](runbook/cache.md#cold-start)

      #### Test coverage

      - Test: \`test_cold_cache\`

      #### Guarantees

      - reads go to the store

      #### In production

      1. warm the cache
      2. watch it
    `,
    found: ['3 Cache is cold | {"file":"runbook/cache.md","heading":"cold start"} | reads go to the store | warm the cache; watch it | test_cold_cache'],
  },
  {
    is: 'a page for a fault',
    kind: 'runbook',
    columns: ['inProduction', 'section'],
    text: `
      # Runbook: Queue does not drain

      ## Symptoms

      Orders wait.

      ## Investigation

      1. Look at \`kubectl get pods\`

      ## Resolution

      Restart the consumer.

      ## Escalation

      Call the team.
    `,
    found: ['1 Queue does not drain | Look at kubectl get pods; Restart the consumer. | {"file":"doc.md","heading":"Runbook: Queue does not drain"}'],
  },
  {
    is: 'a table from scenario to section',
    kind: 'runbook',
    columns: ['section', 'status', '>guarantees'],
    text: `
      ## Runbook map

      | Scenario | Test | Runbook | Status |
      |---|---|---|---|
      | Broker is lost | \`test_broker_lost\` | [Broker](ops.md#broker) | integrated |
      | Disk is full | \`test_disk\` | TBD | pending |
    `,
    found: ['5 Broker is lost | {"file":"ops.md","heading":"broker"} | integrated | test_broker_lost', '6 Disk is full | null | pending | test_disk'],
  },
  {
    is: 'an index from scenario ids to pages',
    kind: 'runbook',
    columns: ['section', 'status', '>guarantees'],
    text: `
      | Runbook entry | Scenario | Test(s) | Smoke? | Status |
      |---|---|---|---|---|
      | [Leader lost](ops.md#leader-lost) | L-001 | \`chaos_SUITE:test_kill_leader\` | yes | Integrated |
    `,
    found: ['3 Leader lost | {"file":"ops.md","heading":"leader lost"} | integrated | chaos_SUITE/test_kill_leader'],
  },
  {
    is: 'a page about how runbooks are written is none',
    kind: 'runbook',
    text: `
      # How we write runbooks

      ## Structure

      A runbook has a meaning, an impact and a mitigation.

      ## Style

      - short sentences

      ## Troubleshooting

      - nothing renders: run \`npm ci\`
    `,
    found: [],
  },
]);
