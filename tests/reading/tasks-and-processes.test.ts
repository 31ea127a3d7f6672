import { cases } from '../support/reading.ts';

cases([
  {
    is: 'a table with the ids in a column of their own, and a heading that has another title',
    kind: 'task',
    columns: ['status', 'owner'],
    text: `
      # Tasks

      | Id | Task | State | Owner |
      |---|---|---|---|
      | T-07 | Test for a rebuild | Open | Mira |

      ### T-07 Rebuild a manifest

      - [ ] list the segments
    `,
    found: ['5 T-07 Test for a rebuild | Open | Mira'],
  },
  {
    is: 'a backlog in other words',
    kind: 'task',
    columns: ['priority', 'status', 'owner'],
    text: `
      # Resilience backlog

      | Key | What | Prio | Who | State |
      |---|---|---|---|---|
      | RES-12 | Automate the clock test | P1 | | open |
      | RES-13 | Write the runbook | P2 | Maja | done |
    `,
    found: ['5 RES-12 Automate the clock test | P1 | open | null', '6 RES-13 Write the runbook | P2 | done | Maja'],
  },
  {
    is: 'headings with ids in brackets',
    kind: 'task',
    columns: ['priority', 'status', 'owner', 'type', 'triggers', 'criteria', '<triggers'],
    text: `
      # Next tasks

      ## Ongoing

      ### [watch_ci] Watch the pipeline

      **Priority**: High
      **Status**: ⏳ Pending
      **Owner**: -

      **Triggers**:
      - a change of \`orders_store\`

      **Success Criteria**:
      - no flaky test for two weeks
    `,
    found: ['5 watch_ci Watch the pipeline | High | Pending | null | Ongoing | a change of orders_store | no flaky test for two weeks | orders_store'],
  },
  {
    is: 'numbered headings',
    kind: 'task',
    columns: ['priority', 'status', 'owner', 'criteria', 'definitionOfDone'],
    text: `
      # Plan

      ## Task 1: Write the runbook

      - **Priority**: P1
      - **Assignee**: Ada
      - **Acceptance criteria**: reviewed

      ## TASK-12: Add the alert

      | Field | Value |
      |---|---|
      | Owner | TBD |
      | Status | in progress |

      **Definition of Done**:
      - [x] rule
      - [ ] page
    `,
    found: [
      '3 1 Write the runbook | P1 | - | Ada | reviewed | -',
      '9 TASK-12 Add the alert | - | in progress | null | - | {"text":"rule","done":true}; {"text":"page","done":false}',
    ],
  },
  {
    is: 'a table',
    kind: 'task',
    columns: ['priority', 'status', 'owner'],
    text: `
      | Task ID | Title | Owner | Priority | Status |
      |---|---|---|---|---|
      | T-1 | Write it | Ada | high | done |
      | \`fix_alert\` | Fix it | - | low | open |
    `,
    found: ['3 T-1 Write it | high | done | Ada', '4 fix_alert Fix it | low | open | null'],
  },
  {
    is: 'a table with numbers and words',
    kind: 'task',
    columns: ['status', 'owner'],
    text: `
      ## Action items

      | # | Action item | Owner | Due date | Status |
      |---|---|---|---|---|
      | 1 | Add a smoke test | Bo | 2025-12-01 | ⏳ open |
    `,
    found: ['5 Add a smoke test | open | Bo'],
  },
  {
    is: 'links and brackets are no tasks',
    kind: 'task',
    text: `
      # [project](https://example.org)

      ## [1.2.0] - 2025-01-02

      ## [Unreleased]

      ### [2.0.0](https://example.org/c) (2024-01-01)

      - [x] done
      - [link](a.md)

      ### [API](#api) reference

      ## [@scope/name] package
    `,
    found: [],
  },
  {
    is: 'headings with a checklist',
    kind: 'process',
    columns: ['number', 'cadence', 'triggers', 'checklist'],
    text: `
      # Maintenance

      ## Process 1: Keep the matrix

      **Frequency**: monthly

      ### Triggers

      - a new scenario

      ### Checklist

      - [ ] rows match
      - [x] names match

      ## Process 2 - Watch the tests

      - **Cadence**: weekly

      1. [ ] look
    `,
    found: [
      '3 1 Keep the matrix | 1 | monthly | a new scenario | {"text":"rows match","done":false}; {"text":"names match","done":true}',
      '16 2 Watch the tests | 2 | weekly | - | {"text":"look","done":false}',
    ],
  },
  {
    is: 'a table of events',
    kind: 'review-trigger',
    columns: ['priority', 'timeline', 'actions'],
    text: `
      ## Review triggers

      | Event | Priority | Action required | Timeline |
      |---|---|---|---|
      | New backend | High | add scenarios<br>add tests | 1 week |
      | Incident | Medium | review the runbook | 2 days |
    `,
    found: ['5 New backend | High | 1 week | add scenarios; add tests', '6 Incident | Medium | 2 days | review the runbook'],
  },
  {
    is: 'numbered events',
    kind: 'review-trigger',
    columns: ['priority', 'timeline', 'trigger', 'actions'],
    text: `
      ## When to revisit

      1. **New backend** (High priority)
         - Trigger: a broker is added
         - Action: add scenarios
         - Timeline: one sprint

      ### Incident

      - **Trigger**: a page
      - **Actions**:
        - review
        - fix
    `,
    found: ['3 New backend | High | one sprint | a broker is added | add scenarios', '8 Incident | - | - | a page | review; fix'],
  },
  {
    is: 'a review trigger that tells of an incident is no page of the runbook',
    kind: 'runbook',
    text: `
      # Maintenance

      ## Review triggers

      ### Major production incident

      **Trigger**: The router stood still
      **Actions**:
      - Read the report
      **Timeline**: Within a week
    `,
    found: [],
  },
]);
