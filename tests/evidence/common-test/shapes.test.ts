// Suites as teams write them: one a test of a way to put the list together, each with the cases that really run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModule } from '../../../src/evidence/erlang/forms.ts';
import { readSuite } from '../../../src/evidence/common-test/suite.ts';

interface Shape {
  /** Forms after the module's name; `test_a(_)`, `test_b(_)` and `test_c(_)` are defined below them. */
  forms: string;
  /** A case with a question mark runs in some runs only. */
  runs: string[];
  nothing?: string;
}

const shapes: Record<string, Shape> = {
  'groups by level, from the environment': {
    forms: `all() ->
    Level = case os:getenv("LEVEL") of "heavy" -> heavy; "full" -> full; _ -> fast end,
    groups_for_level(Level).
groups_for_level(heavy) -> [{group, unit}, {group, heavy}];
groups_for_level(full) -> [{group, unit}];
groups_for_level(fast) -> [{group, unit}].
groups() -> [{unit, [sequence], [test_a, test_b]}, {heavy, [parallel], [test_c]}].`,
    runs: ['test_a', 'test_b', 'test_c?'],
  },
  'a level at which nothing runs': {
    forms: `all() -> groups_for_level(fast).
groups_for_level(fast) -> [];
groups_for_level(_) -> [{group, unit}].
groups() -> [{unit, [], [test_a]}].`,
    runs: [],
    nothing: 'all/0 lists nothing',
  },
  'macros for lists, groups and parts of them': {
    forms: `-define(ALL, [test_a, test_b]).
-define(GROUP(Name, Tests), {Name, [parallel, {repeat, 3}], Tests}).
all() -> [{group, g1}] ++ ?ALL.
groups() -> [?GROUP(g1, [test_c]) | more()].
more() -> [{g2, [], [{group, g1}]}].`,
    runs: ['test_c', 'test_a', 'test_b'],
  },
  'all groups, in a comprehension': {
    forms: 'all() -> [{group, G} || {G, _, _} <- groups()].\ngroups() -> [{smoke, [], [T || T <- [test_a, test_b], T =/= test_b]}].',
    runs: ['test_a'],
  },
  'a group for each backend': {
    forms: '-define(BACKENDS, [nats, kafka]).\nall() -> [{group, B} || B <- ?BACKENDS].\ngroups() -> [{B, [], [test_a, test_b]} || B <- ?BACKENDS].',
    runs: ['test_a', 'test_b'],
  },
  'the exports, by a pattern': {
    forms:
      '-export([test_a/1, helper/1, all/0]).\nall() -> [F || {F, 1} <- module_info(exports), is_case(F)].\nis_case(F) -> case atom_to_list(F) of "test_" ++ _ -> true; _ -> false end.\nhelper(_) -> ok.',
    runs: ['test_a'],
  },
  'the exports, by lists:filter and lists:map': {
    forms: `-export([test_a/1, helper/1, all/0]).
all() ->
    Tests = lists:filter(fun({Name, Arity}) -> Arity == 1 andalso lists:prefix("test_", atom_to_list(Name)) end, ?MODULE:module_info(exports)),
    lists:map(fun({Name, _}) -> Name end, Tests).
helper(_) -> ok.`,
    runs: ['test_a'],
  },
  'the exports, by lists:filtermap': {
    forms:
      '-export([test_a/1, helper/1, all/0]).\nall() -> lists:filtermap(fun({F, 1}) -> case lists:prefix("test_", atom_to_list(F)) of true -> {true, F}; false -> false end; (_) -> false end, ?MODULE:module_info(exports)).\nhelper(_) -> ok.',
    runs: ['test_a'],
  },
  'the exports, by string:prefix and re:run': {
    forms:
      '-export([test_a/1, helper/1, all/0]).\nall() -> [F || {F, 1} <- module_info(exports), string:prefix(atom_to_list(F), "test_") =/= nomatch, re:run(atom_to_list(F), "^test_") =/= nomatch].\nhelper(_) -> ok.',
    runs: ['test_a'],
  },
  'names that are put together': {
    forms: 'all() -> [list_to_atom("test_" ++ atom_to_list(T)) || T <- [a, b]] ++ [list_to_atom(lists:concat(["test_", c]))].',
    runs: ['test_a', 'test_b', 'test_c'],
  },
  'names with numbers': {
    forms: 'all() -> lists:map(fun(N) -> list_to_atom("test_" ++ integer_to_list(N)) end, lists:seq(1, 2)).\ntest_1(_) -> ok.\ntest_2(_) -> ok.',
    runs: ['test_1', 'test_2'],
  },
  'imported functions': {
    forms: '-import(lists, [map/2, append/1]).\nall() -> append([map(fun(T) -> T end, [test_a]), [test_b]]).',
    runs: ['test_a', 'test_b'],
  },
  'a fold and a key': {
    forms:
      'all() -> {_, _, Tests} = lists:keyfind(g, 1, groups()), lists:foldl(fun(T, Acc) -> [T | Acc] end, [], Tests).\ngroups() -> [{f, [], [test_c]}, {g, [], [test_a, test_b]}].',
    runs: ['test_b', 'test_a'],
  },
  'branches by try and by what is running': {
    forms: 'all() -> try nats:ping() of pong -> [test_a, test_b]; _ -> [test_a] catch _:_ -> [test_a] end.',
    runs: ['test_a', 'test_b?'],
  },
  'a guard': {
    forms: 'all() -> tests(erlang:system_info(otp_release)).\ntests(V) when V >= "26" -> [test_a, test_b];\ntests(_) -> [test_a].',
    runs: ['test_a', 'test_b?'],
  },
  'both branches of -ifdef': {
    forms: '-ifdef(STRESS).\n-define(EXTRA, [test_b]).\n-else.\n-define(EXTRA, []).\n-endif.\nall() -> [test_a | ?EXTRA].',
    runs: ['test_a', 'test_b?'],
  },
  'a case of two arities': { forms: 'all() -> [test_a].\ntest_a() -> [{userdata, x}].', runs: ['test_a'] },
  'groups in groups, with properties given from above': {
    forms:
      'all() -> [{group, main, [parallel]}, {group, other, default, [{inner, [sequence]}]}].\ngroups() -> [{main, [], [{testcase, test_a, [{repeat, 2}]}, {inner, [], [test_b]}]}, {other, [], [{group, inner}]}].',
    runs: ['test_a', 'test_b'],
  },
  'what is commented out': { forms: '%% all() -> [test_c].\nall() ->\n  [\n    test_a\n    %, test_b\n  ].', runs: ['test_a'] },
  'a module that documents itself': {
    forms: '-moduledoc """\nall() -> [test_c].\n"quoted" and \'quoted\' % text\n""".\n-doc ~"One test.".\nall() -> [test_a].',
    runs: ['test_a'],
  },
  'bodies full of what looks like code': {
    forms: `all() -> [test_a, test_x].
test_x(_) -> X = [$", $%, $', $., $\\s], Y = "% no \\" comment", Z = <<"all() -> [b]. ">>, #{a := B} = #{a => 1}, R = #rec{f = 1}, R#rec.f,
  maybe {ok, A} ?= f(), A else _ -> ok end, fun ?MODULE:x/1, fun F(0) -> 1; F(N) -> F(N - 1) end,
  try a of b -> c catch throw:E:St when E > 1 -> St after z end, receive {a, B} when B -> ok after 0 -> ok end,
  << <<V:8>> || <<V>> <= Z >>, #{K => V || K := V <- #{}}, 16#ff, 1.0e-3, {X, Y, Z, 'ünï.cödé'}, ok.`,
    runs: ['test_a', 'test_x'],
  },
  'a partition by a function of its own': {
    forms:
      'all() -> [{group, slow}].\ngroups() -> {Slow, Fast} = lists:partition(fun is_slow/1, [test_a, test_b]), [{slow, [], Slow}, {fast, [], Fast}].\nis_slow(T) -> lists:suffix("_b", atom_to_list(T)).',
    runs: ['test_b'],
  },
  'a function that counts down': {
    forms:
      'all() -> times(test, 2).\ntimes(_, 0) -> [];\ntimes(T, N) -> [list_to_atom(atom_to_list(T) ++ integer_to_list(N)) | times(T, N - 1)].\ntest2(_) -> ok.\ntest1(_) -> ok.',
    runs: ['test2', 'test1'],
  },
  'properties and sets': {
    forms: 'all() -> ordsets:subtract(ordsets:from_list(proplists:get_value(all, lists())), [test_b]).\nlists() -> [{all, [test_a, test_b]}, {none, []}].',
    runs: ['test_a'],
  },
  'what is caught': {
    forms: 'all() -> case catch nats:ping() of pong -> [test_a]; _ -> try nats:up() of ok -> [test_a] catch error:{badmatch, _} -> [test_a] end end.',
    runs: ['test_a'],
  },
  'a case with the name of a callback': { forms: 'all() -> [group, test_a].\ngroup(_) -> ok.', runs: ['group', 'test_a'] },
  'a suite that says it is skipped': { forms: 'all() -> {skip, "not now"}.', runs: [], nothing: 'all/0 skips the suite' },
};

