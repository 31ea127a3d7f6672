import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../support/reading.ts';

function counts(text: string): string[] {
  return read(text).counts.map(
    ({ what, unit, count, of, percent, source }) => `${source.line} ${what}: ${count}${of === undefined ? '' : ` of ${of}`}${percent ? '%' : ''} ${unit}`,
  );
}

test('totals in prose, with the words that say what is counted', () => {
  const text = `
    # Report

    ## Coverage Summary

    The matrix lists **20 scenarios**, and 24 of 27 requirements have tests.

    - **Tests**: 18 covered, 3 partial, 0 none (21 total)
    - Total fault injection tests: **52**
    - \`a_SUITE.erl\`: 23 tests
    - **Total tests**: 41
    - Coverage: 24/27 requirements
  `;
  assert.deepEqual(counts(text), [
    '5 Coverage Summary: 20 scenarios',
    '5 Coverage Summary: 24 of 27 requirements',
    '7 Tests: 18 covered',
    '7 Tests: 3 partial',
    '7 Tests: 0 none',
    '7 Tests: 21 total',
    '8 Total fault injection tests: 52 total fault injection tests',
    '9 a_SUITE.erl: 23 tests',
    '10 Total tests: 41 total tests',
    '11 Coverage: 24 of 27 requirements',
  ]);
});

test('totals in tables, each under its header', () => {
  const text = `
    | Category | Requirements | Covered | Coverage % |
    |---|---:|---:|---|
    | Faults | 8 | 7 | 88% |
    | **Total** | **12** | 11/12 | 92 % |
  `;
  assert.deepEqual(counts(text), [
    '3 Faults: 8 requirements',
    '3 Faults: 7 covered',
    '3 Faults: 88% coverage %',
    '4 Total: 12 requirements',
    '4 Total: 11 of 12 covered',
    '4 Total: 92% coverage %',
  ]);
});

test('numbers that count nothing a catalog holds are no totals', () => {
  const text = `
    # Release 2.4

    On 2025-11-30 we ran S1-S3 for 30 seconds, saw 3 retries at P95 of 200 ms, and R4.1 passed 2 hours of tests.

    | Option | Default |
    |---|---|
    | retries | 3 |
  `;
  assert.deepEqual(counts(text), []);
});
