// Trust is compared as far as both sides have the evidence for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareCatalogs } from '../../src/changes/compare.ts';
import type { Changes } from '../../src/changes/change.ts';
import { fails } from '../../src/changes/ratchet.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { sideOf } from './side.ts';

const suite = (...tests: string[]) => `-module(broker_SUITE).
-export([all/0]).
-export([${tests.map((name) => `${name}/1`).join(', ')}]).
all() -> [${tests.join(', ')}].
${tests.map((name) => `${name}(_Config) -> ok.`).join('\n')}
`;
const results = (failing: string) => `<?xml version="1.0"?>
<testsuites><testsuite name="broker_SUITE" timestamp="2026-11-19T10:00:00">
${['test_reconnects', 'test_keeps_order', 'test_drains'].map((name) => `<testcase classname="broker_SUITE" name="${name}" time="1">${name === failing ? '<failure message="lost"/>' : ''}</testcase>`).join('\n')}
</testsuite></testsuites>
`;
const all = ['test_reconnects', 'test_keeps_order', 'test_drains'];
const documents = sideOf(cleanBook);
const withSuite = sideOf({ ...cleanBook, 'test/broker_SUITE.erl': suite(...all) });
const shortSuite = sideOf({ ...cleanBook, 'test/broker_SUITE.erl': suite('test_reconnects', 'test_drains') });
const passing = sideOf({ ...cleanBook, 'test/broker_SUITE.erl': suite(...all), 'results/junit.xml': results('none') });
const failing = sideOf({ ...cleanBook, 'test/broker_SUITE.erl': suite(...all), 'results/junit.xml': results('test_keeps_order') });

const trust = ({ trust: list }: Changes) => list.map(({ entity, before, after }) => `${entity.key}: ${before} -> ${after}`);
const coverage = (changes: Changes) => changes.coverage.map(({ entity, facet, before, after }) => `${entity.key} ${facet}: ${before} -> ${after}`);

test('a suite that stops running a test takes trust and coverage from every claim that rests on it', () => {
  const changes = compareCatalogs(withSuite, shortSuite);
  assert.deepEqual(
    trust(changes),
    [
      'requirement:requirements/R1.2: defined -> missing',
      'requirement-group:requirements/R1: defined -> missing',
      'scenario:scenarios/JS-001: defined -> missing',
      'scenario:scenarios/JS-002: defined -> missing',
      'test:broker_SUITE/test_keeps_order: defined -> missing',
    ].sort(),
  );
  assert.deepEqual(coverage(changes), [
    'requirement:requirements/R1.2 tests: covered -> unverified',
    'scenario:scenarios/JS-001 tests: covered -> unverified',
    'scenario:scenarios/JS-002 tests: covered -> unverified',
  ]);
  assert.deepEqual(changes.findings.added.map(({ rule }) => rule).filter((rule) => rule === 'test-missing').length, 2);
  assert.ok(fails(changes, ['coverage']));
});

test('a test that begins to fail is told', () => {
  const changes = compareCatalogs(passing, failing);
  assert.ok(trust(changes).includes('test:broker_SUITE/test_keeps_order: passing -> failing'));
  assert.ok(trust(changes).includes('requirement:requirements/R1.2: passing -> failing'));
});

test('suites or results that only one side has change no trust, and are named', () => {
  for (const [base, head, what, only] of [
    [documents, withSuite, ['suites'], 'head'],
    [withSuite, documents, ['suites'], 'base'],
    [withSuite, failing, ['results'], 'head'],
    [documents, failing, ['suites', 'results'], 'head'],
    [shortSuite, documents, ['suites'], 'base'],
  ] as const) {
    const changes = compareCatalogs(base, head);
    assert.deepEqual(trust(changes), []);
    assert.deepEqual(coverage(changes), []);
    assert.deepEqual(
      [changes.entities.added, changes.entities.removed, changes.entities.renamed, changes.entities.changed, changes.findings.added],
      [[], [], [], [], []],
    );
    assert.deepEqual(
      changes.notCompared.map((one) => [one.what, one.only]),
      what.map((kind) => [kind, only]),
    );
  }
});
