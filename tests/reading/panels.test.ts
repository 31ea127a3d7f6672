import { cases } from '../support/reading.ts';

const dashboard = `
  # Orders Dashboard

  **UID**: orders-main

  ## 1. Throughput

  ### Panel 1: Orders per second

  **Type**: graph
  **Query**:
  \`\`\`promql
  sum(rate(orders_handled_total[5m]))
  \`\`\`

  ### 1.2 Backlog

  \`\`\`promql
  orders_backlog_total{tenant="a"}
  \`\`\`

  ## 2. Errors

  **Panel: "Failures by reason"**

  \`\`\`
  sum by (reason) (rate(orders_failed_total[5m]))
  \`\`\`

  ## Setup

  \`\`\`bash
  make dashboards
  \`\`\`
`;

cases([
  {
    is: 'a document that describes one dashboard',
    kind: 'panel',
    columns: ['queries', '>uses', '>part-of'],
    text: dashboard,
    found: [
      '7 Orders per second | sum(rate(orders_handled_total[5m])) | orders_handled_total | orders-dashboard',
      '15 Backlog | orders_backlog_total{tenant="a"} | orders_backlog_total | orders-dashboard',
      '23 Failures by reason | sum by (reason) (rate(orders_failed_total[5m])) | orders_failed_total | orders-dashboard',
    ],
  },
  {
    is: 'the dashboard of a document that describes one',
    kind: 'dashboard',
    text: dashboard,
    found: ['1 Orders Dashboard'],
  },
  {
    is: 'a table of panels',
    kind: 'panel',
    columns: ['queries', '>uses', '>part-of'],
    text: `
      # Grafana dashboards

      ## Dashboard: Store

      | Panel | Query | Description |
      |---|---|---|
      | Writes | \`rate(store_write_total[5m])\` | per second |
      | Free space | \`store_free_bytes\` | |
    `,
    found: ['7 Writes | rate(store_write_total[5m]) | store_write_total | store', '8 Free space | store_free_bytes | store_free_bytes | store'],
  },
  {
    is: 'panels in a list',
    kind: 'panel',
    columns: ['queries'],
    text: `
      # Store dashboard

      ## Panels

      - **Writes**: \`rate(store_write_total[5m])\`
      - **Free space**: \`store_free_bytes\`
    `,
    found: ['5 Writes | rate(store_write_total[5m])', '6 Free space | store_free_bytes'],
  },
  {
    is: 'a panel that is only proposed',
    kind: 'panel',
    text: `
      ## Tasks

      1. **NET-5**: Add a panel
         - **File**: \`docs/dashboard.md\` (new panel)
         - **Panel Name**: "Failures by reason"
         - **Query**: \`rate(net_failed_total[5m])\`
    `,
    found: [],
  },
  {
    is: 'panels of a user interface are none',
    kind: 'panel',
    text: `
      # Editor guide

      ## The side panel

      | Panel | Purpose |
      |---|---|
      | Files | opens files |

      ### Panel layout

      \`\`\`js
      const panel = open();
      \`\`\`
    `,
    found: [],
  },
]);
