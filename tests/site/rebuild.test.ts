// A rebuild takes over what has not changed; what it makes is what a clean build makes. `npm run fuzz` plays random edits.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { nameOf } from '../../scripts/commands/notebooks.ts';
import { faultbook, projectRoot, type Ran } from '../support/command.ts';
import { edit, type Edit } from '../support/edits.ts';
import { folderOf } from '../support/folder.ts';
import { assertSameSite } from '../support/sites.ts';

const sorter = join(projectRoot, 'tests/books/sorter');
const edits: Edit[] = [
  // Moves every line below it, changes what a page says, a title that others show, and a name that texts are searched for.
  { how: 'insert', file: 0, line: 1, text: '\nWhoever is called looks at R1.1 first, then at the `sorter_broker_SUITE`.\n' },
  {
    how: 'write',
    path: 'added.md',
    text: '# Added\n\n| Requirement | Test | Suite |\n|---|---|---|\n| R9.1: Added | `test_added` | `sorter_broker_SUITE` |\n',
  },
  { how: 'move', file: 8, folder: 'moved' },
  { how: 'remove', file: 4 },
  { how: 'write', path: 'book.yaml', text: 'title: Another title\n' },
];

function built(content: string, out: string, ...options: string[]): Ran {
  const ran = faultbook('build', content, '--out', out, '--as-of', '2025-11-30', ...options);
  assert.equal(ran.code, 0, ran.stderr);
  return ran;
}

test('after edits, moves and deletions, over damaged notes and pages that somebody changed, a rebuild is what a clean build is', (t) => {
  const root = folderOf(t, {});
  const [content, site, clean] = [join(root, 'book'), join(root, 'site'), join(root, 'clean')];
  cpSync(sorter, content, { recursive: true });
  built(content, site);
  const untouched = statSync(join(site, 'requirements/requirements/R2.1/index.html')).ino;
  appendFileSync(join(content, 'yard.md'), '\nOne sentence more.\n');
  built(content, site);
  assert.equal(statSync(join(site, 'requirements/requirements/R2.1/index.html')).ino, untouched, 'a page that is as it was is taken over');
  for (const one of edits) edit(content, one, sorter);
  const ran = built(content, site);
  built(content, clean);
  assertSameSite(site, clean);
  assert.equal(ran.stderr, '');
  assert.match(readFileSync(join(site, 'index.html'), 'utf8'), /Another title/);
  writeFileSync(join(site, 'docs/added/index.html'), 'somebody wrote over it');
  const notes = join(projectRoot, 'node_modules/.cache/faultbook/sites', nameOf(site), 'twins');
  writeFileSync(notes, readFileSync(notes, 'utf8').replace('"products"', '"prodacts"'));
  assert.match(built(content, site).stderr, /^warning: the notes of the last build are damaged \(.*twins\): what they tell of is built anew\n$/);
  assertSameSite(site, clean);
});

test('a preview that is built again, against another base, says what differs from that one', (t) => {
  const root = folderOf(t, {});
  const [content, site, clean] = [join(root, 'book'), join(root, 'site'), join(root, 'clean')];
  cpSync(sorter, content, { recursive: true });
  const [older, newer] = [join(root, 'older.json'), join(root, 'newer.json')];
  for (const [base, from, to] of [
    [older, 'Broker connection loss', 'Broker lost'],
    [newer, 'Unreadable label', 'Label unread'],
  ] as const) {
    assert.equal(faultbook('catalog', content, '--as-of', '2025-11-30', '--out', base).code, 0);
    const file = join(content, 'requirements.md');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));
  }
  built(content, site, '--base-catalog', older);
  built(content, site, '--base-catalog', newer);
  built(content, clean, '--base-catalog', newer);
  assertSameSite(site, clean);
});
