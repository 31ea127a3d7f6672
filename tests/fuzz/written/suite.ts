// A suite with everything in it that looks like the end of a test, or like another one.
import fc from 'fast-check';
import { readSuiteFile } from '../../../src/evidence/common-test/facts.ts';
import { at, here, numbered, words, type Format } from './written.ts';

const body = fc.constantFrom(
  'X = 1',
  'X = "all() -> []. \n%% more"',
  'X = "line one\nall() -> [].\ntest_9(_) -> ok.\n"',
  'X = $"',
  'X = $%',
  "X = $'",
  'X = $\\"',
  'X = """\n    a "b" it\'s.\n    """',
  "X = 'it''s. all'",
  "X = 'a \\' b.\nc'",
  'X = fun() -> ok end',
  'X = <<"a.\n">>',
  'X = 16#ff + 1.5e3',
  '%% it\'s "\n    X = 1',
  'case ok of ok -> fine; _ -> bad end',
  '"a" "b"',
  'X = #{a => [{b, "c."}]}',
  'X = ?MODULE:all()',
);

/** Code that no quote closes after: it ends with its line, and what follows is read. */
const broken = fc.constantFrom('', 'helper() ->\n    "it never ends,\n    ok.\n', "helper() ->\n    'it never ends,\n    ok.\n");

export const suite: Format = {
  what: 'a suite',
  written: fc
    .tuple(
      numbered(
        fc.record({ as: fc.constantFrom('plain', 'quoted', 'repeated', 'grouped'), words, body, arity: fc.constantFrom('_', '_Config', 'Config') }),
        'test_',
      ),
      broken,
      fc.constantFrom(', ', ',\n    ', '\n  , %% "\n    '),
    )
    .map(([cases, end, between]) => {
      const plain = end === '' ? [] : ['last_0', 'last_1'];
      const listed = [
        ...cases.map(({ name, as }) =>
          as === 'quoted'
            ? `${here}'${name}'`
            : as === 'repeated'
              ? `{testcase, ${here}${name}, [{repeat, 2}]}`
              : as === 'grouped'
                ? `{group, g_${name}}`
                : here + name,
        ),
        ...plain.map((name) => here + name),
      ];
      const grouped = cases.filter(({ as }) => as === 'grouped').map(({ name }) => name);
      const direct = [...cases.filter(({ as }) => as !== 'grouped').map(({ name }) => name), ...plain];
      return [
        {
          text: `-module(a_SUITE).\n%% ${cases[0]?.words}\n-export([all/0]).\nall() -> [${listed.join(between)}].\n`,
          says: direct.map((name) => `${name} listed`),
        },
        {
          text: `groups() -> [${grouped.map((name) => `{g_${name}, [], [${here}${name}]}`).join(between)}].\n`,
          says: grouped.map((name) => `${name} listed`),
        },
        ...cases.map(({ name, arity, body: lines, words: said }) => ({
          text: `${here}${name}(${arity}) ->\n    io:format(${JSON.stringify(said)}), %% ${said}\n    ${lines},\n    ok.\n`,
          says: [`${name} defined`],
        })),
        { text: end },
        ...plain.map((name) => ({ text: `${here}${name}(_) -> ok.\n`, says: [`${name} defined`] })),
      ];
    }),
  read: (text) =>
    readSuiteFile('a_SUITE.erl', text, 'a_SUITE', []).facts.flatMap((fact) => {
      if (fact.kind !== 'test') return [];
      const { listing, definition } = fact.fields;
      return [...(listing ? [at(listing.value.line, `${fact.name} listed`)] : []), ...(definition ? [at(definition.value.line, `${fact.name} defined`)] : [])];
    }),
};
