// Suites that are damaged, or no Erlang at all: any text gives a suite, soon.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSuite } from '../../../src/evidence/common-test/suite.ts';
import { tokensOf } from '../../../src/evidence/erlang/tokens.ts';

/** A suite with these forms after its module's name. */
const suite = (...forms: string[]) => readSuite(['-module(broker_SUITE).', ...forms].join('\n'), 'broker_SUITE');

test('damage is one problem with its line, and the rest is read', () => {
  const broken = suite('all() -> [test_a, {group, g}].', 'groups() -> [{g, [], [test_g]}].', 'test_a(_) -> foo(].', 'test_b(_) -> "never closed.');
  assert.deepEqual(
    broken.runs.map((one) => one.name),
    ['test_a', 'test_g'],
  );
  assert.deepEqual(broken.problems, [{ line: 4, message: '"]" closes nothing here, expected ")" for line 4' }]);
  assert.deepEqual(suite('all() -> [test_a, .').problems, [{ line: 2, message: '"[" is never closed, expected "]"' }]);
  assert.deepEqual(suite('all() -> [test_a test_b].').problems, [{ line: 2, message: 'all/0 cannot be read: expected "]", found "test_b"' }]);
  assert.deepEqual(suite('<<<<<<< HEAD', 'all() -> [test_a].').problems.length, 1);
});

const pieces = fc.constantFrom(
  'all() ->',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '"',
  "'",
  '$',
  '%',
  '\\',
  '"""\n',
  '.\n',
  ';',
  ',',
  '->',
  '|',
  '||',
  '<-',
  '<<',
  '>>',
  '?',
  '#',
  '~',
  'case',
  'of',
  'end',
  'fun',
  'if',
  'try',
  'catch',
  'receive',
  'begin',
  'X',
  'test_a',
  '{group, g}',
  '-define(',
  '-ifdef(A).',
  '-endif.',
  'groups() ->',
  '++',
  '--',
  '=',
  ':',
  '/1',
  '\n',
  ' ',
  '\u0000',
  '€',
);

test('any text gives a suite', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces, { maxLength: 60 }).map((some) => some.join(' ')),
        fc.string({ unit: 'grapheme' }),
      ),
      (text) => void readSuite(text, 'x_SUITE'),
    ),
    { numRuns: 3000 },
  );
});

test('tokens lose no line, and their lines never go back', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (some) => {
      const lines = tokensOf(`${some.join('')}\n'last line'`).tokens.map((token) => token.line);
      assert.deepEqual(
        lines,
        lines.toSorted((a, b) => a - b),
      );
    }),
  );
});

for (const [what, text] of [
  ['quotes without an end', `"\\"\n`.repeat(50_000)],
  ['triple quotes without an end', '"""\n'.repeat(50_000)],
  ['open brackets', '['.repeat(200_000)],
  ['one long comment', `%${'x'.repeat(1_000_000)}`],
  ['lists that double themselves', `all() -> A0 = [test_a], ${Array.from({ length: 60 }, (_, i) => `A${i + 1} = A${i} ++ A${i}`).join(', ')}, A60.`],
  ['functions that double themselves', Array.from({ length: 60 }, (_, i) => `${i === 0 ? 'all' : `f${i}`}() -> f${i + 1}() ++ f${i + 1}().`).join('\n')],
  [
    'cases in cases',
    `all() -> ${Array.from({ length: 40 }, (_, i) => `V${i} = case x:y() of a -> a${i}; _ -> b${i} end`).join(', ')}, g(${Array.from({ length: 40 }, (_, i) => `V${i}`).join(', ')}).\ng(${'a, '.repeat(39)}a) -> [];\ng(${'_, '.repeat(39)}_) -> [].`,
  ],
] as const) {
  test(`hostile text takes no long time: ${what}`, () => {
    // Processor time, so that a busy machine changes nothing.
    const start = process.cpuUsage();
    readSuite(text, 'x_SUITE');
    const { user } = process.cpuUsage(start);
    assert.ok(user < 2_000_000, `${Math.round(user / 1000)} ms`);
  });
}
