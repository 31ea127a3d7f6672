// Suites and tests, smoke tests, runbook entries and backends as documents.
import type { Entity } from '../../../src/model/catalog.ts';
import { block, code, field, listField, page, table, text } from './markdown.ts';
import { names, testName, type Printer, type Printing } from './printing.ts';

/** Suites with their tests, and the tests that no suite is known of. */
export const suites: Printer = (printing) => {
  const all = printing.ofKind('suite');
  const loose = printing.ofKind('test').filter((test) => printing.to(test, 'part-of', 'suite').length === 0);
  if (all.length + loose.length === 0) return [];
  const body = page(
    '# Test suites',
    ...all.map((suite) => [
      `## ${code(suite.fields.file ?? suite.name)}`,
      ...(suite.fields.focus === undefined ? [] : [text(suite.fields.focus)]),
      ...items(printing.from(suite, 'part-of', 'test')),
    ]),
    ...(loose.length > 0 ? ['## Other tests', ...items(loose)] : []),
  );
  return [{ path: 'suites.md', body }];
};

function items(tests: readonly Entity<'test'>[]): string[] {
  return tests.length === 0
    ? []
    : [tests.map((test) => `- ${testName(test)}${test.fields.description === undefined ? '' : `: ${text(test.fields.description)}`}`).join('\n')];
}

/** `20-40 seconds`. */
function duration(seconds: readonly [number, number] | undefined): string | undefined {
  return seconds && `${seconds[0]} - ${seconds[1]} seconds`;
}

/** Smoke tests below their headings. */
export const smokeTests: Printer = (printing) => {
  const all = printing.ofKind('smoke-test');
  if (all.length === 0) return [];
  const body = page(
    '# Smoke tests',
    ...all.map((one) => {
      const { durationSeconds, commands, whyCritical, verifies, scenario, stages } = one.fields;
      return [
        `## ${text(one.name)}`,
        ...listField('Tests', printing.tests(one, 'smoke')),
        ...field('Duration', duration(durationSeconds)),
        ...listField('Why critical', whyCritical?.map(text)),
        ...listField('Verifies', verifies?.map(text)),
        ...field('Scenario', scenario && text(scenario)),
        ...listField('CI stages', stages?.map(text)),
        ...(commands ? ['**Commands**:', block('bash', commands)] : []),
      ];
    }),
  );
  return [{ path: 'smoke.md', body }];
};

/** Runbook entries: what is guaranteed and what to do. */
export const runbook: Printer = (printing) => {
  const all = printing.ofKind('runbook');
  if (all.length === 0) return [];
  const body = page(
    '# Runbook integration',
    ...all.map((one) => entry(printing, one)),
    '## Status',
    table(
      ['Scenario', 'Runbook section', 'Status'],
      all.flatMap((one) => (one.fields.status === undefined ? [] : [[text(one.name), place(one), one.fields.status]])),
    ),
  );
  return [{ path: 'runbook.md', body }];
};

function place({ fields: { section } }: Entity<'runbook'>): string | undefined {
  if (section === undefined) return undefined;
  return section === null ? 'TBD' : `${section.file === '' ? '' : `${code(section.file)} → `}"${text(section.heading)}"`;
}

function entry(printing: Printing, one: Entity<'runbook'>): string[] {
  const { guarantees, inProduction, durationSeconds, smoke } = one.fields;
  return [
    `## Runbook entry: ${text(one.name)}`,
    ...field('Runbook section', place(one)),
    ...listField('Tests', printing.tests(one, 'guarantees')),
    ...field('Duration', duration(durationSeconds)),
    ...field('Smoke test', smoke === undefined ? undefined : smoke ? 'Yes' : 'No'),
    ...listField('What tests guarantee', guarantees?.map(text)),
    ...listField('In production', inProduction?.map(text)),
    ...listField('Related tests', printing.tests(one, 'related')),
    ...listField('Related alerts', names(printing.to(one, 'related', 'alert'))),
    ...listField('Scenarios', printing.ids(one, 'guides', 'scenario')),
  ];
}

/** Backends and what each concept is called in them. */
export const backends: Printer = (printing) => {
  const all = printing.ofKind('backend');
  const concepts = printing.ofKind('concept');
  if (all.length === 0) return [];
  const body = page(
    '# Message broker backends',
    '## Supported backends',
    ...all.map(({ name, fields: { status, components, coverage } }) => [
      `### ${text(name)}`,
      ...field('Status', status),
      ...field('Coverage', coverage && text(coverage)),
      ...field('Components', components?.[0] && text(components[0])),
    ]),
    ...(concepts.length > 0
      ? [
          '## Equivalents',
          table(
            ['Concept', ...all.map(({ name }) => text(name))],
            concepts.map((concept) => [text(concept.name), ...all.map(({ name }) => equivalents(concept, name).map(text))]),
          ),
        ]
      : []),
    ...all.map(({ name, fields: { patterns = [] } }) =>
      patterns.length === 0
        ? []
        : [
            `## ${text(name)} patterns`,
            ...patterns.flatMap((pattern, index) => [
              `### Pattern ${index + 1}: ${text(pattern)}`,
              ...field(
                'Equivalent to',
                concepts
                  .filter((concept) => equivalents(concept, name).some((one) => one.toLowerCase() === pattern.toLowerCase()))
                  .map((concept) => text(concept.name))[0],
              ),
            ]),
          ],
    ),
  );
  return [{ path: 'backends.md', body }];
};

function equivalents(concept: Entity<'concept'>, backend: string): string[] {
  return Object.entries(concept.fields.equivalents ?? {}).find(([name]) => name === backend)?.[1] ?? [];
}
