// Random catalogs, within what documents can say.
import fc from 'fast-check';
import { keyOf, urlOf } from '../../../src/catalog/names.ts';
import type { Catalog, Entity } from '../../../src/model/catalog.ts';
import type { EntityKind } from '../../../src/model/fields.ts';
import type { LinkType } from '../../../src/model/link.ts';
import { idsIn } from '../../../src/reading/words/ids.ts';
import { undecorated } from '../../../src/reading/words/text.ts';

/** Marks of Markdown, of tables and of HTML, and letters of other scripts: in a text they mean nothing. */
const oddWords = [
  'a|b',
  '||',
  '*x*',
  '**y**',
  '_z_',
  '`c`',
  '``',
  '<b>',
  '</div>',
  '<br/>',
  '<!--',
  '-->',
  '&amp;',
  '&#0;',
  '\\',
  '\\|',
  '[x](y.md)',
  '![p](q)',
  '[^1]',
  '#',
  '# h',
  '- [ ]',
  '1.',
  '1)',
  '+',
  '>',
  '~~s~~',
  '"q"',
  "it's",
  '$x$',
  '{a}',
  '{{ x }}',
  '${y}',
  'a:',
  '::',
  ':-)',
  'http://x.example/?a=b&c',
  'www.x.example',
  'a@b.example',
  '__proto__',
  'constructor',
  'ß',
  'İ',
  'ключ',
  '漢字',
  '→',
  '%',
  '=',
  '---',
  '***',
  '(a',
  'b)',
  ';',
  '@x',
] as const;
const plainWords = ['queue', 'broker', 'restart', 'stays', 'order', 'waits', 'slow', 'lost', 'again'] as const;

/** A text that begins and ends with a word, so that no mark or number at its ends means something. */
const text = fc
  .tuple(
    fc.constantFrom(...plainWords),
    fc.array(fc.oneof(fc.constantFrom(...oddWords), fc.constantFrom(...plainWords), fc.string({ maxLength: 6 })), { maxLength: 5 }),
    fc.constantFrom(...plainWords),
  )
  .map(([first, between, last]) => undecorated(`Then ${first} ${between.join(' ')} ${last}`))
  // An id in a text is a mention.
  .filter((one) => idsIn(one).length === 0);
