import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmpty, type Changes } from '../../src/changes/change.ts';
import { compareCatalogs } from '../../src/changes/compare.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { sideOf } from './side.ts';

const clean = sideOf(cleanBook);

/** A change in short lines, to compare. */
function told(changes: Changes): string[] {
  const { entities, links, trust, coverage, findings, documents } = changes;
  return [
    ...entities.added.map(({ key }) => `added ${key}`),
    ...entities.removed.map(({ key }) => `removed ${key}`),
    ...entities.renamed.map(({ before, after, why }) => `renamed ${before.key} "${before.name}" -> ${after.key} "${after.name}": ${why}`),
    ...entities.changed.flatMap(({ after, fields }) =>
      fields.map(({ field, before, after: now }) => `changed ${after.key} ${field}: ${JSON.stringify(before)} -> ${JSON.stringify(now)}`),
    ),
    ...links.added.map(({ from, type, to }) => `link + ${from} ${type} ${to}`),
    ...links.removed.map(({ from, type, to }) => `link - ${from} ${type} ${to}`),
    ...trust.map(({ entity, before, after }) => `trust ${entity.key}: ${before} -> ${after}`),
    ...coverage.map(({ entity, facet, before, after }) => `coverage ${entity.key} ${facet}: ${before} -> ${after}`),
    ...findings.added.map(({ rule, message }) => `new ${rule}: ${message}`),
    ...findings.fixed.map(({ rule, message }) => `fixed ${rule}: ${message}`),
    ...documents.map(({ state, from, path }) => `document ${state} ${from ? `${from} -> ` : ''}${path}`),
  ];
}

/** What changes when a text in one document is replaced. */
function edited(file: string, from: string | RegExp, to: string): string[] {
  const before = cleanBook[file] ?? '';
  const after = before.replace(from, to);
  assert.notEqual(after, before, 'the edit changes something');
  return told(compareCatalogs(clean, sideOf({ ...cleanBook, [file]: after })));
}

test('nothing has changed between a book and itself', () => {
  const changes = compareCatalogs(clean, clean);
  assert.deepEqual(told(changes), []);
  assert.ok(isEmpty(changes));
});

test('moved lines and reordered rows are no change, but the document was touched', () => {
  assert.deepEqual(edited('requirements.md', '# Requirements traceability', '\n\n\n# Requirements traceability\n\nA word on this page.\n'), [
    'document changed requirements.md',
  ]);
  assert.deepEqual(edited('requirements.md', /(\| R1\.1:.*\n)(\| R1\.2:.*\n)/, '$2$1'), ['document changed requirements.md']);
  assert.deepEqual(edited('scenarios.md', /(\| JS-001.*\n)(\| JS-002.*\n)/, '$2$1'), ['document changed scenarios.md']);
});

test('a new title under the same id is a new name, and nothing else', () => {
  assert.deepEqual(edited('requirements.md', 'R1.2: Keeps order', 'R1.2: Preserves the sequence'), [
    'renamed requirement:requirements/R1.2 "Keeps order" -> requirement:requirements/R1.2 "Preserves the sequence": same id',
    'document changed requirements.md',
  ]);
});

test('a new number for the same title is a new name', () => {
  assert.deepEqual(edited('requirements.md', 'R1.2: Keeps order', 'R1.4: Keeps order'), [
    'renamed requirement:requirements/R1.2 "Keeps order" -> requirement:requirements/R1.4 "Keeps order": same title',
    'document changed requirements.md',
  ]);
});

test('a field tells its old and its new value', () => {
  assert.deepEqual(edited('smoke.md', '~30-45 seconds', '~30-50 seconds'), [
    'changed smoke-test:broker-loss durationSeconds: [30,45] -> [30,50]',
    'document changed smoke.md',
  ]);
});

test('the order of steps is part of what they say', () => {
  const steps = { 'p.md': '# Maintenance\n\n## Process 1: Round\n\n- [ ] first look\n- [ ] then write\n' };
  const turned = { 'p.md': '# Maintenance\n\n## Process 1: Round\n\n- [ ] then write\n- [ ] first look\n' };
  assert.match(told(compareCatalogs(sideOf(steps), sideOf(turned)))[0] ?? '', /^changed process:p\/1 checklist/);
});

test('a requirement that loses its test loses its coverage', () => {
  assert.deepEqual(edited('requirements.md', '`test_keeps_order` | `broker_SUITE` | ✅ Covered', '- | - | ⏳ Planned'), [
    'changed requirement:requirements/R1.2 status: "covered" -> "planned"',
    'changed test:test_keeps_order suite: "broker_SUITE" -> undefined',
    'link - requirement:requirements/R1.2 related scenario:scenarios/JS-001',
    'link - requirement:requirements/R1.2 related scenario:scenarios/JS-002',
    'link - requirement:requirements/R1.2 verified-by test:broker_SUITE/test_keeps_order',
    'link - test:broker_SUITE/test_keeps_order part-of suite:broker_SUITE',
    'trust requirement-group:requirements/R1: declared -> untested',
    'trust requirement:requirements/R1.2: declared -> untested',
    'coverage requirement:requirements/R1.2 tests: covered -> planned',
    'new count-mismatch: R1: 2 covered declared, 1 counted',
    'new orphan-test: test_keeps_order is in no traceability row',
    'document changed requirements.md',
  ]);
});

test('a moved document moves what it defines: no entity, link or finding is new', () => {
  const { 'scenarios.md': text = '', ...others } = cleanBook;
  assert.deepEqual(told(compareCatalogs(clean, sideOf({ ...others, 'guides/faults/scenarios.md': text }))), [
    'document moved scenarios.md -> guides/faults/scenarios.md',
  ]);
});

test('evidence that only one side has changes nothing, and is said not to be compared', () => {
  const { 'rules.yaml': _, ...without } = cleanBook;
  const changes = compareCatalogs(sideOf(without), clean);
  assert.deepEqual(
    told(changes).filter((line) => /alert:|alert-/.test(line)),
    [],
  );
  assert.deepEqual(changes.notCompared, [{ what: 'rules', only: 'head', why: 'only the head was read with rules' }]);
});
