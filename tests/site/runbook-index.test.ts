// The rows of the runbook-to-test index and the steps of an entry, without building pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexParts, indexRows, lettersOf, recordOf } from '../../src/site/runbook-index.ts';
import { storeName } from '../../src/site/identity.ts';
import { stepsOf } from '../../src/site/steps.ts';
import type { Entity } from '../../src/model/catalog.ts';
import type { Step } from '../../src/model/procedure.ts';
import { entity, link, siteOf } from '../support/catalog.ts';

const source = { file: 'a.md', line: 1 };

test('a row is a test behind an entry; what has no entry or no test is a row too', () => {
  const site = siteOf(
    [
      entity('runbook', 'Broker loss', { section: null }),
      entity('runbook', 'Alone'),
      entity('scenario', 'm/S1', {}, { id: 'S1', name: 'Broker away' }),
      entity('scenario', 'm/S2', {}, { id: 'S2', name: 'Émpty disk' }),
      entity('requirement', 'm/R1', {}, { id: 'R1', name: 'Waits' }),
      entity('test', 'x/test_a', {}, { trust: 'passing' }),
      entity('test', 'x/test_b'),
      entity('test', 'x/test_c'),
      entity('test', 'x/test_unclaimed'),
      entity('smoke-test', 'Quick'),
    ],
    [
      link('runbook:Broker loss', 'guarantees', 'test:x/test_a'),
      link('runbook:Broker loss', 'guides', 'scenario:m/S1'),
      link('scenario:m/S1', 'verified-by', 'test:x/test_b'),
      link('requirement:m/R1', 'verified-by', 'test:x/test_c'),
      link('smoke-test:Quick', 'smoke', 'test:x/test_b'),
    ],
  );
  const rows = indexRows(site);
  assert.deepEqual(
    rows
      .map(recordOf)
      .map(({ entry, claims, test: one, smoke, trust, status }) => [
        entry?.name,
        claims.map(({ name }) => name).join(),
        one?.name,
        smoke.length,
        trust,
        status,
      ]),
    [
      ['Alone', '', undefined, 0, 'untested', 'not stated'],
      ['Broker loss', '', 'test_a', 0, 'passing', 'pending'],
      ['Broker loss', 'S1 Broker away', 'test_b', 1, 'declared', 'pending'],
      [undefined, 'S2 Émpty disk', undefined, 0, 'untested', 'no entry'],
      [undefined, 'R1 Waits', 'test_c', 0, 'declared', 'no entry'],
    ],
  );
  assert.deepEqual(
    lettersOf(rows).map(({ letter, rows: members }) => `${letter}${members.length}`),
    ['A1', 'B2', 'E1', 'W1'],
  );
});

test('a long index is split into pages by letter, and a letter that is too long into parts', () => {
  const scenarios = ['Aa', 'Ab', 'Ba', 'Ca', 'Cb', 'Cc', 'Cd', 'Da'].map((name) => entity('scenario', `m/${name}`));
  const parts = indexParts(indexRows(siteOf(scenarios)), 3);
  assert.deepEqual(
    parts.map(({ label, letters }) => [label, letters.map(({ letter, rows }) => `${letter}${rows.length}`).join(' ')]),
    [
      ['A to B', 'A2 B1'],
      ['C', 'C3'],
      ['C to D', 'C1 D1'],
    ],
  );
});

test('the id of a step is made of what it says; numbers go on through the parts, and rare branches have their own', () => {
  const step = (text: string, as: Step['as'] = 'step'): Step => ({ text, as, source });
  const entry = (steps: Step[]) =>
    entity('runbook', 'E', {
      procedure: [
        { source, steps },
        { source, title: 'Rare cases', rare: true, steps: [step('Odd')] },
        { source, title: 'Verify', steps: [step('Done?')] },
      ],
    }) as Entity<'runbook'>;
  const ids = (steps: Step[]) =>
    new Map(stepsOf(entry(steps)).flatMap(({ groups }) => groups.flatMap((group) => group.steps.map(({ text, id }) => [text, id]))));
  const [before, after] = [ids([step('Look'), step('Act')]), ids([step('First'), step('Act'), step('Look')])];
  for (const text of ['Look', 'Act', 'Odd', 'Done?']) assert.equal(after.get(text), before.get(text), text);
  assert.equal(new Set(before.values()).size, 4);
  const twice = stepsOf(entry([step('Look'), step('Look')])).flatMap(({ groups }) => groups.flatMap((group) => group.steps.map(({ id }) => id)));
  assert.equal(new Set(twice).size, twice.length);
  assert.deepEqual(
    stepsOf(entry([step('Look'), step('a', 'choice'), step('Act')])).map(({ groups }) => groups.map(({ as, start }) => `${as} ${start}`)),
    [['step 1', 'choice 2', 'step 2'], ['step 1'], ['step 3']],
  );
});

test('two books, and one book below two bases, remember apart', () => {
  const [one, other] = [siteOf([]), siteOf([])];
  other.book.title = 'Another';
  assert.equal(new Set([storeName(one, 'ticks', '/'), storeName(one, 'ticks', '/pr/42/'), storeName(other, 'ticks', '/')]).size, 3);
});
