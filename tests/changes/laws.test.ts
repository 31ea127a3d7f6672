// What holds for every two books, whatever was edited.
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { isEmpty, type Changes } from '../../src/changes/change.ts';
import { compareCatalogs } from '../../src/changes/compare.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { readSide, sideOf, type Files } from './side.ts';

/** Edits of the clean book: what a pull request does, one thing each. */
const edits: [what: string, edit: (files: Files) => Files][] = [
  ['a test is removed', replaced('scenarios.md', '- `test_keeps_order`', '-')],
  ['a title is changed', replaced('requirements.md', 'R1.1: Reconnects', 'R1.1: Comes back')],
  ['a requirement is added', replaced('requirements.md', '| R1.3:', '| R1.4: Counts | `test_counts` | `broker_SUITE` | ✅ Covered |\n| R1.3:')],
  ['a row is removed', replaced('requirements.md', /\| R1\.2:.*\n/, '')],
  ['a threshold is changed', replaced('rules.yaml', 'for: 10m', 'for: 5m')],
  ['a rule is removed', replaced('rules.yaml', /[^]*/, 'groups: []\n')],
  ['a section becomes TBD', replaced('runbook.md', /\*\*Runbook Section\*\*.*/, '**Runbook Section**: TBD')],
  ['a status is changed', replaced('scenarios.md', '✅ Covered |\n| JS-002', '❌ Not covered |\n| JS-002')],
  ['a document is moved', ({ 'smoke.md': text = '', ...others }) => ({ ...others, 'quick/smoke.md': text })],
  ['a document is removed', ({ 'backends.md': _, ...others }) => others],
  ['a document is added', (files) => ({ ...files, 'more.md': '# More\n\n### Scenario 9: The disk is full\n\n**Description**: No room is left.\n' })],
  ['a task has an owner', replaced('tasks.md', '**Owner**: SRE', '**Owner**: Platform')],
  ['a process is renamed', replaced('processes.md', 'Process 1: Traceability', 'Process 1: Tracing')],
];

