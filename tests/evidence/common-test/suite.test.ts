import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricOf } from '../../../src/evidence/common-test/contracts.ts';
import { readSuite } from '../../../src/evidence/common-test/suite.ts';

/** A suite with these forms after its module's name. */
const suite = (...forms: string[]) => readSuite(['-module(broker_SUITE).', ...forms].join('\n'), 'broker_SUITE');
const runs = (...forms: string[]) => suite(...forms).runs.map((one) => one.name);

test('all/0 names cases, with and without properties', () => {
  const {
    runs: cases,
    idle,
    nothing,
  } = suite(
    'all() ->',
    '    [test_reconnects,',
    "     'test with a name in quotes',",
    '     {testcase, test_keeps_order, [{repeat, 3}]}].',
    'test_reconnects(_Config) -> ok.',
    'test_keeps_order(Config) -> Config.',
  );
  assert.deepEqual(cases, [
    { name: 'test_reconnects', listing: 3, definition: 6, groups: [], condition: undefined },
    { name: 'test with a name in quotes', listing: 4, definition: undefined, groups: [], condition: undefined },
    { name: 'test_keeps_order', listing: 5, definition: 7, groups: [], condition: undefined },
  ]);
  assert.deepEqual([idle, nothing], [[], undefined]);
});

test('groups are followed as far as all/0 leads: nested, inline, with overridden properties, sequences', () => {
  const { runs: cases, idle } = suite(
    'all() -> [{group, outer}, {group, again, [parallel]}, {sequence, steps}].',
    'groups() -> [',
    '  {outer, [sequence], [test_outer, {group, named}, {inner, [parallel], [test_inner]}]},',
    '  {named, [test_named]},',
    '  {again, [], [test_again]},',
    '  {lost, [], [test_lost]}].',
    'sequences() -> [{steps, [test_first_step, test_second_step]}].',
    'test_lost(_) -> ok.',
  );
  assert.deepEqual(
    cases.map(({ name, groups }) => [name, groups.join(' > ')]),
    [
      ['test_outer', 'outer'],
      ['test_named', 'outer > named'],
      ['test_inner', 'outer > inner'],
      ['test_again', 'again'],
      ['test_first_step', 'steps'],
      ['test_second_step', 'steps'],
    ],
  );
  assert.deepEqual(idle, [{ name: 'test_lost', definition: 9, groups: ['lost'] }]);
});

const levels = [
  'all() ->',
  '    Level = case os:getenv("TEST_LEVEL") of',
  '        "heavy" -> heavy;',
  '        _ -> fast',
  '    end,',
  '    groups_for_level(Level).',
  'groups_for_level(sanity) -> [{group, sanity}];',
  'groups_for_level(heavy) -> [{group, unit}, {group, load}];',
  'groups_for_level(_) -> [{group, unit}].',
  'groups() -> [{unit, [], [test_unit]}, {load, [], [test_load]}, {sanity, [], [test_sanity]}].',
];

test('a branch that some run takes counts, and is said; a branch that none takes does not', () => {
  const { runs: cases, undecided } = suite(...levels);
  assert.deepEqual(
    cases.map(({ name, condition }) => [name, condition]),
    [
      ['test_unit', undefined],
      ['test_load', 'only in some of the branches of groups_for_level/1'],
    ],
  );
  assert.deepEqual(undecided, []);
});

test('lists are put together the ways suites do it', () => {
  assert.deepEqual(runs('-define(CASES, [test_a, test_b]).', 'all() -> (?CASES ++ extra()) -- [test_b].', 'extra() -> [test_c].'), ['test_a', 'test_c']);
  assert.deepEqual(runs('-define(CASES, test_a, test_b).', 'all() -> [?CASES, test_c].'), ['test_a', 'test_b', 'test_c']);
  assert.deepEqual(runs('-define(IN(G), {group, G}).', 'all() -> [?IN(one)].', 'groups() -> [{one, [], [test_one]}].'), ['test_one']);
  assert.deepEqual(
    runs(
      'all() -> [{group, G} || G <- [one, two], G =/= two].',
      'groups() -> [{G, [], tests(G)} || G <- [one, two]].',
      'tests(one) -> [test_one];',
      'tests(two) -> [test_two].',
    ),
    ['test_one'],
  );
  assert.deepEqual(runs('all() -> lists:append([[test_a], lists:map(fun(X) -> {group, X} end, [one])]).', 'groups() -> [{one, [test_one]}].'), [
    'test_a',
    'test_one',
  ]);
  assert.deepEqual(runs('all() -> lists:flatten([[test_a], [[test_b]]]).'), ['test_a', 'test_b']);
  assert.deepEqual(runs('all() -> if true -> [test_a]; true -> [test_b] end.'), ['test_a', 'test_b']);
  assert.deepEqual(runs('all() -> begin X = [test_a], [test_b | X] end.'), ['test_b', 'test_a']);
  assert.deepEqual(runs('all() -> ?MODULE:tests().', 'tests() -> try [test_a] catch _:_ -> [] end.'), ['test_a']);
});

test('what only a run knows is said, with its line', () => {
  const { runs: cases, undecided, nothing } = suite('all() ->', '    helper:all(?MODULE) ++ [test_known].');
  assert.deepEqual(
    cases.map((one) => one.name),
    ['test_known'],
  );
  assert.deepEqual(undecided, [{ line: 3, why: 'helper:all/1 is called' }]);
  assert.equal(nothing, undefined);
  assert.deepEqual(suite('all() -> [{group, elsewhere}].').undecided, [{ line: 2, why: 'group elsewhere is not defined here' }]);
  assert.deepEqual(suite('all() -> all().').undecided, [{ line: 2, why: 'all/0 calls itself' }]);
});

