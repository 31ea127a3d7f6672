// What CONTRIBUTING says about the project, held against the project.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from './support/command.ts';
import { examplesOf, firstColumn } from './support/examples.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const about = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>> & {
  allowScripts: Record<string, boolean>;
  scripts: Record<string, string>;
};

test('every package is there for a reason, pinned, and no other', () => {
  const packages = { ...about.dependencies, ...about.devDependencies, ...about.optionalDependencies };
  assert.deepEqual(firstColumn('CONTRIBUTING.md', 'Packages').toSorted(), Object.keys(packages).toSorted());
  // What is a type alone may follow: it never reaches a reader.
  const loose = Object.entries(packages).filter(([name, version]) => !name.startsWith('@types/') && !/^\d+\.\d+\.\d+$/.test(version));
  assert.deepEqual(loose, []);
});

test('the install scripts that run are those that are known, and no place to download from is written down', () => {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { hasInstallScript?: boolean }> };
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  assert.deepEqual(
    scripted.map(([path]) => path.replace(/^.*node_modules\//, '')),
    Object.keys(about.allowScripts),
  );
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/);
});

test('what is named is there: files, folders, scripts and options', () => {
  const text = read('CONTRIBUTING.md');
  for (const [, path = ''] of text.matchAll(/\]\(([^)#]+)\)/g)) assert.ok(existsSync(join(projectRoot, path)), path);
  const named = [...text.matchAll(/(?<![\w/.])((?:src|tests|scripts|content)\/[\w./-]+)/g)].map(([, path = '']) => path.replace(/\.$/, ''));
  for (const path of named) assert.ok(existsSync(join(projectRoot, path)), path);
  for (const [, script = ''] of text.matchAll(/npm run (\w+)/g)) assert.ok(about.scripts[script], script);
  const bench = read('scripts/bench.ts');
  const commands = examplesOf('CONTRIBUTING.md').flatMap(({ text: lines }) => lines.split('\n'));
  for (const [option] of commands.filter((line) => line.includes('run bench')).flatMap((line) => [...line.matchAll(/--[a-z][\w-]*/g)])) {
    assert.ok(bench.includes(`'${option} `) || bench.includes(`'${option}'`), option);
  }
});
