import { cases } from '../support/reading.ts';

cases([
  {
    is: 'numbered sections with what they are about in one line, and the command',
    kind: 'smoke-test',
    columns: ['durationSeconds', 'commands', 'scenario', '>smoke'],
    text: `
      # Smoke tests

      ## 1. Broker loss

      \`internal/broker\` · ING-F-01 · ~50 s

      \`\`\`sh
      go test ./internal/broker -run '^TestIngest_RetriesOnBrokerLoss$'
      \`\`\`

      ## How to read the result

      Takes about 2 minutes.

      \`\`\`sh
      cat result.txt
      \`\`\`
    `,
    found: ["3 Broker loss | 50; 50 | go test ./internal/broker -run '^TestIngest_RetriesOnBrokerLoss$' | ING-F-01 | TestIngest_RetriesOnBrokerLoss"],
  },
  {
    is: 'headings with labels and a command',
    kind: 'smoke-test',
    columns: ['durationSeconds', 'commands', 'whyCritical', '>smoke'],
    text: `
      # Smoke tests

      ## 1. Broker restart

      **Test**: \`test_restart\` (\`orders_SUITE\`)
      **Duration**: ~30-60 seconds

      **Why critical**:
      - Orders stop without it

      **Run command**:
      \`\`\`bash
      # once
      make smoke \\
        CASE=restart
      \`\`\`
    `,
    found: ['3 Broker restart | 30; 60 | make smoke CASE=restart | Orders stop without it | orders_SUITE/test_restart'],
  },
  {
    is: 'a table',
    kind: 'smoke-test',
    columns: ['durationSeconds', 'commands', 'whyCritical', '>smoke'],
    text: `
      ## Smoke test set

      | # | Smoke Test | Test | Suite | Duration | Why critical | Command |
      |---|---|---|---|---|---|---|
      | 1 | Broker restart | \`test_restart\` | orders_SUITE | 45s | orders stop | \`make smoke\` |
      | 2 | Disk full | \`test_full_disk\` | store_SUITE | 1-2 min | data is lost | - |
      | 3 | Login | \`test_login\` | | < 90 seconds | | |
    `,
    found: [
      '5 Broker restart | 45; 45 | make smoke | orders stop | orders_SUITE/test_restart',
      '6 Disk full | 60; 120 | - | data is lost | store_SUITE/test_full_disk',
      '7 Login | 0; 90 | - | - | test_login',
    ],
  },
  {
    is: 'a table without durations',
    kind: 'smoke-test',
    columns: ['>smoke'],
    text: `
      # Smoke tests

      | Scenario | Test case | Priority |
      |---|---|---|
      | Broker restart | \`test_restart\` | P0 |
    `,
    found: ['5 Broker restart | test_restart'],
  },
  {
    is: 'sub-headings and a definition table',
    kind: 'smoke-test',
    columns: ['durationSeconds', 'commands', '>smoke'],
    text: `
      # Smoke suite

      ### SM-01: Login works

      | Property | Value |
      |---|---|
      | Test | \`LoginTest.works\` |
      | Duration | 5 s |
      | Command | \`mvn -Dtest=LoginTest test\` |
    `,
    found: ['3 Login works | 5; 5 | mvn -Dtest=LoginTest test | LoginTest/works'],
  },
  {
    is: 'how to run a smoke test is none',
    kind: 'smoke-test',
    text: `
      # Contributing

      ## Smoke tests in CI

      We run smoke tests on every push.

      \`\`\`bash
      make smoke
      \`\`\`

      | Job | Duration |
      |---|---|
      | smoke | 3 min |
    `,
    found: [],
  },
  {
    is: 'a command that is run twice, and a duration in no unit',
    kind: 'smoke-test',
    columns: ['durationSeconds', 'commands'],
    text: `
      # Smoke tests

      ## 1. Broker loss

      **Test**: \`test_loss\`
      **Duration**: 5 constructor
      **Commands**:

      \`\`\`bash
      docker stop broker
      sleep 5
      docker start broker
      sleep 5
      \`\`\`
    `,
    found: ['3 Broker loss | - | docker stop broker; sleep 5; docker start broker; sleep 5'],
  },
]);
