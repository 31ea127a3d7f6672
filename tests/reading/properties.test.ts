import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from '../../src/reading/read.ts';
import type { AnyFact } from '../../src/reading/fact.ts';
import { documentOf } from '../support/reading.ts';

/** Pieces that readers look for, so that random documents come near to real ones. */
const piece = fc.oneof(
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '# ',
      '## ',
      '### ',
      '- ',
      '  - ',
      '1. ',
      '**',
      '`',
      '|',
      '||',
      '|---|---|',
      '<br/>',
      '\n',
      '\n\n',
      '> ',
      '    ',
      '```',
      '```promql',
      '~~~yaml',
      '- [ ] ',
      '- [x] ',
      '\t',
      '\\',
      '&amp;',
      '<div>',
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      ':',
      ' - ',
      'R1.1',
      'R1.1-R1.9',
      'S1',
      'JS-001',
      'REQ-12: Title',
      'Scenario S1: Title',
      'Process 1: Title',
      'Pattern 1.1: Title',
      'Panel 2: Title',
      '[task_id] Title',
      'TC-001',
      'test_x/1',
      'x_SUITE:test_y',
      'x_SUITE.erl',
      'tests/test_x.py::test_y',
      'Requirement',
      'Test',
      'Status',
      'Scenario',
      'Metric',
      'Alert',
      'Labels',
      'Runbook Section',
      'Duration',
      'Backend',
      'Kafka',
      'Term',
      'Definition',
      'Invariant',
      '**Test**:',
      '**Verifies**: ',
      'Covered',
      'TBD',
      '✅',
      '❌',
      'x_total{a,b}',
      'OrdersStuck',
      'sum(rate(x_total[5m]))',
      '- alert: X\n  expr: a_b > 1',
      'Meaning',
      'Mitigation',
      '20 scenarios',
      '18/21',
      '~30-60 seconds',
      '2025-Q2',
      'Glossary',
      'Requirements',
      'Invariants',
      'Dashboard',
      'Smoke tests',
    ),
  },
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

function placesOf(facts: readonly AnyFact[]): number[] {
  return facts.flatMap((fact) => [
    fact.source.line,
    ...fact.mentions.map((mention) => mention.source.line),
    ...Object.values(fact.fields).map((field) => field?.source.line ?? 1),
  ]);
}

for (const path of ['doc.md', 'doc.mdx']) {
  test(`any text is read, and everything read has a place in it (${path})`, () => {
    fc.assert(
      fc.property(text, (random) => {
        const document = { ...documentOf('', path), text: random };
        const { facts, findings, counts, outline } = readDocument(document);
        const lines = random.split(/\r\n|\r|\n/).length;
        for (const line of [
          ...placesOf(facts),
          ...findings.map((one) => one.source.line),
          ...counts.map((one) => one.source.line),
          ...outline.sections.map((one) => one.line),
        ]) {
          assert.ok(Number.isInteger(line) && line >= 1 && line <= lines, `line ${line} of ${lines}`);
        }
        for (const fact of facts) assert.ok((fact.name ?? fact.id ?? '') !== '', JSON.stringify(fact));
      }),
      { numRuns: 600 },
    );
  });
}

/** Tables of every reader, with rows that stand for themselves. */
const tables: [string, string[]][] = [
  [
    '# Traceability\n\n| Requirement | Test | Suite | Status |\n|---|---|---|---|',
    [
      '| R1.1: A | `test_a` | a_SUITE | Covered |',
      '| R1.2: B | `test_b`<br/>`test_c` | b_SUITE | Partial |',
      '| R1.3: C | - | - | None |',
      '| no id | `test_d` | | |',
    ],
  ],
  [
    '# Matrix\n\n| Scenario ID | Scenario Name | Tests | Metrics | Alerts |\n|---|---|---|---|---|',
    ['| S1 | A | `test_a` | `x_a_total` | `AlarmOne` |', '| S2 | B | Same tests as S1 | - | ❌ None |', '| S3 | C | | `x_c_total{a,b}` | `AlarmTwo` |'],
  ],
  [
    '# Alerts\n\n| Alert | Expression | Severity |\n|---|---|---|',
    ['| `AlarmOne` | `x_a_total > 1` | critical |', '| AlarmTwo | `x_b_total > 1` | warning |', '| `AlarmThree` | | |'],
  ],
  ['# Metrics\n\n| Metric | Type | Labels |\n|---|---|---|', ['| `x_a_total` | counter | a, b |', '| `x_b` | gauge | - |']],
  ['# Tasks\n\n| Task ID | Title | Owner | Status |\n|---|---|---|---|', ['| T-1 | A | - | open |', '| T-2 | B | Ada | done |', '| | C | | |']],
  ['# Smoke tests\n\n| Name | Test | Duration |\n|---|---|---|', ['| A | `test_a` | 30s |', '| B | `test_b` | 1-2 min |']],
];

function withoutLines(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => (key === 'line' ? undefined : part));
}

test('the order of the rows of a table changes nothing but lines', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...tables).chain(([head, rows]) => fc.tuple(fc.constant(head), fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([head, rows, shuffled]) => {
        const [one, other] = [rows, shuffled].map((some) => {
          const { facts, findings } = readDocument({ ...documentOf(''), text: [head, ...some].join('\n') });
          return [...facts.filter((fact) => fact.kind !== 'document').map(withoutLines), ...findings.map((finding) => finding.message)].sort();
        });
        assert.deepEqual(other, one);
      },
    ),
    { numRuns: 100 },
  );
});

test('reading takes no more than linear time for what invites back-tracking', () => {
  const many = 20_000;
  const texts = [
    '*'.repeat(many),
    `| ${'a '.repeat(many)}|\n|---|`,
    `- ${'R1.1-'.repeat(many)}`,
    `**${'Label '.repeat(many)}**: x`,
    `\`${'a_'.repeat(many)}\``,
    `# ${'1.'.repeat(many)}`,
    `${'9'.repeat(many)} scenarios`,
    `## Scenario ${'x:'.repeat(many)}`,
    `- \`${'A'.repeat(many)}\``,
    `## Alerts\n\n- \`AlarmOne\` ${'('.repeat(many)}`,
    `## Metrics\n\n- \`x_a_total\` ${'('.repeat(many)}- a`,
    `## Metrics\n\n- ${'`x_a_total` and '.repeat(many)}`,
    `${'a '.repeat(many)}(${' '.repeat(many)}`,
  ];
  for (const long of texts) {
    const start = performance.now();
    readDocument({ ...documentOf(''), text: long });
    const took = performance.now() - start;
    assert.ok(took < 2000, `${long.slice(0, 40)} took ${Math.round(took)} ms`);
  }
});
