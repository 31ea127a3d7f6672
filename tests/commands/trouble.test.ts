// What the machine refuses: a full disk, files and folders that this user may not read, things that are no files.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadChecked } from '../../src/checks/check.ts';
import { faultbook, projectRoot, type Ran } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';

const script = fileURLToPath(new URL('../../scripts/faultbook.ts', import.meta.url));
const document = '# Queue\n\n| Requirement | Test |\n|---|---|\n| R1.1: Survives | `test_survives` |\n';
const posix = process.platform !== 'win32';

/** Runs a command as a user whom rights hold back: root may read everything. */
function asUser(...args: string[]): Ran {
  const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: projectRoot, encoding: 'utf8', ...user });
  return { code: status, stdout, stderr };
}

/** A pipe that nobody writes to: opening it would wait for ever. */
function pipe(path: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$0"', path]);
}

/** A message for people: no stack, no name of an error, one line. */
function isOneLine({ stderr }: Ran, shape: RegExp): void {
  assert.match(stderr, shape);
  assert.equal(stderr.split('\n').length, 2, stderr);
}

test('a file that cannot be written as a whole leaves the last good one', { skip: !posix && 'file sizes are not limited here' }, (t) => {
  const folder = folderOf(t, { 'docs/a.md': document.repeat(200), 'out/catalog.json': 'last good' });
  const out = join(folder, 'out/catalog.json');
  // A limit on the size of files stands for a full disk.
  const limited = spawnSync(
    'sh',
    ['-c', `trap '' XFSZ; ulimit -f 8; exec "$0" "$@"`, process.execPath, script, 'catalog', join(folder, 'docs'), '--out', out],
    {
      cwd: projectRoot,
      encoding: 'utf8',
    },
  );
  assert.equal(limited.status, 2, limited.stderr);
  assert.equal(limited.stderr, `${out}: it is larger than this user may write\n`);
  assert.equal(readFileSync(out, 'utf8'), 'last good');
  assert.deepEqual(readdirSync(join(folder, 'out')), ['catalog.json']);
});

test('output that cannot be written is one message and exit code 2', { skip: !existsSync('/dev/full') && 'there is no /dev/full' }, (t) => {
  const folder = folderOf(t, { 'a.md': document });
  const full = faultbook('catalog', folder, '--out', '/dev/full');
  assert.equal(full.code, 2);
  isOneLine(full, /^\/dev\/full: the disk is full: make room and try again\n$/);
  const piped = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, script, 'check', folder], { cwd: projectRoot, encoding: 'utf8' });
  assert.equal(piped.status, 2);
  isOneLine({ code: 2, stdout: '', stderr: piped.stderr }, /^standard output: the disk is full: make room and try again\n$/);
  const nowhere = faultbook('catalog', folder, '--out', join(folder, 'none/catalog.json'));
  assert.equal(nowhere.code, 2);
  isOneLine(nowhere, /none\/catalog\.json: there is no such file or folder\n$/);
});

test('files and folders that this user may not read are findings, and the rest is read', { skip: !posix && 'there are no such rights here' }, (t) => {
  const folder = folderOf(t, {
    'docs/a.md': document,
    'docs/secret.md': '# A\n',
    'docs/closed/b.md': '# B\n',
    'code/closed/x_SUITE.erl': '-module(x_SUITE).\n',
  });
  for (const path of ['.', 'docs', 'code']) chmodSync(join(folder, path), 0o755);
  const closed = ['docs/secret.md', 'docs/closed', 'code/closed'].map((path) => join(folder, path));
  for (const path of closed) chmodSync(path, 0);
  try {
    const { code, stdout, stderr } = asUser('check', join(folder, 'docs'), '--evidence', `code=${join(folder, 'code')}`, '--format', 'json');
    assert.equal(code, 1, stderr);
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; message: string }[] };
    const found = findings.filter(({ rule }) => rule === 'unreadable');
    assert.deepEqual(found.map(({ message }) => message).sort(), [
      'secret.md cannot be read: this user has no right to it',
      'this folder cannot be read: this user has no right to it',
      'this folder cannot be read: this user has no right to it',
    ]);
    chmodSync(join(folder, 'docs'), 0);
    closed.push(join(folder, 'docs'));
    const whole = asUser('check', join(folder, 'docs'));
    assert.equal(whole.code, 2);
    isOneLine(whole, /docs.*: this user has no right to it\n$/);
  } finally {
    // What is closed cannot be removed either.
    for (const path of closed.reverse()) chmodSync(path, 0o755);
  }
});

test('a document of many megabytes is a finding, and holds nobody up', (t) => {
  const folder = folderOf(t, { 'a.md': document, 'large.md': Buffer.alloc(11 * 1024 * 1024, 'word ') });
  const { book } = loadChecked(folder, { asOf: '2025-11-30' });
  assert.deepEqual(
    book.documents.map(({ path }) => path),
    ['a.md'],
  );
  assert.deepEqual(
    book.findings.map(({ severity, message }) => `${severity}: ${message}`),
    ['error: large.md has 11 MB, expected at most 10 MB: not read'],
  );
});

test('pipes and folders that are named like documents hold nobody up', { skip: !posix && 'there are no pipes here' }, (t) => {
  const folder = folderOf(t, { 'a.md': document, 'folder.md/b.md': '# B\n' });
  pipe(join(folder, 'pipe.md'));
  pipe(join(folder, 'pipe.erl'));
  mkdirSync(join(folder, 'empty.md'));
  symlinkSync('loop.md', join(folder, 'loop.md'));
  const { book } = loadChecked(folder, { asOf: '2025-11-30' });
  assert.deepEqual(
    book.documents.map(({ path }) => path),
    ['a.md', 'folder.md/b.md'],
  );
  assert.deepEqual(
    book.findings.map(({ source, message }) => `${source.file}: ${message}`),
    [
      'loop.md: not read: it is a symbolic link that leads nowhere',
      'pipe.erl: not read: it is neither a file nor a folder',
      'pipe.md: not read: it is neither a file nor a folder',
    ],
  );
  for (const make of [pipe, (path: string) => mkdirSync(path)]) {
    const other = folderOf(t, { 'a.md': document });
    make(join(other, 'book.yaml'));
    assert.throws(() => loadChecked(other, { asOf: '2025-11-30' }), /^BookError: book\.yaml: this is no file, expected a file with the settings of the book$/);
  }
});
