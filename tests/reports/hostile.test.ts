// Findings about a stranger's files, in every form: what they quote is text and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import sax from 'sax';
import { findingRules } from '../../src/checks/rules.ts';
import { finding, type Finding } from '../../src/model/finding.ts';
import { report } from '../../src/reports/report.ts';

const attacks = [
  '::error::x',
  '::set-output name=a::b',
  '##[add-mask]x',
  '%0A::warning::y',
  '\n::error file=a::z',
  '\r\n',
  '\u001b[2J\u001b]8;;https://evil.example\u0007x',
  '\u009b31m',
  '\u202egnp.exe\u2066',
  '<![CDATA[ ]]>',
  '</failure></testcase>',
  '&amp;&#0;&x;',
  '"',
  "'",
  '\0',
  '\ufffe',
  '\ud83d',
  ',line=1',
  ':',
  '@everyone',
  '${x}',
  '../../etc/passwd',
  ' ',
];
const text = fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'binary', maxLength: 8 }));
const texts = fc.array(text, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const place = fc.record({ file: texts.map((file) => file.toWellFormed()), line: fc.integer({ min: 1, max: 99 }) });
const hostile = fc
  .record({ message: texts, source: place, related: fc.array(fc.record({ file: texts, line: fc.constant(1), message: texts }), { maxLength: 2 }) })
  .map(({ message, source, related }): Finding =>
    finding({ rule: 'orphan-test', severity: 'error', message, source, related: related.map((one) => ({ ...one, file: one.file.toWellFormed() })) }),
  );

/** Plays findings against a form. */
function always(holds: (findings: readonly Finding[], said: (format: Parameters<typeof report>[0]) => string) => void): void {
  const findings = fc.array(hostile, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(findings, (all) => holds(all, (format) => report(format, all, findingRules, (file) => file))),
    { numRuns: 150 },
  );
}

test('a terminal and a build’s log see lines of ours alone', () => {
  always((findings, said) => {
    const lines = said('text').split('\n');
    for (const line of lines) {
      assert.doesNotMatch(line, /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      assert.doesNotMatch(line, /^\s*::|##\[/);
    }
    const files = new Set(findings.map(({ source }) => source.file)).size;
    const related = findings.reduce((all, one) => all + one.related.length, 0);
    assert.equal(lines.length, 2 * files + findings.length + related + 2);
  });
});

test('an annotation is one line of the documented form', () => {
  always((findings, said) => {
    const lines = said('github').split('\n');
    assert.equal(lines.length, findings.length + 1);
    for (const line of lines.slice(0, -1)) assert.match(line, /^::error file=[^,:\r\n]*,line=\d+,title=orphan-test::[^\r\n]*$/);
  });
});

test('JSON, SARIF, GitLab’s report and JUnit’s XML stay whole and say the same', () => {
  always((findings, said) => {
    const messages = findings.map(({ message }) => message.toWellFormed());
    const of = (value: { message: string }[]) => value.map((one) => one.message.toWellFormed());
    assert.deepEqual(of((JSON.parse(said('json')) as { findings: { message: string }[] }).findings), messages);
    const { runs } = JSON.parse(said('sarif')) as { runs: [{ results: { message: { text: string } }[] }] };
    assert.deepEqual(of(runs[0].results.map(({ message }) => ({ message: message.text }))), messages);
    assert.deepEqual(of((JSON.parse(said('gitlab')) as { description: string }[]).map(({ description }) => ({ message: description }))), messages);
    const parser = sax.parser(true);
    const failures: string[] = [];
    parser.onerror = (error) => assert.fail(error.message);
    parser.onopentag = ({ name, attributes }) => void (name === 'failure' && failures.push(String(attributes['message'])));
    parser.write(said('junit')).close();
    const inXml = (message: string) => message.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd').toWellFormed();
    assert.deepEqual(
      failures.map((message) => message.toWellFormed()),
      messages.map(inXml),
    );
  });
});
