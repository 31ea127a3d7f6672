// The command line on a repository's pull requests: the comment says what each does and nothing else.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { diff, type DiffOptions } from '../../scripts/commands/diff.ts';
import { Repository } from '../../src/book/git.ts';
import { loadChecked } from '../../src/checks/check.ts';
import { projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { pullRequests, tellStory } from './story.ts';

const story = tellStory();
after(() => story.close());

/** What `faultbook diff` says, in this process. */
function told(base: string, head: string, options: Partial<DiffOptions> = {}): { text: string; failed: boolean } {
  return diff(base, head, { content: join(story.folder, 'docs'), format: 'markdown', failOn: [], exact: false, asOf: '2026-11-20', ...options });
}

/** The same as a process, where the repository is. */
function run(...args: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'scripts/faultbook.ts'), 'diff', '--content', 'docs', '--as-of', '2026-11-20', ...args],
    { cwd: story.folder, encoding: 'utf8' },
  );
  return { code: status, stdout, stderr };
}

/** Set UPDATE_GOLDEN to write down what is said now. */
function golden(name: string, text: string): void {
  const file = join(projectRoot, 'tests/changes/golden', `${name.replaceAll(' ', '-')}.md`);
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, text);
  assert.equal(text, existsSync(file) ? readFileSync(file, 'utf8') : '', `${file}: UPDATE_GOLDEN=1 writes it anew`);
}

for (const [index, name] of Object.keys(pullRequests).entries()) {
  test(`the comment when ${name}`, () => {
    const evidence = name.includes('suite') ? [{ name: 'code', folder: join(story.folder, 'test') }] : [];
    const { text } = told('main', `pr${index}`, { evidence, previewUrl: 'https://docs.example.org/pr/42/' });
    golden(name, text.replace(/\([0-9a-f]{12}\)/g, '(commit)'));
  });
}

test('the work tree and the index are left as they are', () => {
  assert.equal(story.git('status', '--porcelain'), '');
  assert.equal(story.git('rev-parse', '--abbrev-ref', 'HEAD').trim(), 'main');
  assert.equal(story.git('stash', 'list'), '');
});

test('a ratchet fails for what is new only', () => {
  assert.equal(told('main', 'pr0', { failOn: ['coverage'] }).failed, true);
  assert.equal(told('main', 'pr0', { failOn: [] }).failed, false);
  assert.equal(told('main', 'pr2', { failOn: ['error', 'coverage'] }).failed, true);
  assert.equal(told('main', 'pr4', { failOn: ['info', 'coverage'] }).failed, false);
});

test('without --exact the base is what both have in common', () => {
  const removed = (exact: boolean) =>
    (JSON.parse(told('main', 'pr7', { exact, format: 'json' }).text) as { entities: { removed: { name: string }[] } }).entities.removed.map(({ name }) => name);
  assert.deepEqual(removed(false), []);
  assert.deepEqual(removed(true), ['news.md', 'The moon is full']);
});

test('annotations and SARIF hold what is new, where it is, and the exit code says so', () => {
  const { code, stdout, stderr } = run('main', 'pr2', '--format', 'github', '--fail-on', 'error,coverage');
  assert.deepEqual(
    { code, stdout, stderr },
    { code: 1, stdout: '::error file=docs/alerts.md,line=3,title=alert-drift::BrokerRedeliveryHigh: for is 10m here and 5m in rules.yaml:6\n', stderr: '' },
  );
  const sarif = JSON.parse(told('main', 'pr2', { format: 'sarif' }).text) as {
    runs: { tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string; level: string }[] }[];
  };
  assert.deepEqual(
    sarif.runs.flatMap(({ results }) => results.map(({ ruleId, level }) => [ruleId, level])),
    [['alert-drift', 'error']],
  );
  const losses = JSON.parse(told('main', 'pr0', { format: 'sarif' }).text) as typeof sarif;
  assert.deepEqual(
    losses.runs[0]?.results.map(({ ruleId }) => ruleId),
    ['coverage-lost', 'orphan-requirement', 'orphan-test'],
  );
  assert.deepEqual(losses.runs[0]?.tool.driver.rules.map(({ id }) => id).sort(), ['coverage-lost', 'orphan-requirement', 'orphan-test']);
});

test('the work tree is a head, with what is not committed yet; files named on the command line are its changes', (t) => {
  writeFileSync(join(story.folder, 'docs/fresh.md'), '# Fresh\n');
  t.after(() => rmSync(join(story.folder, 'docs/fresh.md')));
  const { code, stdout } = run('main', '--format', 'json', '--changed', 'src/router_nats.erl');
  const { attention, documents } = JSON.parse(stdout) as { attention: { modules: { entity: { name: string } }[] }; documents: unknown[] };
  assert.equal(code, 0);
  assert.deepEqual(
    attention.modules.map(({ entity }) => entity.name),
    ['router_nats'],
  );
  assert.deepEqual(documents, [{ path: 'fresh.md', state: 'added' }]);
});

test('folders and catalog files are sides too, and say the same', (t) => {
  const folder = folderOf(t, {});
  for (const branch of ['main', 'pr2']) {
    Repository.at(story.folder)?.extract(branch, ['docs'], join(folder, branch));
    writeFileSync(join(folder, `${branch}.json`), JSON.stringify(loadChecked(join(folder, branch, 'docs'), { asOf: '2026-11-20' }).catalog));
  }
  const added = (base: string, head: string) => (JSON.parse(told(base, head, { format: 'json' }).text) as { findings: { added: unknown[] } }).findings.added;
  const expected = added('main', 'pr2');
  assert.equal(expected.length, 1);
  assert.deepEqual(added(join(folder, 'main.json'), join(folder, 'pr2.json')), expected);
  assert.deepEqual(added(join(folder, 'main/docs'), join(folder, 'pr2/docs')), expected);
  assert.deepEqual(added(join(folder, 'pr2.json'), join(folder, 'pr2/docs')), []);
});

test('what cannot be compared is one clear message', (t) => {
  const folder = folderOf(t, { 'a.md': '# A\n', 'no.json': '{"schema": 7}', 'broken.json': '{', 'book.yaml': 'titel: x\n' });
  const message = (base: string, options: Partial<DiffOptions> = {}) => {
    try {
      told(base, folder, options);
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };
  assert.equal(message('nowhere'), 'nowhere: there is no such revision, folder or catalog file');
  assert.equal(
    message('nowhere', { content: folder }),
    `nowhere: there is no such folder or catalog file, and ${folder} lies in no git repository that could have such a revision`,
  );
  assert.equal(message(join(folder, 'no.json')), `${folder}/no.json: expected a catalog with schema 1, received schema 7`);
  assert.equal(message(join(folder, 'broken.json')), `${folder}/broken.json: not valid JSON, expected a catalog that "faultbook catalog" wrote`);
  assert.match(message('main') ?? '', /^head: book\.yaml:1: titel: expected one of /);
  const { code, stdout, stderr } = run('main', '--fail-on', 'everything');
  assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
  assert.match(stderr, /Expected never or some of error, warning, info, coverage, received "everything"/);
});

test('a machine without git is told so', () => {
  const { PATH } = process.env;
  try {
    process.env['PATH'] = '/nowhere';
    assert.throws(() => told('main', 'pr0'), /^BookError: git is not installed here: give folders or catalog files instead of revisions$/);
  } finally {
    process.env['PATH'] = PATH;
  }
});
