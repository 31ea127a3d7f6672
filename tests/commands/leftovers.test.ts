// Builds that do not come to their end: killed, on a full disk, into a place that is none.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { clearLeftovers } from '../../scripts/commands/leftovers.ts';
import { faultbook } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { started } from '../support/process.ts';

/** The number of a process that has ended. */
async function endedProcess(): Promise<number> {
  const { child, ended } = started('--version');
  await ended;
  return child.pid ?? 0;
}

test('a build that was killed leaves the last good site, and the next one clears away what it left', async (t) => {
  const out = folderOf(t, { 'site/faultbook.json': '{}', 'site/index.html': 'last good' });
  const killed = started('build', folderOf(t, { 'a.md': '# A\n' }), '--out', join(out, 'site'));
  killed.child.kill('SIGKILL');
  await killed.ended;
  assert.equal(readFileSync(join(out, 'site/index.html'), 'utf8'), 'last good');
  const pid = await endedProcess();
  const cache = folderOf(t, { [`0123456789abcdef-${pid}/x`]: '', [`0123456789abcdef-${process.pid}/x`]: '', 'drawings/x': '' });
  for (const name of [`.site-${pid}.new`, `.site-${pid}.old`, `.site-${process.pid}.new`, '.site-mine', '.other-1.new']) mkdirSync(join(out, name));
  clearLeftovers(join(out, 'site'), cache);
  assert.deepEqual(readdirSync(out).sort(), ['.other-1.new', `.site-${process.pid}.new`, '.site-mine', 'site'].sort());
  assert.deepEqual(readdirSync(cache).sort(), [`0123456789abcdef-${process.pid}`, 'drawings']);
});

test('a site whose build was killed between its two renames comes back', async (t) => {
  const out = folderOf(t, { 'site/index.html': 'last good' });
  renameSync(join(out, 'site'), join(out, `.site-${await endedProcess()}.old`));
  clearLeftovers(join(out, 'site'), folderOf(t, {}));
  assert.equal(readFileSync(join(out, 'site/index.html'), 'utf8'), 'last good');
});

test('a place below a file is one message and exit code 1', (t) => {
  const folder = folderOf(t, { 'a.md': '# A\n' });
  const { code, stderr } = faultbook('build', folder, '--out', join(folder, 'a.md/site'));
  assert.equal(code, 1);
  assert.match(stderr, /^The site was not built: EEXIST: file already exists, mkdir '.*a\.md'\n$/);
});