const below = '\ntest_a(_) -> ok.\ntest_b(_) -> ok.\ntest_c(_) -> ok.\n';

for (const [name, { forms, runs, nothing }] of Object.entries(shapes)) {
  test(name, () => {
    const suite = readSuite(`-module(x_SUITE).\n${forms}${below}`, 'x_SUITE');
    assert.deepEqual(
      suite.runs.map((one) => `${one.name}${one.condition ? '?' : ''}`),
      runs,
    );
    assert.deepEqual([suite.undecided, suite.problems, suite.nothing], [[], [], nothing]);
  });
}

test('helpers in other modules are followed, and may call the suite back; headers are read', () => {
  const helper = readModule(`-module(ct_levels).
-export([all/1, groups/1]).
all(Suite) -> Suite:groups_for_level(level()).
level() -> case os:getenv("LEVEL") of "full" -> full; _ -> fast end.
groups(Tests) -> [{unit, [sequence], Tests}].
exported(Suite) -> [F || {F, 1} <- apply(Suite, module_info, [exports]), string:substr(atom_to_list(F), 1, 5) == "test_"].`);
  const header = readModule('-define(COMMON, [test_b]).\n');
  const read = (forms: string) =>
    readSuite(`-module(x_SUITE).\n${forms}${below}`, 'x_SUITE', {
      modules: (name) => (name === 'ct_levels' ? helper : undefined),
      headers: (name) => (name === 'common.hrl' ? header : undefined),
    });
  const suite = read(`-include("common.hrl").
-export([groups_for_level/1]).
all() -> ct_levels:all(?MODULE).
groups_for_level(fast) -> [{group, unit}];
groups_for_level(full) -> [{group, unit}, test_c].
groups() -> ct_levels:groups([test_a | ?COMMON]).`);
  assert.deepEqual(
    suite.runs.map((one) => `${one.name}${one.condition ? '?' : ''} ${one.listing}`),
    ['test_a 7', 'test_b 7', 'test_c? 4'],
  );
  assert.deepEqual([suite.undecided, suite.isWhole], [[], true]);
  assert.deepEqual(
    read('-export([all/0, test_a/1, helper/1]).\nall() -> ct_levels:exported(?MODULE).\nhelper(_) -> ok.').runs.map((one) => one.name),
    ['test_a'],
  );
  assert.equal(read('all() -> ct_unread:all(?MODULE).').undecided.length, 1);
  assert.equal(read('all() -> [{group, G} || G <- maps:keys(modes())].').undecided.length, 1);
  assert.equal(read('all() -> ct_levels:nowhere().').undecided.length, 1);
});

