// Time grows with the size of what is read, not with its square: four times the text may take a little over four times
// as long. Measured in processor time and as a ratio, so that a slow or a busy machine changes nothing.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { property, type Property } from './property.ts';
import { wholeBook } from './whole.ts';

const times = (count: number, part: string | ((index: number) => string)) =>
  Array.from({ length: count }, (_, index) => (typeof part === 'string' ? part : part(index))).join('');

/** Files of about the size n, each a known way to make a reader look twice at everything. */
const shapes: Record<string, (n: number) => Record<string, string>> = {
  'emphasis that opens and never closes': (n) => md(times(n / 4, 'a **')),
  'emphasis that closes and never opens': (n) => md(times(n / 4, 'a** ')),
  'mixed emphasis': (n) => md(times(n / 8, '*a _b **c')),
  stars: (n) => md('*'.repeat(n)),
  'brackets that open': (n) => md('['.repeat(n)),
  'brackets and parentheses': (n) => md(times(n / 4, '[a](')),
  'pictures in links': (n) => md(times(n / 4, '![[](')),
  'link references without definitions': (n) => md(times(n / 8, (i) => `[a${i}][b] `)),
  'link references with definitions': (n) => md(times(n / 16, (i) => `[a${i}]\n\n[a${i}]: x\n\n`)),
  footnotes: (n) => md(times(n / 16, (i) => `x[^${i}]\n\n[^${i}]: y\n\n`)),
  'code spans of growing fences': (n) => md(times(Math.sqrt(n), (i) => `${'`'.repeat(i + 1)} a `)),
  'comments that open': (n) => md(times(n / 5, '<!-- ')),
  'tags that open': (n) => md(times(n / 5, '<div>')),
  'tags that are no tags': (n) => md(times(n / 3, '<a ')),
  'processing instructions': (n) => md(times(n / 3, '<? ')),
  'quotes in quotes': (n) => md(`${'> '.repeat(Math.min(n / 2, 1000))}a\n`.repeat(Math.max(1, n / 2000))),
  'lines of one list': (n) => md(times(n / 8, (i) => `- a ${i}\n`)),
  'lists in lists': (n) => md(times(Math.sqrt(n), (i) => `${'  '.repeat(i)}- a\n`)),
  headings: (n) => md(times(n / 8, '## a b\n\n')),
  'fences that never close': (n) => md(times(n / 8, '```\n## a\n')),
  'a table of many rows': (n) => md(`| Requirement | Test |\n|---|---|\n${times(n / 40, (i) => `| R1.${i}: Title | \`test_${i}\` |\n`)}`),
  'a table of many columns': (n) => md(`|${times(n / 8, '  a |')}\n|${times(n / 8, '---|')}\n|${times(n / 8, ' b |')}\n`),
  'cells that hold lists': (n) => md(`| Scenario ID | Tests |\n|---|---|\n| S1 | ${times(n / 20, (i) => `<br/>- \`test_${i}\``)} |\n`),
  'a row of separators': (n) => md(`| a |\n|${'-'.repeat(n)}`),
  'fields on one line': (n) => md(times(n / 12, (i) => `**L${i}**: x  `)),
  'one long label': (n) => md(`**${'Label '.repeat(n / 6)}**: x`),
  'character references': (n) => md('&#0;'.repeat(n / 4)),
  'an identifier of underscores': (n) => md('a_'.repeat(n / 2)),
  'one long word': (n) => md('a'.repeat(n)),
  'an identifier of dots': (n) => md(`## R1${'.1'.repeat(n / 2)}: x`),
  'an identifier of colons': (n) => md(`- \`${'a_SUITE:'.repeat(n / 8)}\``),
  capitals: (n) => md(`- \`${'Aa'.repeat(n / 2)}\``),
  digits: (n) => md(`${'9'.repeat(n)} scenarios`),
  ranges: (n) => md(times(n / 12, (i) => `R1.${i}-R1.${i + 2} `)),
  spaces: (n) => md(`a${' '.repeat(n)}b`),
  'spaces at the ends of lines': (n) => md(`a${' '.repeat(20)}\n`.repeat(n / 20)),
  'parentheses in an alert': (n) => md(`## Alerts\n\n- \`AlarmOne\` ${'('.repeat(n)}`),
  'labels of a metric': (n) => md(`\`a_total{${times(n / 8, (i) => `l${i},`)}}\``),
  'a query': (n) => md(`\`\`\`promql\n${'sum(rate(a_total[5m])) + '.repeat(n / 25)}1\n\`\`\``),
  'tests of one suite': (n) => md(`## Suites\n\n### a_SUITE\n\n${times(n / 16, (i) => `- \`test_a_${i}\`\n`)}`),
  'scenarios that share a test': (n) => md(times(n / 60, (i) => `**Scenario S${i}: Title ${i}**\n- **Tests**: \`test_a\`\n\n`)),
  'scenarios of one name': (n) => md(times(n / 60, (i) => `**Scenario S${i}: Title**\n- **Tests**: \`test_${i}\`\n\n`)),
  'mentions of one id': (n) => md(`### R1.1: A\n\n${'R1.1 '.repeat(n / 5)}`),
  'documents of one id': (n) =>
    Object.fromEntries(Array.from({ length: n / 200 }, (_, i) => [`${i}.md`, `# D${i}\n\n### R1.1: A${i}\n\nsee R1.1, \`test_a\`, ${i - 1}.md\n`])),
  'documents that link to each other': (n) =>
    Object.fromEntries(Array.from({ length: n / 200 }, (_, i) => [`${i}.md`, `# D${i}\n\n[a](${i + 1}.md) [b](${i}.md#d${i}) [c](none.md)\n`])),
  'text that was decoded wrongly': (n) => md('âœ… ok\n'.repeat(n / 8)),
  'front matter that never closes': (n) => ({ 'a.md': `---\n${'a: b\n'.repeat(n / 5)}` }),
  'front matter of brackets': (n) => ({ 'a.md': `---\na: ${'['.repeat(n)}\n---\n` }),
  'tags in the braces of MDX': (n) => ({ 'a.mdx': `{1 ${times(n / 12, '<T>\n\n{1 + 1}')}` }),
  'braces of MDX with a tag in each': (n) => ({ 'a.mdx': times(n / 8, '{<T>}\n\n') }),
  'tags of MDX that close in texts': (n) => ({ 'a.mdx': `{1 ${times(n / 16, '<T a="</T>">')}` }),
  'MDX that opens': (n) => ({ 'a.mdx': times(n / 4, '<A>{') }),
  rules: (n) => ({ 'r.yaml': `groups:\n- name: a\n  rules:\n${times(n / 60, (i) => `  - alert: A${i}\n    expr: a_total > ${i}\n    for: 5m\n`)}` }),
  'rules in brackets': (n) => ({ 'r.yaml': `alert: x\nexpr: ${'['.repeat(n)}` }),
  'rules of aliases': (n) => ({ 'r.yaml': `a: &a {alert: x, expr: y}\nrules:\n${times(n / 5, '- *a\n')}` }),
  results: (n) => ({ 'r.xml': `<testsuite name="a_SUITE">${times(n / 40, (i) => `<testcase name="t${i}" classname="a_SUITE"/>`)}</testsuite>` }),
  'results in results': (n) => ({ 'r.xml': '<testsuite>'.repeat(n / 11) }),
  'a dashboard': (n) => ({
    'dashboards/d.json': JSON.stringify({ title: 'a', panels: Array.from({ length: n / 60 }, (_, i) => ({ title: `p${i}`, targets: [{ expr: `a_${i}` }] })) }),
  }),
  'a dashboard of brackets': (n) => ({ 'dashboards/d.json': `{"title":"a","panels":${'['.repeat(n)}` }),
  'a suite': (n) => ({
    'a_SUITE.erl': `-module(a_SUITE).\nall() -> [${Array.from({ length: n / 20 }, (_, i) => `t${i}`).join()}].\n${times(n / 20, (i) => `t${i}(_) -> ok.\n`)}`,
  }),
  'sigils that open': (n) => ({ 'a_SUITE.erl': `-module(a_SUITE).\nall() -> [].\n${times(n / 4, '~(a\n')}` }),
  'a suite of brackets': (n) => ({ 'a_SUITE.erl': `-module(a_SUITE).\nall() -> ${'['.repeat(n)}` }),
  'a suite that adds lists': (n) => ({ 'a_SUITE.erl': `-module(a_SUITE).\nall() -> ${'[a] ++ '.repeat(n / 8)}[].\n` }),
  'a suite of macros': (n) => ({
    'a_SUITE.erl': `-module(a_SUITE).\n${times(n / 20, (i) => `-define(M${i}, ?M${i + 1}).\n`)}all() -> ?M0.\n`,
  }),
  'a suite of groups': (n) => ({
    'a_SUITE.erl': `-module(a_SUITE).\nall() -> [{group, g0}].\ngroups() -> [${times(n / 25, (i) => `{g${i}, [], [{group, g${i + 1}}]}, `)}{z, [], []}].\n`,
  }),
  metrics: (n) => ({ 'm.prom': times(n / 20, (i) => `a_total{l="${i}"} 1\n`) }),
  'metrics with many labels': (n) => ({ 'm.prom': `a_total{${times(n / 8, (i) => `l${i}="x",`)}} 1\n` }),
  'labels that never close': (n) => ({ 'm.prom': `a_total{${'a="\\"'.repeat(n / 5)}\n` }),
};