const rows: [what: string, edit: (files: Files) => Files][] = [
  ['lines are moved', (files) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, path.endsWith('.md') ? `\n\n\n${text}` : text]))],
  ['rows of requirements change places', replaced('requirements.md', /(\| R1\.1:.*\n)(\| R1\.2:.*\n)(\| R1\.3:.*\n)/, '$3$1$2')],
  ['rows of scenarios change places', replaced('scenarios.md', /(\| JS-001.*\n)(\| JS-002.*\n)/, '$2$1')],
  ['sections change places', replaced('processes.md', /(## Process 1[^]*?)(## Process 2[^]*)/, '$2\n$1')],
];

function replaced(file: string, from: string | RegExp, to: string): (files: Files) => Files {
  return (files) => ({ ...files, [file]: (files[file] ?? '').replace(from, to) });
}

const someEdits = fc.subarray(edits, { maxLength: 4 });

const cache = new Map<string, ReturnType<typeof sideOf>>();

/** The book after some of the edits, in their order; read once. */
function after(chosen: readonly [string, (files: Files) => Files][]): ReturnType<typeof sideOf> {
  const name = chosen.map(([what]) => what).join();
  const known = cache.get(name) ?? sideOf(chosen.reduce((files, [, edit]) => edit(files), cleanBook));
  cache.set(name, known);
  return known;
}

test('every edit is told', () => {
  for (const one of edits) assert.notDeepEqual(tokens(compareCatalogs(after([]), after([one]))), [], one[0]);
});

test('a book does not differ from itself', () => {
  fc.assert(
    fc.property(someEdits, (chosen) => assert.ok(isEmpty(compareCatalogs(after(chosen), after(chosen))))),
    { numRuns: 15 },
  );
});

test('the way back mirrors the way there', () => {
  fc.assert(
    fc.property(someEdits, someEdits, (some, others) => {
      const [there, back] = [compareCatalogs(after(some), after(others)), compareCatalogs(after(others), after(some))];
      assert.deepEqual(tokens(back), tokens(mirrored(there)));
    }),
    { numRuns: 20 },
  );
});

test('moved lines and reordered rows are no change, whatever else was edited', () => {
  fc.assert(
    fc.property(someEdits, fc.subarray(rows, { minLength: 1 }), (chosen, moved) => {
      const changes = compareCatalogs(after(chosen), after([...chosen, ...moved]));
      assert.deepEqual(tokens({ ...changes, documents: [] }), []);
    }),
    { numRuns: 15 },
  );
});

/** A change read the other way round. */
function mirrored({ base, head, entities, links, trust, coverage, findings, documents, notCompared }: Changes): Changes {
  const turned = <T extends { before?: unknown; after?: unknown }>(list: readonly T[]) => list.map((one) => ({ ...one, before: one.after, after: one.before }));
  return {
    base: head,
    head: base,
    entities: {
      added: entities.removed,
      removed: entities.added,
      renamed: turned(entities.renamed),
      changed: entities.changed.map(({ before, after: now, fields }) => ({ before: now, after: before, fields: turned(fields) })),
    },
    links: { added: links.removed, removed: links.added },
    trust: turned(trust),
    coverage: turned(coverage),
    findings: { added: findings.fixed, fixed: findings.added, unchanged: findings.unchanged },
    documents: documents.map(({ path, from, state }) => {
      if (state === 'moved') return { path: from ?? '', from: path, state };
      return { path, state: ({ added: 'removed', removed: 'added', changed: 'changed' } as const)[state] };
    }),
    notCompared: notCompared.map(({ only, ...one }) => ({ ...one, only: only === 'both' ? only : only === 'base' ? 'head' : 'base' })),
  };
}

/** What a change says, one thing a line, in an order of its own. What is renamed goes by its name on neither side. */
function tokens({ entities, links, trust, coverage, findings, documents, notCompared }: Changes): string[] {
  const renamed = new Map(
    entities.renamed.flatMap(
      ({ before, after: now }) =>
        [
          [before.key, before.kind],
          [now.key, now.kind],
        ] as [string, string][],
    ),
  );
  const key = (one: string) => renamed.get(one) ?? one;
  return [
    ...entities.added.map((one) => `added ${one.key}`),
    ...entities.removed.map((one) => `removed ${one.key}`),
    ...entities.renamed.map(({ before, after: now, why }) => `renamed ${before.key} ${before.name} ${now.key} ${now.name} ${why}`),
    ...entities.changed.map(
      ({ before, after: now, fields }) =>
        `changed ${before.key} ${now.key} ${JSON.stringify(fields.map(({ field, before: old, after: value }) => [field, old ?? null, value ?? null]))}`,
    ),
    ...links.added.map(({ from, type, to }) => `link + ${key(from)} ${type} ${key(to)}`),
    ...links.removed.map(({ from, type, to }) => `link - ${key(from)} ${type} ${key(to)}`),
    ...trust.map(({ entity, before, after: now }) => `trust ${key(entity.key)} ${before} ${now}`),
    ...coverage.map(({ entity, facet, before, after: now }) => `coverage ${key(entity.key)} ${facet} ${before} ${now}`),
    ...findings.added.map(({ rule, fingerprint }) => `finding + ${rule} ${fingerprint}`),
    ...findings.fixed.map(({ rule, fingerprint }) => `finding - ${rule} ${fingerprint}`),
    ...documents.map(({ state, from, path }) => `document ${state} ${from} ${path}`),
    ...notCompared.map(({ what, only }) => `not compared ${what} ${only}`),
  ].sort();
}

const corpus = join(projectRoot, '../shared/corpus/router');

test('real documents: one row edited is one change, and told at once', { skip: !existsSync(corpus) }, (t) => {
  const copy = folderOf(t, {});
  cpSync(corpus, copy, { recursive: true });
  const file = join(copy, 'docs/tests/FAULT_INJECTION_REQUIREMENTS_TRACEABILITY.md');
  const text = readFileSync(file, 'utf8');
  const edited = text.replace(/(\| R1\.4: Batch messages) (with mixed NAK)/, '$1 again $2');
  assert.notEqual(edited, text);
  const before = readSide(copy);
  writeFileSync(file, edited);
  const now = readSide(copy);
  const started = performance.now();
  const changes = compareCatalogs(before, now);
  const milliseconds = performance.now() - started;
  const key = 'requirement:fault-injection-requirements-traceability/R1.4';
  assert.deepEqual(tokens(changes), [
    'document changed undefined docs/tests/FAULT_INJECTION_REQUIREMENTS_TRACEABILITY.md',
    `renamed ${key} Batch messages with mixed NAK + publish failure ${key} Batch messages again with mixed NAK + publish failure same id`,
  ]);
  t.diagnostic(`compared in ${milliseconds.toFixed(0)} ms`);
  assert.ok(milliseconds < 2000, `${milliseconds} ms`);
});
