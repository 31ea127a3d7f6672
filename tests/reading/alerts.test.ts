import { cases } from '../support/reading.ts';

const runbookPage = `
  # OrdersBacklogGrowing

  ## Meaning

  Orders arrive faster than they are handled.

  ## Impact

  Customers wait.

  ## Diagnosis

  - Check \`orders_backlog_total\` on the dashboard
  - Look for a stuck consumer

  ## Mitigation

  1. Scale the consumers
  2. Restart the stuck one
`;

cases([
  {
    is: 'what fires when, in words, with an experiment and what to do',
    kind: 'alert',
    columns: ['expr', 'for', 'severity', '<observed-by'],
    text: `
      # Alert runbook

      ## LedgerWritesFailing

      **Severity**: critical
      **Fires when**: \`rate(ledger_failures_total[5m]) > 1\` for 5 minutes

      - Experiment: CHX-01

      What to do: promote the replica.

      ## Experiments

      ### Experiment CHX-01: The ledger is lost

      **Hypothesis**: Nothing is booked twice
    `,
    found: ['3 LedgerWritesFailing | rate(ledger_failures_total[5m]) > 1 | 5m | critical | doc/CHX-01'],
  },
  {
    is: 'how a rule is written, which is none',
    kind: 'alert',
    columns: [],
    text: `
      # Alerting rules

      \`\`\`yaml
      # The name of the alert.
      alert: <string>
      expr: <string>
      [ for: <duration> | default = 0s ]
      \`\`\`
    `,
    found: [],
  },
  {
    is: 'a runbook page named by its alert',
    kind: 'alert',
    columns: ['description', 'severity'],
    text: runbookPage,
    found: ['1 OrdersBacklogGrowing | Orders arrive faster than they are handled. | -'],
  },
  {
    is: 'a runbook page named by its alert is an entry',
    kind: 'runbook',
    columns: ['inProduction', 'section', '>related'],
    text: runbookPage,
    found: [
      '1 OrdersBacklogGrowing | Check orders_backlog_total on the dashboard; Look for a stuck consumer; Scale the consumers; Restart the stuck one | {"file":"doc.md","heading":"OrdersBacklogGrowing"} | OrdersBacklogGrowing',
    ],
  },
  {
    is: 'a page of an alert whose name begins in lower case',
    kind: 'alert',
    columns: ['description', '<related'],
    text: `
      # storeNoLeader

      ## Meaning

      The store has no leader.

      ## Diagnosis

      ### Slow disks

      Look at the disks.

      ## Mitigation

      Follow [recovery](recovery.md).
    `,
    found: ['1 storeNoLeader | The store has no leader. | storenoleader'],
  },
  {
    is: 'a page with many alerts under headings',
    kind: 'alert',
    columns: ['severity', 'for', 'expr', 'description', '>uses'],
    text: `
      # Alert catalogue

      ## Storage

      ### Alert: DiskAlmostFull

      **Severity**: critical
      **For**: 10m
      **Meaning**: less than a tenth is free

      **Expression**:
      \`\`\`promql
      disk_free_bytes / disk_size_bytes < 0.1
      \`\`\`

      ### \`ReplicaLagHigh\`

      | Field | Value |
      |---|---|
      | Severity | 🟡 Warning |
      | Duration | 5m |
      | Condition | \`replica_lag_seconds > 30\` |
    `,
    found: [
      '5 DiskAlmostFull | critical | 10m | disk_free_bytes / disk_size_bytes < 0.1 | less than a tenth is free | disk_free_bytes, disk_size_bytes',
      '16 ReplicaLagHigh | warning | 5m | replica_lag_seconds > 30 | - | replica_lag_seconds',
    ],
  },
  {
    is: 'a table of alerts',
    kind: 'alert',
    columns: ['severity', 'for', 'expr', 'description', '>uses'],
    text: `
      # Alerts

      | Alert Name | Expression | For | Severity | Description | Runbook |
      |---|---|---|---|---|---|
      | \`QueueStuck\` | \`rate(queue_handled_total[5m]) == 0\` | 5m | critical | nothing is handled | [page](queue.md) |
      | CertExpiresSoon | cert_expiry_seconds < 86400 | 1h | warning | renew it | - |
    `,
    found: [
      '5 QueueStuck | critical | 5m | rate(queue_handled_total[5m]) == 0 | nothing is handled | queue_handled_total',
      '6 CertExpiresSoon | warning | 1h | cert_expiry_seconds < 86400 | renew it | cert_expiry_seconds',
    ],
  },
  {
    is: 'a list of alerts',
    kind: 'alert',
    columns: ['severity', 'for', 'summary'],
    text: `
      ## Alerts

      - \`QueueStuck\`: nothing is handled (for 5m, critical)
      - **CertExpiresSoon** (warning): renew it
      - \`TooManyRetries\` - more than ten a minute
    `,
    found: [
      '3 QueueStuck | critical | 5m | nothing is handled',
      '4 CertExpiresSoon | warning | - | renew it',
      '5 TooManyRetries | - | - | more than ten a minute',
    ],
  },
  {
    is: 'a quoted rule',
    kind: 'alert',
    columns: ['severity', 'for', 'rule', '>uses'],
    text: `
      # Notes

      \`\`\`yaml
      - alert: QueueStuck
        expr: rate(queue_handled_total[5m]) == 0
        for: 5m
        labels:
          severity: page
      \`\`\`
    `,
    found: ['4 QueueStuck | page | 5m | null | queue_handled_total'],
  },
  {
    is: 'a table from alert to runbook',
    kind: 'alert',
    columns: ['severity', 'runbookUrl'],
    text: `
      # Runbooks

      | Alert | Severity | Runbook |
      |---|---|---|
      | QueueStuck | P1 | [Queue stuck](./queue-stuck.md) |
      | CertExpiresSoon | P3 | https://runbooks.example.org/cert |
    `,
    found: ['5 QueueStuck | P1 | ./queue-stuck.md', '6 CertExpiresSoon | P3 | https://runbooks.example.org/cert'],
  },
  {
    is: 'names of classes are no alerts',
    kind: 'alert',
    text: `
      # API reference

      ## RequestHandler

      **Description**: handles. See \`AlertManager\` and \`HttpClient\`.

      ### ConnectionPool

      - \`MaxConnections\`: how many
      - \`GetConnection\`: takes one

      | Class | Severity |
      |---|---|
      | \`ErrorLogger\` | none |

      ## Alerting

      The \`AlertManager\` sends them with \`WebhookClient\`.
    `,
    found: [],
  },
  {
    is: 'what a row says about a scenario is not said about its alerts',
    kind: 'alert',
    columns: ['description'],
    text: `
      # Alerts of scenarios

      | Scenario ID | Scenario | Description | Tests | Alerts |
      |---|---|---|---|---|
      | S1 | Loss | The broker is stopped | \`test_loss\` | \`OrdersBrokerDown\` |
    `,
    found: ['5 OrdersBrokerDown | -'],
  },
]);
