// The order in which files are read and in which rows stand says nothing: the findings are the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadChecked } from '../../src/checks/check.ts';
import type { Finding } from '../../src/model/finding.ts';
import { folderOf } from '../support/folder.ts';
import { cleanBook } from './clean-book.ts';
import { plants } from './plants.ts';

/** The clean book with every defect that leaves room for itself. */
const damaged: Record<string, string> = plants.reduce(
  (files: Record<string, string>, { file, from, to }) => (files[file]?.includes(from) ? { ...files, [file]: files[file].replace(from, to) } : files),
  { ...cleanBook },
);

/** A book whose files are called otherwise, wherever they are named, and whose table rows stand in another order. */
function reordered(prefixes: ReadonlyMap<string, string>, seed: number): Record<string, string> {
  const named = new RegExp(`\\b(${Object.keys(damaged).join('|')})\\b`, 'g');
  return Object.fromEntries(
    Object.entries(damaged).map(([file, text]) => [
      `${prefixes.get(file)}${file}`,
      text
        .replace(/(?<=^\|[-|]+\|\n)(?:\|.*\|\n?)+/gm, (rows) => sorted(rows.trimEnd().split('\n'), seed).join('\n') + (rows.endsWith('\n') ? '\n' : ''))
        .replace(named, (name) => `${prefixes.get(name)}${name}`),
    ]),
  );
}

/** In an order that depends on the seed alone. */
function sorted(rows: string[], seed: number): string[] {
  const weight = (row: string) => [...row].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0) * seed) % 997, seed);
  return rows.toSorted((a, b) => weight(a) - weight(b));
}

function findingsOf(files: Record<string, string>): Finding[] {
  const left: (() => void)[] = [];
  const folder = folderOf({ after: (end) => left.push(end as () => void) }, files);
  const { findings } = loadChecked(folder, { asOf: '2026-11-20' }).catalog;
  for (const end of left) end();
  return findings;
}

/** What is found: the rule, the files, and the words; which of two places is "here" depends on the order. */
function found(files: Record<string, string>): string[] {
  const findings = findingsOf(files);
  const bare = (text: string) => text.replace(/\b[a-z]{2}-(?=[\w-]+\.(?:md|yaml)\b)/g, '');
  return findings
    .map(({ rule, message, source, related }) => {
      // "2 labels here and 1 in a.md:3: with x besides" is "1 here and 2 in b.md:5: without x" from the other side.
      const side = /^(?:\S+:\d+:?|lines?|\d+|labels?|here|in|with|without|besides|and)$/;
      const words = bare(message)
        .split(' ')
        .filter((word) => !side.test(word))
        .sort();
      const places = new Set([source, ...related].map(({ file }) => bare(file)));
      return `${rule}: ${[...places].sort().join(' ')}: ${words.join(' ')}`;
    })
    .sort();
}

test('the order of files and of rows does not change what is found', () => {
  const names = Object.keys(damaged);
  const expected = found(reordered(new Map(names.map((name) => [name, 'mm-'])), 1));
  assert.ok(expected.length > 20, `${expected.length} findings`);
  const letters = fc.constantFrom('aa-', 'bb-', 'cc-', 'dd-', 'ee-', 'ff-');
  fc.assert(
    fc.property(fc.array(letters, { minLength: names.length, maxLength: names.length }), fc.integer({ min: 2, max: 900 }), (prefixes, seed) => {
      assert.deepEqual(found(reordered(new Map(names.map((name, at) => [name, prefixes[at] ?? ''])), seed)), expected);
    }),
    { numRuns: 10 },
  );
});

test('a finding keeps its fingerprint when the lines above it move', () => {
  const moved = Object.fromEntries(Object.entries(damaged).map(([file, text]) => [file, file.endsWith('.md') ? text.replace('\n', '\n\n\n') : `\n\n${text}`]));
  const [before, after] = [findingsOf(damaged), findingsOf(moved)].map((findings) => ({
    fingerprints: findings.map(({ fingerprint }) => fingerprint).sort(),
    lines: findings.map(({ source }) => source.line),
  }));
  assert.deepEqual(after?.fingerprints, before?.fingerprints);
  assert.ok(after?.lines.every((line) => line > 2));
});
