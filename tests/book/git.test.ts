// What a commit holds is written into a folder: whatever a stranger's commit says, into that folder only.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { Repository } from '../../src/book/git.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { folderOf } from '../support/folder.ts';

function repositoryOf(
  t: TestContext,
  files: Record<string, string>,
): { folder: string; git: (args: string[], input?: string) => string; repository: Repository } {
  const folder = folderOf(t, files);
  const git = (args: string[], input = '') =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      input,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  git(['init', '--quiet', '--initial-branch=main']);
  const repository = Repository.at(folder);
  assert.ok(repository);
  return { folder, git, repository };
}

test('files come out byte for byte, whatever they are called', (t) => {
  const files = { 'docs/a b.md': 'A\r\n', 'docs/ünï/“q”.md': 'ü\n', 'docs/tab\tand\nline.md': 'x', 'docs/[a]*.md': 'y', 'docs/a.md': 'z', 'other/b.md': 'no' };
  const { git, repository } = repositoryOf(t, files);
  git(['add', '--all']);
  git(['commit', '--quiet', '--message=x']);
  const target = folderOf(t, {});
  repository.extract('main', ['docs'], target);
  for (const [path, text] of Object.entries(files))
    assert.equal(existsSync(join(target, path)) ? readFileSync(join(target, path), 'utf8') : undefined, path.startsWith('docs/') ? text : undefined);
});

test('symbolic links stay links, and no document is read through one that leads out', (t) => {
  const { folder, git, repository } = repositoryOf(t, { 'secret/s.md': '# Secret\n', 'docs/a.md': '# A\n' });
  symlinkSync('../secret/s.md', join(folder, 'docs/out.md'));
  symlinkSync('/', join(folder, 'docs/root'));
  git(['add', '--all']);
  git(['commit', '--quiet', '--message=x']);
  const target = folderOf(t, {});
  repository.extract('main', ['docs'], target);
  assert.ok(lstatSync(join(target, 'docs/out.md')).isSymbolicLink());
  assert.deepEqual(
    loadCatalog(join(target, 'docs')).catalog.documents.map(({ path }) => path),
    ['a.md'],
  );
});

test('paths that climb, and the repository’s own folder, are left out', (t) => {
  const { git, repository } = repositoryOf(t, {});
  const blob = git(['hash-object', '-w', '--stdin'], 'owned').trim();
  // Git makes no such tree, but a stranger's tool may.
  const tree = (name: string, mode: string, hash: string) => Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(hash, 'hex')]);
  const write = (content: Buffer) =>
    execFileSync('git', ['hash-object', '-w', '-t', 'tree', '--literally', '--stdin'], { cwd: repository.root, input: content, encoding: 'utf8' }).trim();
  const inner = write(tree('owned.md', '100644', blob));
  const outer = write(Buffer.concat([tree('..', '40000', inner), tree('.git', '40000', inner), tree('a.md', '100644', blob)]));
  const commit = git(['commit-tree', outer, '-m', 'x']).trim();
  const parent = folderOf(t, {});
  mkdirSync(join(parent, 'target'));
  repository.extract(commit, [''], join(parent, 'target'));
  assert.deepEqual(readdirSync(join(parent, 'target')), ['a.md']);
  assert.deepEqual(readdirSync(parent), ['target']);
});

test('a folder in no repository has none', (t) => {
  assert.equal(Repository.at(folderOf(t, {})), undefined);
});

test('a name that looks like an option is a name', (t) => {
  const { folder, git, repository } = repositoryOf(t, { 'a.md': '# A\n' });
  git(['add', '--all']);
  git(['commit', '--quiet', '--message=x']);
  writeFileSync(join(folder, 'new.md'), '# New\n');
  assert.equal(repository.commit('--all'), undefined);
  assert.equal(repository.commit('--output=owned'), undefined);
  assert.deepEqual(repository.changedPaths('main'), ['new.md']);
});
