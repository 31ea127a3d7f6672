// The order of the rooms, as README.md states it, held against every import.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { projectRoot } from './support/command.ts';

interface SourceFile {
  path: string;
  /** Files of the project that it imports, types too. */
  files: string[];
  /** Packages and Node's own modules that it imports. */
  packages: string[];
  /** Files whose code it needs when it runs. */
  needed: string[];
}

const sources = ['src', 'scripts'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .filter((path) => /\.(?:ts|mjs|astro)$/.test(path))
    .map(sourceFile),
);
const byPath = new Map(sources.map((source) => [source.path, source]));

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  const code = path.endsWith('.astro')
    ? [/^---\n([^]*?)\n---/.exec(text)?.[1] ?? '', ...[...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((match) => match[1])].join('\n')
    : text;
  const importedIn = (some: string) => ts.preProcessFile(some, true, true).importedFiles.map(({ fileName }) => fileName);
  const imported = importedIn(code);
  const fileOf = (name: string) => join(dirname(path), name.replace(/\?.*$/, '')).replaceAll('\\', '/');
  const isOwn = (name: string) => name.startsWith('.');
  return {
    path,
    files: imported.filter(isOwn).map(fileOf),
    packages: imported.filter((name) => !isOwn(name)),
    needed: importedIn(code.replace(/^(?:import|export) type [^;]*;/gm, ''))
      .filter(isOwn)
      .map(fileOf),
  };
}

/** The rooms in their order; rooms of one row know each other. */
const rows = readFileSync(join(projectRoot, 'README.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `src/'))
  .map((line) => [...line.replace(/^\|([^|]*)\|.*$/, '$1').matchAll(/`src\/([\w-]+)`/g)].map((match) => match[1]));

function rowOf(path: string): number {
  const room = /^src\/([^/]+)\//.exec(path)?.[1];
  // What lies beside the rooms (src/live.config.ts) and the commands come after all of them.
  return room === undefined ? rows.length : rows.findIndex((row) => row.includes(room));
}

test('every room has its place in the README', () => {
  assert.deepEqual(
    sources.filter(({ path }) => rowOf(path) === -1).map(({ path }) => path),
    [],
  );
});

test('a room imports only rooms before it', () => {
  const wrong = sources.flatMap(({ path, files }) => files.filter((file) => rowOf(file) > rowOf(path)).map((file) => `${path} imports ${file}`));
  assert.deepEqual(wrong, []);
});

test('nothing imports in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, way: readonly string[]): void => {
    if (way.includes(path) && circles.length === 0) circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path) || way.includes(path)) return;
    for (const next of byPath.get(path)?.files ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  assert.deepEqual(circles, []);
});

test('everything before the site runs without Astro', () => {
  const plain = sources.filter(({ path }) => rowOf(path) < rowOf('src/site/site.ts'));
  const needsAstro = plain.filter(({ path, packages }) => path.endsWith('.astro') || packages.some((name) => /^(?:astro|@astrojs|virtual)\b/.test(name)));
  assert.deepEqual(
    needsAstro.map(({ path }) => path),
    [],
  );
});

test('what runs in a browser imports nothing that needs Node', () => {
  const reached = new Set(sources.filter(({ path }) => path.startsWith('src/client/')).map(({ path }) => path));
  for (const path of reached) for (const file of byPath.get(path)?.needed ?? []) reached.add(file);
  const needsNode = [...reached].filter((path) => byPath.get(path)?.packages.some((name) => name.startsWith('node:')));
  assert.deepEqual(
    needsNode.map((path) => relative('src', path)),
    [],
  );
});