test('exports that all/0 filters are those that may run', () => {
  const { runs: cases } = suite(
    '-export([all/0, test_a/1, test_b/1, helper/2]).',
    'all() -> [F || {F, 1} <- ?MODULE:module_info(exports), F =/= test_b].',
    'test_a(_) -> ok.',
    'test_b(_) -> ok.',
  );
  assert.deepEqual(
    cases.map((one) => [one.name, one.listing]),
    [['test_a', 4]],
  );
});

test('exports that are filtered by their names', () => {
  const filtered = (list: string) =>
    runs('-compile(export_all).', `all() -> ${list}.`, 'init_per_suite(C) -> C.', 'test_a(_) -> ok.', 'test_b(_) -> ok.', 'helper(_) -> ok.');
  assert.deepEqual(filtered('[F || {F, 1} <- module_info(exports), lists:prefix("test_", atom_to_list(F))]'), ['test_a', 'test_b']);
  assert.deepEqual(filtered('[F || {F, 1} <- ?MODULE:module_info(exports), not lists:member(F, [helper, test_b])]'), ['test_a']);
  assert.deepEqual(filtered('lists:flatmap(fun({F, 1}) -> case atom_to_list(F) of "test_" ++ _ -> [F]; _ -> [] end; (_) -> [] end, module_info(exports))'), [
    'test_a',
    'test_b',
  ]);
  assert.deepEqual(runs('all() -> [{group, G} || {G, _, _} <- groups()].', 'groups() -> [{one, [], [test_one || _ <- lists:seq(1, 3)]}].'), ['test_one']);
});

test('both branches of -ifdef count', () => {
  const { runs: cases } = suite('-ifdef(SLOW).', 'all() -> [test_a, test_slow].', '-else.', 'all() -> [test_a].', '-endif.');
  assert.deepEqual(
    cases.map(({ name, condition }) => [name, condition]),
    [
      ['test_a', undefined],
      ['test_slow', 'only in some of the -ifdef branches of all/0'],
    ],
  );
});

test('a suite that runs nothing says why', () => {
  assert.equal(suite('all() -> [].', 'test_a(_) -> ok.').nothing, 'all/0 lists nothing');
  assert.equal(suite('test_a(_) -> ok.').nothing, 'it has no all/0');
  assert.equal(suite('all() -> {skip, "not on this machine"}.').nothing, 'all/0 skips the suite');
  assert.equal(suite('all() -> [{group, empty}].', 'groups() -> [{empty, [], []}].').nothing, 'all/0 lists nothing');
});

test('comments, strings, quoted atoms, characters and macros are no code', () => {
  const {
    runs: cases,
    idle,
    problems,
  } = suite(
    '%% all() -> [test_in_comment].',
    'helper() -> "all() -> [test_in_string]. % no comment", $", $%, $\\\', \'it\\\'s\', <<"bin%ary">>.',
    'text() -> """',
    '  all() -> ["test_in_text"].',
    '  """.',
    'sigil() -> ~b(test_"in"_sigil).',
    'all() -> % test_behind_comment,',
    '  [test_a %, test_commented_out',
    '  , test_b].',
    'test_a(_) -> X = #{test_key => 1}, Y = #rec{f = test_value}, {X, Y, $., 16#ff, 1.5e3}.',
  );
  assert.deepEqual(
    cases.map((one) => one.name),
    ['test_a', 'test_b'],
  );
  assert.deepEqual([idle, problems], [[], []]);
});

test('what is defined and never run: by its name, or as an exported function of the configuration that nobody calls', () => {
  const { idle } = suite(
    '-export([all/0, init_per_suite/1, recovers/1, helper/1, called/1]).',
    'all() -> [].',
    'init_per_suite(Config) -> Config.',
    'test_forgotten(_) -> ok.',
    'recovers(Config) -> called(Config).',
    'helper(Pid) -> Pid.',
    'called(Config) -> Config.',
    'not_exported(Config) -> Config.',
  );
  assert.deepEqual(
    idle.map((one) => [one.name, one.definition]),
    [
      ['test_forgotten', 5],
      ['recovers', 6],
    ],
  );
});

test('label contracts', () => {
  const { contracts } = suite(
    '-define(REDELIVERY_REQUIRED_LABELS, [tenant_id, reason]).',
    '-define(REDELIVERY_OPTIONAL_LABELS, [<<"x">>, msg_id]).',
    '-define(OTHER, [a]).',
    'all() -> [].',
    'test_labels(_) -> check(router_jetstream_redelivery_total, ?REDELIVERY_REQUIRED_LABELS).',
  );
  assert.deepEqual(contracts, [
    { name: 'REDELIVERY', required: true, labels: ['tenant_id', 'reason'], line: 2, beside: ['router_jetstream_redelivery_total', 'test_labels'] },
    { name: 'REDELIVERY', required: false, labels: ['x', 'msg_id'], line: 3, beside: ['router_jetstream_redelivery_total', 'test_labels'] },
  ]);
  const metrics = ['router_jetstream_redelivery_total', 'router_kafka_redelivery_total', 'router_other_total'];
  assert.deepEqual(
    contracts.map((contract) => metricOf(contract, metrics)),
    ['router_jetstream_redelivery_total', 'router_jetstream_redelivery_total'],
  );
});
