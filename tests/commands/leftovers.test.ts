// Builds that do not come to their end: killed, on a full disk, into a place that is none.
import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
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

/** A process that puts one site after the other in one place, each of three files that say the same, and prints a line for each. */
function swapping(target: string, times: number): ChildProcessByStdio<null, Readable, null> {
  const program = `
    import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
    import { foldersBeside, putInPlace } from ${JSON.stringify(new URL('../../scripts/commands/leftovers.ts', import.meta.url).href)};
    const { fresh, old } = foldersBeside(${JSON.stringify(target)});
    for (let time = 0; time < ${times}; time += 1) {
      mkdirSync(fresh);
      for (const name of ['a', 'b', 'c']) writeFileSync(fresh + '/' + name, process.pid + ' ' + time);
      putInPlace(fresh, ${JSON.stringify(target)}, old, (folder) => rmSync(folder, { recursive: true, force: true }));
      console.log(time);
    }`;
  return spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Its output is read, so that it never waits for a reader. */
function drained<T extends ChildProcessByStdio<null, Readable, null>>(child: T): T {
  child.stdout.resume();
  return child;
}

/** A site of three files that say the same, and nothing beside it. */
function isWhole(out: string): void {
  clearLeftovers(join(out, 'site'), join(out, 'none'));
  assert.deepEqual(readdirSync(out), ['site']);
  const said = readdirSync(join(out, 'site')).map((name) => readFileSync(join(out, 'site', name), 'utf8'));
  assert.equal(said.length, 3);
  assert.equal(new Set(said).size, 1, said.join());
}

test('two builds that end at the same time leave one whole site', async (t) => {
  const out = folderOf(t, { 'site/a': '', 'site/b': '', 'site/c': '' });
  const both = [1, 2].map(() => swapping(join(out, 'site'), 300));
  const codes = await Promise.all(both.map(async (child) => (await once(drained(child), 'close'))[0] as number));
  assert.deepEqual(codes, [0, 0]);
  isWhole(out);
});

test('a build that is killed while sites change places leaves a whole one, at every moment', async (t) => {
  const out = folderOf(t, { 'site/a': '', 'site/b': '', 'site/c': '' });
  for (let kill = 1; kill <= 12; kill += 1) {
    const child = swapping(join(out, 'site'), 1e9);
    // Killed while it goes on: at another place each time.
    for (let lines = 0; lines < 3 * kill;) lines += String((await once(child.stdout, 'data'))[0]).split('\n').length - 1;
    child.kill('SIGKILL');
    await once(child, 'close');
    isWhole(out);
  }
});

test('a place below a file is one message and exit code 1', (t) => {
  const folder = folderOf(t, { 'a.md': '# A\n' });
  const { code, stderr } = faultbook('build', folder, '--out', join(folder, 'a.md/site'));
  assert.equal(code, 1);
  assert.match(stderr, /^The site was not built: .*a\.md: a file stands where a folder is expected\n$/);
});
