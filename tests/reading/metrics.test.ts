import { cases } from '../support/reading.ts';

cases([
  {
    is: 'a list with label sets in braces',
    kind: 'metric',
    columns: ['description', 'labelSets'],
    text: `
      ## Metrics

      - \`orders_handled_total{tenant,result}\`: orders handled
      - \`orders_backlog\`: how many wait
      - **orders_retry_total** - retries
    `,
    found: [
      '3 orders_handled_total | orders handled | {"labels":["tenant","result"],"source":{"file":"doc.md","line":3}}',
      '4 orders_backlog | how many wait | -',
      '5 orders_retry_total | retries | -',
    ],
  },
  {
    is: 'a table with type and labels',
    kind: 'metric',
    columns: ['type', 'description', 'labelSets'],
    text: `
      # Metrics reference

      | Name | Type | Labels | Help |
      |---|---|---|---|
      | \`queue_depth\` | gauge | \`queue\`, \`tenant\` | waiting messages |
      | \`queue_lag_seconds\` | Histogram | queue | time until handled |
      | queue_dropped_total | Counter | - | dropped |
    `,
    found: [
      '5 queue_depth | gauge | waiting messages | {"labels":["queue","tenant"],"source":{"file":"doc.md","line":5}}',
      '6 queue_lag_seconds | histogram | time until handled | {"labels":["queue"],"source":{"file":"doc.md","line":6}}',
      '7 queue_dropped_total | counter | dropped | -',
    ],
  },
  {
    is: 'required and optional labels in columns, and under a heading',
    kind: 'metric',
    columns: ['type', 'labelSets'],
    text: `
      # Metric contract

      | Metric | Required Labels | Optional Labels |
      |---|---|---|
      | \`orders_failed_total\` | tenant, reason | node |

      ### \`orders_age_seconds\`

      - **Type**: histogram
      - **Labels**:
        - \`tenant\` - who
        - \`queue\` - where

      **\`orders_parked_total\`** (counter)
      - Labels: \`tenant\`
      - Description: parked
    `,
    found: [
      '5 orders_failed_total | - | {"labels":["tenant","reason"],"required":true,"source":{"file":"doc.md","line":5}}; {"labels":["node"],"required":false,"source":{"file":"doc.md","line":5}}',
      '7 orders_age_seconds | histogram | {"labels":["tenant","queue"],"source":{"file":"doc.md","line":10}}',
      '14 orders_parked_total | counter | {"labels":["tenant"],"source":{"file":"doc.md","line":15}}',
    ],
  },
  {
    is: 'names in code that are no metrics',
    kind: 'metric',
    text: `
      # C API

      Call \`lib_create_error\` or \`lib_get_info\`; \`max_retry_count\` is an option, \`error_count\` a variable.

      - \`lib_last_error_info\`: a struct
      - \`wait_for_metric/4\`: waits

      | Option | Default | Description |
      |---|---|---|
      | \`request_timeout_ms\` | 30 | wait |
      | \`buffer_size_bytes\` | 10 | size |

      ## Configuration

      - \`pool_idle_seconds\`: how long
    `,
    found: [],
  },
  {
    is: 'queries in code blocks',
    kind: 'metric',
    text: `
      # On call

      \`\`\`promql
      sum(rate(orders_failed_total{tenant="a"}[5m])) / queue_depth
      \`\`\`
    `,
    found: ['4 orders_failed_total', '4 queue_depth'],
  },
]);
