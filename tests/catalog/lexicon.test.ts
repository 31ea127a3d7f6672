import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lexiconOf } from '../../src/catalog/lexicon.ts';
import type { Entity } from '../../src/model/catalog.ts';

function entity(key: string, more: Partial<{ id: string; name: string; family: string; file: string; suite: string; aliases: string[] }> = {}): Entity {
  const [kind = '', rest = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
  const name = more.name ?? rest.slice(rest.lastIndexOf('/') + 1);
  const fields = more.suite ? { suite: more.suite } : {};
  const { id, family, aliases } = more;
  const sources = [{ file: more.file ?? 'a.md', line: 1 }];
  return {
    key,
    kind,
    name,
    url: '/x/',
    sources,
    provenance: {},
    fields,
    ...(id && { id }),
    ...(family && { family }),
    ...(aliases && { aliases }),
  } as unknown as Entity;
}

const suite = 'router_acks_SUITE';
const entities = [
  entity(`suite:${suite}`),
  entity(`test:${suite}/test_redelivers`, { suite }),
  entity(`test:other_SUITE/test_twice`, { suite: 'other_SUITE' }),
  entity(`test:${suite}/test_twice`, { suite }),
  entity('alert:RouterDLQHighRate'),
  entity('metric:router_dlq_total'),
  entity('metric:router_latency_seconds'),
  entity('module:router_nats'),
  entity('task:chaos_automation', { id: 'chaos_automation' }),
  entity('requirement-group:a/R4', { id: 'R4', family: 'a', name: 'Delivery' }),
  entity('requirement:a/R4.1', { id: 'R4.1', family: 'a', name: 'Max delivery' }),
  entity('requirement:a/R4.3', { id: 'R4.3', family: 'a', name: 'Redelivery' }),
  entity('requirement:b/R9', { id: 'R9', family: 'b', name: 'One', file: 'b.md' }),
  entity('requirement:c/R9', { id: 'R9', family: 'c', name: 'Other', file: 'c.md' }),
  entity('scenario:a/JS-002', { id: 'JS-002', family: 'a', name: 'Consumer lag' }),
  entity('process:a/3', { id: '3', family: 'a', name: 'Dry run' }),
  entity('document:a.md', { name: 'a.md' }),
  entity('document:docs/tests/SMOKE_TESTS.md', { name: 'docs/tests/SMOKE_TESTS.md' }),
  entity('document:docs/README.md', { name: 'docs/README.md' }),
  entity('document:guide/README.md', { name: 'guide/README.md' }),
  entity('term:acknowledge', { name: 'acknowledge' }),
  entity('module:__proto__', { name: '__proto__' }),
  entity('alert:Down', { name: 'Down' }),
];
const lexicon = lexiconOf(entities);
const found = (text: string, file?: string) => lexicon.find(text, file).map(({ start, end, key }) => `${text.slice(start, end)} -> ${key}`);

const cases: [what: string, text: string, expected: string[], file?: string][] = [
  ['a test', 'see test_redelivers.', [`test_redelivers -> test:${suite}/test_redelivers`]],
  ['a test with its arity', '(test_redelivers/1)', [`test_redelivers/1 -> test:${suite}/test_redelivers`]],
  ['a test in its suite', `${suite}:test_twice/1`, [`${suite}:test_twice/1 -> test:${suite}/test_twice`]],
  ['a test in its suite’s file', `${suite}.erl:test_twice`, [`${suite}.erl:test_twice -> test:${suite}/test_twice`]],
  ['a suite before a test that it does not have', `${suite}:test_gone/1`, [`${suite} -> suite:${suite}`]],
  ['a suite with lines', `${suite}.erl:12-30`, [`${suite}.erl:12-30 -> suite:${suite}`]],
  ['a suite’s path', `in apps/router/test/${suite}.erl:12,`, [`apps/router/test/${suite}.erl:12 -> suite:${suite}`]],
  ['an option that ends in a suite', `rebar3 ct --suite=test/${suite} --case=test_twice`, [`test/${suite} -> suite:${suite}`]],
  ['a metric with labels', 'router_dlq_total{reason,stream}', ['router_dlq_total -> metric:router_dlq_total']],
  ['a series of a histogram', 'sum(rate(router_latency_seconds_bucket[5m])) by (le)', ['router_latency_seconds_bucket -> metric:router_latency_seconds']],
  ['an alert', 'RouterDLQHighRate fires', ['RouterDLQHighRate -> alert:RouterDLQHighRate']],
  ['a module with a function', 'router_nats:publish/2', ['router_nats -> module:router_nats']],
  ['a module’s file', 'src/router_nats.erl', ['router_nats -> module:router_nats']],
  ['a task', '[chaos_automation]', ['chaos_automation -> task:chaos_automation']],
  ['the longest id', 'R4.1: yes. R4.', ['R4.1 -> requirement:a/R4.1', 'R4 -> requirement-group:a/R4']],
  ['both ends of a range', 'R4.1-R4.3, R4.1–R4.3, R4.1..R4.3', [1, 2, 3].flatMap(() => ['R4.1 -> requirement:a/R4.1', 'R4.3 -> requirement:a/R4.3'])],
  ['an id beside letters of a script without spaces', '要求R4.1を', ['R4.1 -> requirement:a/R4.1']],
  ['no part of a longer id', 'R4.10 R4.1.2 R44 xR4 R4-based AWS-R4 R4_1 v1.R4', []],
  ['no part of a name', 'router_dlq_total_extra my_router_nats RouterDLQHighRates test-router_nats', []],
  ['an id of two families, outside both', 'R9', [], 'z.md'],
  ['an id of two families, in one of them', 'R9', ['R9 -> requirement:b/R9'], 'b.md'],
  ['a test of two suites', 'test_twice', []],
  ['a number after its word', 'Process 3 and scenario 3, 3 processes', ['Process 3 -> process:a/3']],
  ['a bare file name', 'SMOKE_TESTS.md says', ['SMOKE_TESTS.md -> document:docs/tests/SMOKE_TESTS.md']],
  ['a path from the repository', 'apps/router/docs/tests/SMOKE_TESTS.md', ['apps/router/docs/tests/SMOKE_TESTS.md -> document:docs/tests/SMOKE_TESTS.md']],
  ['a path from here', './tests/SMOKE_TESTS.md', ['./tests/SMOKE_TESTS.md -> document:docs/tests/SMOKE_TESTS.md'], 'docs/x.md'],
  ['a file name of two folders', 'README.md', []],
  ['a file name of two folders, in one of them', 'README.md', ['README.md -> document:docs/README.md'], 'docs/x.md'],
  ['no part of an address', 'https://example.org/docs/tests/SMOKE_TESTS.md?x=router_nats', []],
  ['no glossary word, no plain word', 'acknowledge what is Down', []],
  ['names that objects have too', '__proto__ constructor toString hasOwnProperty', ['__proto__ -> module:__proto__']],
];
for (const [what, text, expected, file] of cases) {
  test(`finds ${what}: ${text}`, () => assert.deepEqual(found(text, file ?? 'a.md'), expected));
}

test('what is found is in order, without overlap, and stands as a whole between other words', () => {
  const pieces = fc.constantFrom(
    'R4',
    '.',
    '1',
    '-',
    '/',
    ':',
    ' ',
    'test_redelivers',
    suite,
    '.erl',
    'router_dlq_total',
    '{',
    '_bucket',
    'JS-002',
    '\n',
    'ü',
    'README.md',
    '`',
    'Process',
    '3',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      let last = 0;
      for (const { start, end } of lexicon.find(text, 'a.md')) {
        assert.ok(start >= last && end > start && end <= text.length);
        assert.doesNotMatch(text.slice(Math.max(0, start - 1), start), /[\p{Script=Latin}\p{N}_]/u);
        assert.doesNotMatch(text.slice(end, end + 1), /[\p{Script=Latin}\p{N}_]/u);
        last = end;
      }
    }),
  );
});

test('every name is found by itself, whatever other names there are', () => {
  const name = fc.stringMatching(/^[a-z]{1,6}(?:_[a-z]{1,6}){1,3}$/);
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 30 }), (names) => {
      const many = lexiconOf(names.map((n) => entity(`module:${n}`, { name: n })));
      for (const n of names) assert.deepEqual(many.find(`a ${n}, b`), [{ start: 2, end: 2 + n.length, key: `module:${n}` }]);
    }),
  );
});

test('time grows with the text, not faster', () => {
  // Each would take minutes if anything looked back or ahead without bound.
  const hostile = ['R4-', 'R4.1.', `${suite}:`, 'a/', 'a/b.md/', '::::', 'router_dlq_total_bucket_bucket', 'Process '];
  for (const piece of hostile) {
    const text = piece.repeat(300_000 / piece.length);
    const start = performance.now();
    lexicon.find(text, 'a.md');
    assert.ok(performance.now() - start < 3000, `${piece} took ${performance.now() - start} ms`);
  }
});