function md(text: string): Record<string, string> {
  return { 'a.md': `# A\n\n${text}\n` };
}

/** Processor time in milliseconds. */
function timeOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What takes less than this is too short to be compared. */
const shortest = 25;
const largest = 200_000;
/** Linear growth is 4, quadratic 16. */
const mostGrowth = 9;

/** Takes no more than this for a page of a few hundred lines, and a hundred times as long for what is a hundred times as large. */
const page = 20_000;
const mostForPage = 400;

/** Looks at some shapes once each: what takes long for its size is measured. */
function areQuick(names: readonly string[]): void {
  for (const name of names) if (timeOf(() => wholeBook(shapes[name]?.(page) ?? {})) > mostForPage) growsLinearly(name);
}

/** Fails when four times the size takes much more than four times as long. */
function growsLinearly(name: string): void {
  const measure = (n: number) => timeOf(() => wholeBook(shapes[name]?.(n) ?? {}));
  let n = 1000;
  let [small, large] = [measure(n), measure(4 * n)];
  while (large < 4 * shortest && n < largest) {
    n *= 4;
    [small, large] = [large, measure(4 * n)];
  }
  // A collection of garbage or a late compilation tells nothing: the best of several counts.
  for (let again = 0; again < 3 && large > mostGrowth * small; again += 1) {
    [small, large] = [Math.max(small, measure(n)), Math.min(large, measure(4 * n))];
  }
  // What grows with its square up to a limit, and no further, hangs nobody up.
  if (large > mostGrowth * small) {
    n *= 4;
    [small, large] = [large, measure(4 * n)];
  }
  assert.ok(large <= mostGrowth * Math.max(small, shortest / 4), `${name}: ${small.toFixed(1)} ms for ${n} characters, ${large.toFixed(1)} ms for ${4 * n}`);
}

/** What once took a second for a few thousand characters: the short run plays these, the long one all. */
const once = [
  'one long word',
  'character references',
  'an identifier of underscores',
  'digits',
  'front matter of brackets',
  'MDX that opens',
  'tags in the braces of MDX',
];

export const growthProperties: Property[] = [
  ...once.map((name) => property(`time grows with the size of ${name}`, 1, fc.constant(name), growsLinearly)),
  property('nothing takes long for its size', 0, fc.shuffledSubarray(Object.keys(shapes), { minLength: 20, maxLength: 20 }), areQuick),
  property('time grows with the size of what is read', 0, fc.constantFrom(...Object.keys(shapes)), growsLinearly),
];
