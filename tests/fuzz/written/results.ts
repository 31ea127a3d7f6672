// Results of test runs, as runners write them: suites in suites, times with thousands set apart.
import fc from 'fast-check';
import { readResults } from '../../../src/evidence/results/junit.ts';
import { at, here, numbered, words, type Format } from './written.ts';

const noise = fc.constantFrom('', '\n', '  ', '\n\n', '\n<!-- <testcase name="x"/>\n-->');
const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** What stands in a case, by how it ended: the elements, with the message. */
const verdicts = {
  passed: () => '',
  failed: (message: string) => `<failure message="${xml(message)}">${xml(message)}</failure>`,
  'failed in a text': (message: string) => `<failure><![CDATA[${message}]]></failure>`,
  'an error': (message: string) => `<system-out>${xml(message)}</system-out><error message="${xml(message)}"/>`,
  skipped: (message: string) => `<skipped message="${xml(message)}"/>`,
  'failed at first': (message: string) => `<flakyFailure message="${xml(message)}"/>`,
};
const outcomes = { 'failed in a text': 'failed', 'an error': 'failed', 'failed at first': 'flaky' } as Readonly<Record<string, string>>;

export const results: Format = {
  what: 'results',
  written: numbered(
    fc.record({
      verdict: fc.constantFrom(...(Object.keys(verdicts) as (keyof typeof verdicts)[])),
      words,
      noise,
      isOpen: fc.boolean(),
      suite: fc.constantFrom('a_SUITE', 'inner_SUITE', 'in_inner_SUITE'),
      time: fc.constantFrom(['1.5', 1.5], ['1,000.5', 1000.5], ['0', 0], ['NaN', undefined]) as fc.Arbitrary<[string, number | undefined]>,
    }),
    'test_',
  ).map((cases) => [
    { text: '<?xml version="1.0"?>\n<testsuites>\n<testsuite name="a_SUITE">' },
    ...cases.map(({ name, verdict, words: said, noise: before, isOpen, suite, time: [time, seconds] }) => {
      const message = said.replace(/\s+/g, ' ').trim();
      const inside = verdicts[verdict](message);
      const head = `${here}<testcase classname="a_SUITE"\n  name="${name}"${before.startsWith('\n<') ? ' ' : before} time="${time}"`;
      const whole = `${before}${inside === '' && !isOpen ? `${head}/>` : `${head}>${inside}</testcase>`}`;
      const suites = suite === 'a_SUITE' ? [] : suite === 'inner_SUITE' ? [suite] : ['inner_SUITE', suite];
      const reason = verdict === 'passed' ? '' : message;
      return {
        text: `${suites.map((one) => `<testsuite name="${one}">`).join('')}${whole}${suites.map(() => '</testsuite>').join('')}`,
        says: [[name, outcomes[verdict] ?? verdict, suite, seconds, reason].join(' | ')],
      };
    }),
    { text: '</testsuite></testsuites>\n' },
  ]),
  read: (text) =>
    readResults([text]).cases.map(({ line, name, outcome, suite, seconds, message }) =>
      at(line, [name, outcome, suite.name, seconds, message ?? ''].join(' | ')),
    ),
};