const texts = fc.array(text, { minLength: 1, maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const coverage = fc.constantFrom('covered', 'partial', 'none', 'planned');
const facet = fc.constantFrom('covered', 'partial', 'none');
const checklist = fc.array(fc.record({ text, done: fc.boolean() }), { minLength: 1, maxLength: 3 });
const seconds = fc.tuple(fc.nat({ max: 59 }), fc.nat({ max: 600 })).map(([low, more]): [number, number] => [low, low + more]);

/** Fields without those that nothing states. */
function stated<T extends object>(model: { [F in keyof T]: fc.Arbitrary<T[F]> }): fc.Arbitrary<T> {
  return fc.record(model).map((fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T);
}

const fieldsOf = {
  'requirement-group': stated({ statement: text }),
  requirement: stated({ status: maybe(coverage), statement: maybe(text), priority: maybe(fc.constantFrom('High', 'P1', 'low')) }),
  invariant: stated({ status: maybe(coverage), statement: maybe(text) }),
  scenario: stated({
    category: maybe(text),
    description: text,
    faultType: maybe(text),
    level: maybe(fc.constantFrom('E2E', 'Unit', 'soak')),
    status: maybe(coverage),
    verifies: maybe(texts),
    expected: maybe(texts),
    coverage: maybe(fc.record({ tests: facet, metrics: facet, alerts: facet, dashboards: facet })),
    comments: maybe(text),
  }),
  'smoke-test': stated({
    durationSeconds: seconds,
    whyCritical: maybe(texts),
    verifies: maybe(texts),
    scenario: maybe(text),
    stages: maybe(texts),
    commands: maybe(fc.constantFrom(['make smoke'], ['a --b "c"', 'd | e'])),
  }),
  runbook: stated({
    section: fc.oneof(
      fc.constant(null),
      fc.record({ file: fc.constantFrom('docs/RUNBOOK.md', 'on call.md'), heading: fc.constantFrom('Broker loss', 'What to do') }),
    ),
    guarantees: texts,
    inProduction: maybe(texts),
    durationSeconds: maybe(seconds),
    smoke: maybe(fc.boolean()),
  }),
  alert: stated({
    severity: fc.constantFrom('critical', 'warning', 'info'),
    for: maybe(fc.constantFrom('5m', '30s')),
    expr: maybe(fc.constantFrom('orders_things1_total > 1', 'rate(orders_things1_total[5m])\n  > 2')),
    summary: maybe(text),
    description: text,
  }),
  metric: stated({
    type: maybe(fc.constantFrom('counter', 'gauge')),
    description: maybe(text),
    labelSets: maybe(
      fc.constantFrom(
        [{ labels: ['reason', 'source'] }],
        [
          { labels: ['a'], required: true },
          { labels: ['b', 'c'], required: false },
        ],
      ),
    ),
  }),
  panel: stated({ queries: maybe(fc.constantFrom(['rate(a_total[5m])'], ['sum by (b) (c_d_total)', 'e_f_seconds > 1'])) }),
  dashboard: stated({}),
  concept: stated({
    equivalents: fc.constantFrom<Record<string, string[]>>({ Kafka1: ['offset commit'] }, { constructor: ['ack/1', 'XACK'], Kafka1: ['a | b'] }),
  }),
  backend: stated({ status: fc.constantFrom('supported', 'planned'), coverage: maybe(text), components: maybe(text.map((one) => [one])) }),
  process: stated({
    cadence: maybe(texts),
    triggers: maybe(texts),
    checklist: maybe(checklist),
    lastDryRun: maybe(
      fc.record({
        date: fc.constantFrom('2025-11-30', '2025-06-01'),
        result: fc.constantFrom('PASS', 'FAIL'),
        steps: fc.array(fc.record({ step: text, usefulness: fc.constantFrom('high', 'medium', 'low') }), { maxLength: 2 }),
      }),
    ),
  }),
  'review-trigger': stated({ priority: maybe(fc.constantFrom('High', 'Low')), trigger: maybe(text), timeline: text, actions: texts }),
  task: stated({
    priority: fc.constantFrom('High', 'Medium'),
    status: maybe(fc.constantFrom('In progress', 'open')),
    owner: fc.oneof(fc.constant(null), text),
    type: maybe(text),
    goal: maybe(text),
    frequency: maybe(texts),
    triggers: maybe(texts),
    actions: maybe(texts),
    criteria: maybe(texts),
    definitionOfDone: maybe(checklist),
    checklist: maybe(checklist),
    notes: maybe(text),
  }),
  term: stated({ definition: text }),
  suite: stated({ focus: maybe(text) }),
  test: stated({ description: maybe(text) }),
};

/** How an entity is called: by its place among those of its kind. */
function idOf(kind: EntityKind, index: number): string | undefined {
  const ids: Partial<Record<EntityKind, string>> = {
    requirement: `R1.${index}`,
    invariant: `INV-${index}`,
    scenario: `S${index}`,
    process: `${index}`,
    'requirement-group': `R${index}`,
    task: `task_${index}`,
  };
  return ids[kind];
}

function nameOf(kind: EntityKind, index: number, words: string): string {
  const names: Partial<Record<EntityKind, string>> = {
    alert: `OrdersAlert${index}`,
    metric: `orders_things${index}_total`,
    suite: `orders${index}_SUITE`,
    test: `test_orders_${index}`,
    backend: index === 1 ? 'Kafka1' : index === 2 ? 'constructor' : '__proto__',
  };
  return names[kind] ?? `${words} no${index}`;
}

/** The links that documents state, by the kinds at their ends. */
const links: readonly (readonly [from: EntityKind, type: LinkType, to: EntityKind])[] = [
  ['requirement', 'verified-by', 'test'],
  ['invariant', 'verified-by', 'test'],
  ['scenario', 'verified-by', 'test'],
  ['scenario', 'observed-by', 'metric'],
  ['scenario', 'observed-by', 'alert'],
  ['smoke-test', 'smoke', 'test'],
  ['runbook', 'guarantees', 'test'],
  ['runbook', 'guides', 'scenario'],
  ['runbook', 'related', 'alert'],
  ['alert', 'uses', 'metric'],
  ['scenario', 'observed-by', 'panel'],
];

export type Generated = Pick<Catalog, 'entities' | 'links'>;

const source = { file: 'a.md', line: 1 };

/** A few entities of a kind, now and then many. */
function several<T>(kind: EntityKind, one: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  if (kind === 'requirement-group' || kind === 'dashboard') return one.map((only) => [only]);
  if (kind === 'backend') return fc.array(one, { minLength: 3, maxLength: 3 });
  return fc.oneof(
    { weight: 12, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 8, maxLength: 14 }) },
  );
}

/** Some entities of every kind, each with random fields, and random links between them. */
export function generated(): fc.Arbitrary<Generated> {
  const kinds = Object.keys(fieldsOf) as (keyof typeof fieldsOf)[];
  const all = fc.tuple(...kinds.map((kind) => several(kind, fc.tuple(text, fieldsOf[kind] as fc.Arbitrary<object>))));
  return fc.tuple(all, fc.array(fc.tuple(fc.constantFrom(...links), fc.nat({ max: 2 }), fc.nat({ max: 2 })), { maxLength: 40 })).map(([lists, pairs]) => {
    const entities = lists.flatMap((list, at) => list.map(([words, fields], index) => entityOf(kinds[at] ?? 'term', index + 1, words, fields)));
    // A smoke test is known by its test, a dashboard by its panels, a group by what is numbered under it.
    const every = (ends: (typeof links)[number]) => entities.filter(({ kind }) => kind === ends[0]).flatMap((_, index) => linkOf(entities, ends, index, 0));
    const needed = [
      ...every(['smoke-test', 'smoke', 'test']),
      ...every(['panel', 'part-of', 'dashboard']),
      ...every(['requirement', 'part-of', 'requirement-group']),
      // And a claim has more than one test.
      ...[0, 1, 2].flatMap((test) => linkOf(entities, ['requirement', 'verified-by', 'test'], 0, test)),
    ];
    return { entities, links: [...needed, ...pairs.flatMap(([ends, from, to]) => linkOf(entities, ends, from, to))] };
  });
}

function entityOf(kind: EntityKind, index: number, words: string, fields: object): Entity {
  const id = idOf(kind, index);
  const name = nameOf(kind, index, words);
  const family = ['requirement', 'requirement-group', 'invariant', 'scenario', 'process'].includes(kind) ? 'orders' : undefined;
  return {
    kind,
    ...(id === undefined ? {} : { id }),
    name,
    ...(family === undefined ? {} : { family }),
    key: keyOf({ kind, id, name, family }),
    url: urlOf({ kind, id, name, family }),
    fields,
    sources: [source],
    provenance: {},
  } as unknown as Entity;
}

function linkOf(entities: readonly Entity[], [from, type, to]: (typeof links)[number], first: number, second: number): Catalog['links'] {
  const one = <K extends EntityKind>(kind: K, index: number) => entities.filter((entity) => entity.kind === kind)[index];
  const [a, b] = [one(from, first), one(to, second)];
  return a && b ? [{ from: a.key, to: b.key, type, why: 'random', source }] : [];
}
