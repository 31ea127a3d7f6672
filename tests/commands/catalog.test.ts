import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogSchema } from '../../src/model/catalog.ts';
import { faultbook } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';

test('prints a catalog that keeps the contract', (t) => {
  const folder = folderOf(t, {
    'a.md': '# Traceability\n\n| Requirement | Test | Status |\n|---|---|---|\n| R1.1: Survives | `test_survives` | Covered |\n',
  });
  const { code, stdout, stderr } = faultbook('catalog', folder, '--as-of', '2025-11-30');
  assert.equal(stderr, '');
  assert.equal(code, 0);
  const catalog = catalogSchema.parse(JSON.parse(stdout));
  assert.equal(catalog.asOf, '2025-11-30');
  const requirement = catalog.entities.find((entity) => entity.key === 'requirement:a/R1.1');
  assert.equal(requirement?.name, 'Survives');
  assert.equal(requirement?.url, '/requirements/a/R1.1/');
  assert.equal(requirement?.trust, 'declared');
  assert.deepEqual(requirement?.sources, [{ file: 'a.md', line: 5 }]);
});

test('a missing folder is one message and exit code 2', () => {
  const { code, stdout, stderr } = faultbook('catalog', '/nowhere/at/all');
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.equal(stderr, '/nowhere/at/all: there is no such folder; expected a folder of Markdown documents\n');
});

test('a book.yaml that cannot be used names key, expected and received, and nothing is written', (t) => {
  const folder = folderOf(t, { 'book.yaml': 'title: 3\nrepository:\n  url: nowhere\ntitel: x\n', 'a.md': '# A\n' });
  const { code, stdout, stderr } = faultbook('catalog', folder);
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /^book\.yaml:1: title: expected a string, received 3$/m);
  assert.match(stderr, /^book\.yaml:3: repository\.url: expected an http or https address, received "nowhere"$/m);
  assert.match(stderr, /^book\.yaml:4: titel: expected one of title, .*, received an unknown key$/m);
});
