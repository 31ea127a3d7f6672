// Evidence that is written from what is known to be in it: read, it says exactly that, and cut anywhere, all that stood
// before the cut.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readSuiteFile } from '../../src/evidence/common-test/facts.ts';
import { readExposition } from '../../src/evidence/exposition.ts';
import { readDashboard } from '../../src/evidence/grafana.ts';
import { readRuleFile } from '../../src/evidence/prometheus-rules.ts';
import { readResults } from '../../src/evidence/results/junit.ts';
import type { AnyFact } from '../../src/reading/fact.ts';
import { property, type Property } from './property.ts';

/** A text in pieces, each with what it says: nothing for a piece that only holds others together. */
type Written = readonly { text: string; says?: string }[];

interface Format {
  what: string;
  written: fc.Arbitrary<Written>;
  /** What a reader makes of a text, in the words of the pieces. */
  read: (text: string) => string[];
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const words = fc
  .array(fc.constantFrom('late', 'a "b"', '<c>', '&amp;', "it's", 'x\\y', '{d}', '%', '#', ':', '- ', '[', ']', '->', 'ß', '__proto__', 'end.'), {
    maxLength: 4,
  })
  .map((all) => all.join(' '));
const noise = fc.constantFrom('', '\n', '  ', '\n\n');

/** Each item with a name of its own, so that one that is lost or doubled is seen. */
function numbered<T>(item: fc.Arbitrary<T>, name: string): fc.Arbitrary<(T & { name: string })[]> {
  return fc.array(item, { minLength: 1, maxLength: 6 }).map((all) => all.map((one, index) => ({ ...one, name: `${name}${index}` })));
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const results: Format = {
  what: 'results',
  written: numbered(fc.record({ outcome: fc.constantFrom('passed', 'failed', 'skipped'), words, noise, open: fc.boolean() }), 'test_').map((cases) => [
    { text: '<?xml version="1.0"?>\n<testsuites><testsuite name="a_SUITE">' },
    ...cases.map(({ name, outcome, words: message, noise: before, open }) => {
      const inside = outcome === 'failed' ? `<failure message="${xml(message)}">${xml(message)}</failure>` : outcome === 'skipped' ? '<skipped/>' : '';
      const head = `${before}<!-- ${message.replaceAll('-', '')} --><testcase classname="a_SUITE" name="${name}" time="1.5"`;
      return { text: inside === '' && !open ? `${head}/>` : `${head}>${inside}</testcase>`, says: `${name} ${outcome}` };
    }),
    { text: '</testsuite></testsuites>\n' },
  ]),
  read: (text) => readResults([text]).cases.map(({ name, outcome }) => `${name} ${outcome}`),
};

/** What stands in the body of a test and looks like the end of it, or like another. */
const body = fc.constantFrom(
  'X = 1',
  'X = "all() -> []. \n%% more"',
  'X = "line one\nall() -> [].\ntest_9(_) -> ok.\n"',
  'X = $"',
  'X = $%',
  "X = 'it''s. all'",
  'X = fun() -> ok end',
  'X = <<"a.\n">>',
  '%% it\'s "\n    X = 1',
  'case ok of ok -> fine; _ -> bad end',
  '"a" "b"',
  'X = #{a => [{b, "c."}]}',
);

const suite: Format = {
  what: 'a suite',
  written: numbered(
    fc.record({ as: fc.constantFrom('plain', 'quoted', 'repeated', 'grouped'), words, body, arity: fc.constantFrom('_', '_Config', 'Config') }),
    'test_',
  ).map((cases) => {
    const listed = cases.map(({ name, as }) =>
      as === 'quoted' ? `'${name}'` : as === 'repeated' ? `{testcase, ${name}, [{repeat, 2}]}` : as === 'grouped' ? `{group, g_${name}}` : name,
    );
    const groups = cases.filter(({ as }) => as === 'grouped').map(({ name }) => `{g_${name}, [], [${name}]}`);
    return [
      { text: `-module(a_SUITE).\n%% ${cases[0]?.words}\n-export([all/0]).\nall() -> [${listed.join(', ')}].\ngroups() -> [${groups.join(', ')}].\n` },
      ...cases.map(({ name, arity, body: lines, words: said }) => ({
        text: `${name}(${arity}) ->\n    io:format(${JSON.stringify(said)}), %% ${said}\n    ${lines},\n    ok.\n`,
        says: name,
      })),
    ];
  }),
  read: (text) => testNames(readSuiteFile('a_SUITE.erl', text, 'a_SUITE', []).facts),
};

function testNames(facts: readonly AnyFact[]): string[] {
  return facts.flatMap((fact) => (fact.kind === 'test' && fact.fields.definition ? [fact.name ?? ''] : []));
}

const rules: Format = {
  what: 'rules',
  written: numbered(
    fc.record({
      for: fc.constantFrom(undefined, '5m'),
      severity: fc.constantFrom('critical', 'warning'),
      summary: words,
      recording: fc.boolean(),
      comment: words,
    }),
    'OrdersAlert',
  ).map((all) => [
    { text: 'groups:\n- name: orders\n  rules:\n' },
    ...all.map(({ name, summary, recording, comment, ...rule }, index) => {
      const made = recording
        ? { record: `orders:rate${index}`, expr: `rate(orders_total[5m]) + ${index}` }
        : {
            alert: name,
            expr: `orders_total > ${index}`,
            ...(rule.for ? { for: rule.for } : {}),
            labels: { severity: rule.severity },
            annotations: { summary: summary || 'none' },
          };
      const text = stringify([made], { lineWidth: 0 }).replace(/^(?=.)/gm, '  ');
      return { text: `  # ${comment}\n${text}`, says: recording ? `orders:rate${index}` : [name, rule.severity, rule.for, summary || 'none'].join(' | ') };
    }),
  ]),
  read: (text) =>
    readRuleFile({ path: 'rules.yaml', text }).facts.flatMap((fact) => {
      if (fact.kind === 'metric') return [fact.name ?? ''];
      return fact.kind === 'alert' ? [[fact.name, fact.fields.severity?.value, fact.fields.for?.value, fact.fields.summary?.value].join(' | ')] : [];
    }),
};

const dashboard: Format = {
  what: 'a dashboard',
  written: numbered(
    fc.record({ queries: fc.subarray(['rate(a_total[5m])', 'b_c_total > 1', 'sum by (d) (e_f_total)']), description: words, inRow: fc.boolean() }),
    'Panel ',
  ).map((panels) => [
    { text: '{"schemaVersion": 39, "title": "Orders", "panels": [' },
    ...panels.map(({ name, queries, description, inRow }, index) => {
      const panel = JSON.stringify({ title: name, description, targets: queries.map((expr) => ({ expr })) }, null, index % 2);
      const text = inRow ? `{"type": "row", "title": "Row", "panels": [${panel}]}` : panel;
      return { text: `${index === 0 ? '' : ',\n'}${text}`, says: [name, ...queries].join(' | ') };
    }),
    { text: ']}\n' },
  ]),
  read: (text) =>
    readDashboard({ path: 'dashboards/a.json', text }).facts.flatMap((fact) =>
      fact.kind === 'panel' ? [[fact.name, ...(fact.fields.queries?.value ?? [])].join(' | ')] : [],
    ),
};

const exposition: Format = {
  what: 'metrics',
  written: numbered(
    fc.record({ labels: fc.subarray(['reason', 'source', 'topic']), value: words, number: fc.constantFrom('1', 'NaN', '+Inf', '1e+06'), help: fc.boolean() }),
    'orders_things_',
  ).map((all) =>
    all.map(({ name, labels, value, number, help }) => {
      const inside = labels.map((label) => `${label}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',');
      const head = help ? `# HELP ${name}_total ${value}\n# TYPE ${name}_total counter\n` : '';
      return { text: `${head}${name}_total${labels.length > 0 ? `{${inside}}` : ''} ${number}\n`, says: [`${name}_total`, ...labels].join(' ') };
    }),
  ),
  read: (text) =>
    readExposition('a.prom', [text]).facts.flatMap((fact) =>
      fact.kind === 'metric' ? (fact.fields.labelSets?.value ?? [{ labels: [] }]).map(({ labels }) => [fact.name, ...labels].join(' ')) : [],
    ),
};

export const writtenProperties: Property[] = [results, suite, rules, dashboard, exposition].map(({ what, written, read }) =>
  property(`${what}, written from what is in it, says that, and cut, what stood before`, 30, fc.tuple(written, share), ([pieces, cut]) => {
    const text = pieces.map((piece) => piece.text).join('');
    const said = pieces.flatMap(({ says }) => says ?? []);
    assert.deepEqual(read(text).sort(), [...said].sort());
    const kept = text.slice(0, Math.floor(cut * text.length));
    let end = 0;
    const before = pieces.flatMap((piece) => ((end += piece.text.length) <= kept.length && piece.says !== undefined ? [piece.says] : []));
    // What stands right at the cut may be taken for something that goes on.
    const found = new Set(read(kept));
    assert.deepEqual(
      before.slice(0, -1).filter((one) => !found.has(one)),
      [],
    );
  }),
);
