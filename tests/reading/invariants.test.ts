import { cases } from '../support/reading.ts';

cases([
  {
    is: 'guarantees with ids',
    kind: 'invariant',
    columns: ['statement'],
    text: `
      # Guarantees

      ## G1 No process ends

      A fault underneath never ends one of our processes.
    `,
    found: ['3 G1 No process ends | A fault underneath never ends one of our processes.'],
  },
  {
    is: 'a table, in groups',
    kind: 'invariant',
    columns: ['group', 'status', '>verified-by'],
    text: `
      ## Invariants

      ### I1: Nothing is lost

      | Invariant | Tests | Status |
      |---|---|---|
      | I1.1: Orders are kept | \`test_kept\` | ✅ Covered |
      | I1.2: Order is kept | - | ❌ |
    `,
    found: ['7 I1.1 Orders are kept | I1 | covered | test_kept', '8 I1.2 Order is kept | I1 | none | '],
  },
  {
    is: 'headings and items',
    kind: 'invariant',
    columns: ['statement', 'verification', '>verified-by'],
    text: `
      # Critical invariants

      ## 1. Fails open (\`fail_open\`)

      - **Requirement**: requests go on
      - **Verification**: the probe answers
      - **Tests**: \`test_fail_open\`

      ## Contract

      - **INV-2: No double charge**: at most one payment
      - INV-3 - Order is kept
    `,
    found: [
      '3 Fails open | requests go on | the probe answers | test_fail_open',
      '11 INV-2 No double charge | at most one payment | - | ',
      '12 INV-3 Order is kept | - | - | ',
    ],
  },
  {
    is: 'bold ids before their words',
    kind: 'invariant',
    columns: ['>verified-by'],
    text: `
      ## Invariants

      - **I-1** Leader is unique
      - **I-2** Log is append only (\`test_append\`)
    `,
    found: ['3 I-1 Leader is unique | ', '4 I-2 Log is append only (test_append) | test_append'],
  },
  {
    is: 'numbers without meaning are none',
    kind: 'invariant',
    text: `
      # Electronics

      - **I1**: current in amperes
      - **I2C**: a bus

      ## I18N: Languages
    `,
    found: [],
  },
]);
