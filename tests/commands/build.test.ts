import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { faultbook } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { started } from '../support/process.ts';

const document = '# Queue\n\n| Requirement | Test |\n|---|---|\n| R1.1: Survives | `test_survives` |\n';

/** Every file of a folder with a hash of its bytes. */
function fingerprint(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

/**
 * Another machine: other words for letters and days, another day, another user in another folder, and a disk that names its
 * files the other way round.
 */
const elsewhere = {
  LC_ALL: 'tr_TR.UTF-8',
  LANG: 'tr_TR.UTF-8',
  TZ: 'Pacific/Kiritimati',
  HOME: join(tmpdir(), 'nobody'),
  USER: 'nobody',
  SOURCE_DATE_EPOCH: String(Date.UTC(2025, 10, 30, 23, 30) / 1000),
  NODE_OPTIONS: `--import="data:text/javascript,${encodeURIComponent(
    "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; import { isMainThread } from 'node:worker_threads'; if (isMainThread) { process.umask(0o077); process.chdir('/'); } const readdirSync = fs.readdirSync; fs.readdirSync = (...args) => readdirSync(...args).reverse(); syncBuiltinESMExports();",
  )}"`,
};

test('two folders can be built at the same time, each gets its own pages, and the same documents give the same bytes elsewhere', async (t) => {
  const out = folderOf(t, {});
  const one = folderOf(t, { 'a.md': document, 'Z.md': '# Zebra\n\nSee R1.1 and I.\n', 'i/İ.md': '# İstanbul\n', 'i/I.md': '# ılık\n', 'i/ä.md': '# Ä\n' });
  const two = folderOf(t, { 'b.md': document.replace('Queue', 'Stack').replaceAll('R1.1', 'R7.7') });
  const builds = [
    started('build', one, '--out', join(out, 'one'), '--as-of', '2025-11-30'),
    started('build', two, '--out', join(out, 'two'), '--as-of', '2025-11-30'),
  ];
  const here = { ...process.env };
  Object.assign(process.env, elsewhere);
  builds.push(started('build', one, '--out', join(out, 'again')));
  process.env = here;
  for (const { ended } of builds) {
    const { code, output } = await ended;
    assert.equal(code, 0, output);
    assert.match(output, /^[15] documents, \d+ entities, \d+ findings\n\d+ pages written to .+ in \d+\.\d s\noffline: \d+\.\d MB, \d+\.\d MB compressed\n$/);
  }
  assert.ok(readFileSync(join(out, 'one/docs/a/index.html'), 'utf8').includes('/requirements/a/R1.1/'));
  assert.ok(readFileSync(join(out, 'two/docs/b/index.html'), 'utf8').includes('/requirements/b/R7.7/'));
  assert.ok(!existsSync(join(out, 'two/docs/a')));
  assert.deepEqual(fingerprint(join(out, 'again')), fingerprint(join(out, 'one')));
});

test('a build replaces a site as a whole, and one that fails leaves the last good site and nothing beside it', (t) => {
  const out = folderOf(t, {});
  const site = join(out, 'site');
  const content = folderOf(t, { 'a.md': document, 'b.md': '# B\n' });
  assert.equal(faultbook('build', content, '--out', site).code, 0);
  assert.ok(existsSync(join(site, 'docs/b/index.html')));
  const before = fingerprint(site);
  const untouched = () => {
    assert.deepEqual(fingerprint(site), before);
    assert.deepEqual(readdirSync(out), ['site']);
  };

  writeFileSync(join(content, 'book.yaml'), 'title: [\n');
  const broken = faultbook('build', content, '--out', site);
  assert.equal(broken.code, 2);
  assert.match(broken.stderr, /^book\.yaml:\d+: not valid YAML: /);
  untouched();

  rmSync(join(content, 'book.yaml'));
  rmSync(join(content, 'b.md'));
  writeFileSync(join(content, 'a.md'), document.replace('Queue', 'Changed'));
  // A disk that is full at the last step, when everything else is done.
  const fault =
    "import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.renameSync = () => { throw new Error('no space left') }; syncBuiltinESMExports();";
  process.env['NODE_OPTIONS'] = `--import="data:text/javascript,${encodeURIComponent(fault)}"`;
  const full = faultbook('build', content, '--out', site);
  delete process.env['NODE_OPTIONS'];
  assert.equal(full.code, 1);
  assert.equal(full.stderr, `The site was not built: no space left; ${site} is as it was\n`);
  untouched();

  assert.equal(faultbook('build', content, '--out', site).code, 0);
  assert.ok(!existsSync(join(site, 'docs/b')), 'pages of documents that are gone are gone');
  assert.notDeepEqual(fingerprint(site), before);
});

const refused: [what: string, args: (folder: string) => string[], message: RegExp][] = [
  ['a folder that is not there', () => ['/nowhere/at/all'], /^\/nowhere\/at\/all: there is no such folder; expected a folder of Markdown documents\n$/],
  [
    'a base that is an address',
    (folder) => [folder, '--base', 'https://example.org/x'],
    /error: option '--base <path>' argument .* Expected a path such as \/pr\/42\/\./,
  ],
  ['a base that climbs', (folder) => [folder, '--base', '/../x'], /Expected a path such as/],
  ['a date that is none', (folder) => [folder, '--as-of', 'tomorrow'], /Expected a date such as 2025-11-30\./],
  ['an option that nobody knows', (folder) => [folder, '--fast'], /error: unknown option '--fast'/],
  ['the documents’ own folder as the site', (folder) => [folder, '--out', folder], /the documents lie in this folder, expected another one/],
  ['a folder with something else in it as the site', (folder) => [folder, '--out', join(folder, 'kept')], /this folder holds something that is no built site/],
  ['a file as the site', (folder) => [folder, '--out', join(folder, 'a.md')], /a\.md: this is a file, expected a folder to write the site to/],
];
for (const [what, args, message] of refused) {
  test(`refuses ${what}, before anything is written`, (t) => {
    const folder = folderOf(t, { 'a.md': document, 'kept/mine.txt': 'mine' });
    const before = fingerprint(folder);
    const { code, stderr, stdout } = faultbook('build', ...args(folder));
    assert.equal(code, 2, stdout + stderr);
    assert.match(stderr, message);
    assert.deepEqual(fingerprint(folder), before);
  });
}

test('an empty folder becomes a site all the same', (t) => {
  const out = folderOf(t, {});
  const { code, stdout, stderr } = faultbook('build', folderOf(t, {}), '--out', join(out, 'site'));
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^0 documents/);
  assert.ok(existsSync(join(out, 'site/index.html')));
});
