import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';

const shipped = join(projectRoot, 'content');

test('a document that is as it was is not read again, one that was edited is, and nobody changes what was read', (t) => {
  const folder = folderOf(t, {});
  cpSync(shipped, folder, { recursive: true });
  const load = () => loadChecked(folder, { asOf: '2026-01-01' });
  const first = load();
  const before = JSON.stringify(first.catalog);
  // What changes a frozen object throws.
  first.readings.forEach((reading) => freeze(reading));
  const second = load();
  assert.equal(JSON.stringify(second.catalog), before);
  assert.deepEqual(
    second.readings.map((reading, index) => reading === first.readings[index]),
    first.readings.map(() => true),
  );

  const edited = join(folder, first.readings[0]?.path ?? '');
  const text = readFileSync(edited, 'utf8');
  appendFileSync(edited, '\n## Orders are counted\n');
  const third = load();
  assert.equal(third.readings[0]?.outline.sections.at(-1)?.title, 'Orders are counted');
  assert.equal(third.readings[1], first.readings[1]);
  writeFileSync(edited, text);
  assert.equal(JSON.stringify(load().catalog), before);
  // Front matter is no part of the text that is read.
  const titled = text.startsWith('---\n') ? text.replace(/^---\n/, '---\nowner: somebody else\n') : `---\nowner: somebody else\n---\n${text}`;
  writeFileSync(edited, titled);
  assert.notEqual(JSON.stringify(load().catalog), before);
});

function freeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
