// The book that ships shows every state of a test, and says itself which findings it has.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { before, test } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { trustStates } from '../../src/model/trust.ts';
import { projectRoot } from '../support/command.ts';

const content = join(projectRoot, 'content');
const list = 'maintenance/what-the-checks-are-for.md';
const states = 'learn/how-far-to-rely-on-a-test.md';
let catalog: Catalog;

before(() => {
  catalog = loadChecked(content, { asOf: '2026-11-20' }).catalog;
});

/** The rows of a document's tables, without their heads. */
function rows(path: string): string[][] {
  const lines = readFileSync(join(content, path), 'utf8').split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  return lines.filter((line, i) => line.startsWith('|') && !/^\|[-|]+$/.test(line) && !/^\|[-|]+$/.test(lines[i + 1] ?? '')).map(cells);
}

test('the page about states shows one test in each, and each is in that state', () => {
  const shown = rows(states).map(([state = '', name = '']) => [state.toLowerCase(), name.replaceAll('`', '')]);
  assert.deepEqual(shown.map(([state]) => state).sort(), [...trustStates].sort());
  for (const [state, name] of shown) {
    assert.deepEqual(
      catalog.entities.filter((one) => one.kind === 'test' && one.name === name).map((one) => one.trust),
      [state],
      name,
    );
  }
});

test('what the README promises first is verified', () => {
  const promised = catalog.entities.filter(
    (one) => /^requirement:router\/(?:R2\.1|R4\.1|R6\.1)$|^invariant-group:router\/I[1-4]$/.test(one.key) || one.kind === 'smoke-test',
  );
  assert.equal(promised.length, 3 + 4 + 4);
  assert.deepEqual(
    promised.filter((one) => one.trust !== 'passing').map((one) => `${one.key}: ${one.trustReason}`),
    [],
  );
});

test('the findings are those that the book lists, each at a place that it names', () => {
  const listed = rows(list).flatMap((cells) => {
    const [rule, count] = [cells.at(-2)?.replaceAll('`', ''), Number(cells.at(-1))];
    const places = [...cells.join().matchAll(/\]\(([^)#]+)/g)].map(([, to = '']) => posix.join(posix.dirname(list), to));
    return Array.from({ length: count }, () => ({ rule, places }));
  });
  const unlisted = catalog.findings.filter(({ rule, source }) => {
    const at = listed.findIndex((one) => one.rule === rule && one.places.includes(source.file));
    if (at >= 0) listed.splice(at, 1);
    return at < 0;
  });
  assert.deepEqual({ unlisted, listed }, { unlisted: [], listed: [] });
});