test('a helper that other functions call, hand on or recur to is no test that never runs', () => {
  const idle = (forms: string) =>
    readSuite(`-module(x_SUITE).\n-compile(export_all).\nall() -> [test_a, test_b, test_c].\n${forms}${below}`, 'x_SUITE').idle.map((one) => one.name);
  assert.deepEqual(idle('test_forgotten(_) -> ok.'), ['test_forgotten']);
  assert.deepEqual(idle('test_events(C) -> C.\ncheck(X) -> test_events(X).'), []);
  assert.deepEqual(idle('test_loop(N) -> test_loop(N - 1).'), []);
  assert.deepEqual(idle('test_remote(_) -> ok.\ncheck(N) -> rpc:call(N, ?MODULE, test_remote, [1]).'), []);
  assert.deepEqual(idle('test_each(_) -> ok.\ncheck(L) -> lists:foreach(fun test_each/1, L).'), []);
});

test('what a suite always skips is told', () => {
  const skips = (forms: string) => readSuite(`-module(x_SUITE).\nall() -> [test_a, test_b, test_s].\n${forms}${below}`, 'x_SUITE').runs.map((one) => one.skips);
  assert.deepEqual(skips('test_s(_) -> {skip, "later"}.'), [undefined, undefined, 'it only says that it is skipped (line 3)']);
  assert.deepEqual(skips('test_s(_) -> ok.\ninit_per_testcase(test_b, _C) -> {skip, never};\ninit_per_testcase(_, C) -> C.'), [
    undefined,
    'init_per_testcase/2 skips it (line 4)',
    undefined,
  ]);
  assert.deepEqual(skips('test_s(C) -> case f(C) of 1 -> ok; _ -> {skip, x} end.\ninit_per_suite(C) -> case up() of true -> C; _ -> {skip, down} end.'), [
    undefined,
    undefined,
    undefined,
  ]);
  assert.equal(new Set(skips('test_s(_) -> ok.\ninit_per_suite(_) -> {skip, "no broker here"}.')).size, 1);
});
