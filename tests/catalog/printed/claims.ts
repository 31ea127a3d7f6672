// Requirements, invariants and scenarios as documents.
import type { Entity } from '../../../src/model/catalog.ts';
import { code, field, listField, page, table, text } from './markdown.ts';
import { names, type Printed, type Printer, type Printing } from './printing.ts';

type Claim = Entity<'requirement'> | Entity<'invariant'>;

/** Requirements and invariants: a document a family and kind. */
export const claims: Printer = (printing) => [
  ...[...printing.families('requirement', 'requirement-group')].map(([family, all]) => traced(printing, 'requirement', family, all)),
  ...[...printing.families('invariant', 'invariant-group')].map(([family, all]) => traced(printing, 'invariant', family, all)),
];

function traced(printing: Printing, kind: 'requirement' | 'invariant', family: string, all: readonly Entity[]): Printed {
  const own = all.filter((one): one is Claim => one.kind === kind);
  const groups = all.filter((one) => one.kind === 'requirement-group' || one.kind === 'invariant-group');
  const word = kind === 'requirement' ? 'Requirement' : 'Invariant';
  const inGroup = Map.groupBy(own, (one) => printing.to(one, 'part-of', `${kind}-group`)[0]?.key);
  const described = own.filter((one) => isDescribed(one) && !groups.some(({ id }) => id === one.id));
  const listed = own.filter((one) => isDescribed(one) && !described.includes(one));
  const body = page(
    `# ${word}s`,
    ...groups.map((group) => [
      `## ${group.id}: ${heading(group)}`,
      ...field(word, group.fields.statement && text(group.fields.statement)),
      rows(printing, word, inGroup.get(group.key) ?? []),
    ]),
    ...(inGroup.get(undefined)?.some((one) => !isUnnumbered(one))
      ? [
          `## All ${word}s`,
          rows(
            printing,
            word,
            (inGroup.get(undefined) ?? []).filter((one) => !isUnnumbered(one)),
          ),
        ]
      : []),
    ...(listed.length > 0
      ? [`## Listed ${word}s`, listed.map((one) => `- **${one.id}: ${text(one.name)}**: ${text(one.fields.statement ?? '')}`).join('\n')]
      : []),
    ...(described.length > 0 ? [`## Critical ${word}s`] : []),
    ...described.map((one) => [
      `### ${one.id === undefined ? '' : `${word} ${one.id}: `}${heading(one)}`,
      ...field(one.kind === 'requirement' ? 'Statement' : 'Requirement', one.fields.statement && text(one.fields.statement)),
      ...(one.kind === 'invariant'
        ? [...listField('Verification', one.fields.verification?.map(text)), ...field('Rationale', one.fields.rationale && text(one.fields.rationale))]
        : []),
      ...(one.id === undefined ? listField('Tests', printing.tests(one, 'verified-by')) : []),
    ]),
  );
  return { path: `${family}/${kind}s.md`, family, body };
}

/** A name, and the other name that stands beside it. */
function heading({ name, aliases }: Entity): string {
  return aliases?.[0] === undefined ? text(name) : `${text(name)} (${code(aliases[0])})`;
}

/** What no table says: it stands below a heading of its own. */
function isDescribed(one: Claim): boolean {
  return one.fields.statement !== undefined || one.aliases !== undefined || isUnnumbered(one);
}

function isUnnumbered(one: Claim): boolean {
  return one.id === undefined;
}

function rows(printing: Printing, word: string, all: readonly Claim[]): string {
  return table(
    [word, 'Tests', 'Status', ...(word === 'Requirement' ? ['Priority'] : [])],
    all.map((one) => [
      one.name === one.id ? one.id : `${one.id}: ${text(one.name)}`,
      [...printing.tests(one, 'verified-by'), ...(one.fields.testsInWords ?? []).map(text)],
      one.fields.status,
      ...(one.kind === 'requirement' ? [one.fields.priority && text(one.fields.priority)] : []),
    ]),
  );
}

/** Scenarios: descriptions and a coverage matrix, a document a family. */
export const scenarios: Printer = (printing) =>
  [...printing.families('scenario')].map(([family, all]) => {
    const inMatrix = all.filter(({ fields }) => fields.coverage !== undefined || fields.comments !== undefined);
    const byCategory = Map.groupBy(
      all.filter((one) => !inMatrix.includes(one)),
      ({ fields }) => fields.category,
    );
    const body = page(
      '# Fault injection scenarios',
      ...[...byCategory].flatMap(([category, some]) => [
        ...(category === undefined ? [] : [`## ${text(category)}`]),
        ...some.map((one) => described(printing, one, category === undefined ? '##' : '###')),
      ]),
      ...(inMatrix.length > 0 ? ['## Coverage matrix', matrix(printing, inMatrix)] : []),
    );
    return { path: `${family}/scenarios.md`, family, body };
  });

function described(printing: Printing, one: Entity<'scenario'>, level: string): string[] {
  const { description, faultType, level: testLevel, verifies, expected, status } = one.fields;
  return [
    one.id === undefined ? `${level} Scenario: ${text(one.name)}` : `${level} Scenario ${one.id}: ${text(one.name)}`,
    ...field('Description', description && text(description)),
    ...field('Fault type', faultType && text(faultType)),
    ...field('Level', testLevel && text(testLevel)),
    ...field('Status', status),
    ...listField('Verifies', verifies?.map(text)),
    ...listField('Expected behavior', expected?.map(text)),
    ...listField('Tests', printing.tests(one, 'verified-by')),
    ...listField('Metrics', names(printing.to(one, 'observed-by', 'metric'))),
    ...listField('Alerts', names(printing.to(one, 'observed-by', 'alert'))),
    ...listField(
      'Panels',
      printing.to(one, 'observed-by', 'panel').map(({ name }) => panelName(name)),
    ),
    ...listField('Requirements', printing.ids(one, 'related', 'requirement')),
    ...listField('Related', printing.ids(one, 'related', 'scenario')),
  ];
}

/** In quotes, so that a parenthesis in it belongs to it. */
function panelName(name: string): string {
  return name.includes('"') ? text(name) : `"${text(name)}"`;
}

function matrix(printing: Printing, all: readonly Entity<'scenario'>[]): string {
  return table(
    [
      'Scenario ID',
      'Scenario name',
      'Category',
      'Description',
      'Fault type',
      'Level',
      'Status',
      'Verifies',
      'Expected',
      'Tests',
      'Metrics',
      'Alerts',
      'Dashboards',
      'Comments',
    ],
    all.map((one) => {
      const { category, description, faultType, level, status, verifies, expected, coverage, comments } = one.fields;
      const facet = (state: string | undefined, things: string[]) => [state ?? '-', ...things];
      return [
        one.id ?? '-',
        text(one.name),
        category && text(category),
        description && text(description),
        faultType && text(faultType),
        level && text(level),
        status,
        verifies?.map(text),
        expected?.map(text),
        facet(coverage?.tests, printing.tests(one, 'verified-by')),
        facet(coverage?.metrics, names(printing.to(one, 'observed-by', 'metric'))),
        facet(coverage?.alerts, names(printing.to(one, 'observed-by', 'alert'))),
        facet(
          coverage?.dashboards,
          printing.to(one, 'observed-by', 'panel').map(({ name }) => `Panel: ${panelName(name)}`),
        ),
        comments && text(comments),
      ];
    }),
  );
}
