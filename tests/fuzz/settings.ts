// Configuration, front matter, MDX and encodings: whatever stands there is read or told, never thrown.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ConfigError, parseConfig } from '../../src/book/config.ts';
import { decode, NotText } from '../../src/book/decode.ts';
import { readFrontMatter } from '../../src/book/front-matter.ts';
import { parseBaseline } from '../../src/checks/baseline.ts';
import { refusalOf } from '../../src/rendering/mdx.ts';
import { documentOf } from '../support/reading.ts';
import { damaged, damages } from './damage.ts';
import { property, type Property } from './property.ts';

const book = `title: Orders
description: What holds
repository:
  url: https://git.example.org/shop/orders
  branch: main
ignore: [archive/**]
evidence:
  sources: [{ name: a, path: b }]
  complete: true
  maxAgeDays: 14
checks:
  orphan-test: error
synonyms:
  at-least-once: [redelivery]
`;
const matter = `---
title: Losing the broker
kind: scenario
id: "010"
owner: orders team
date: 2025-11-30
family: orders
aliases: [broker page, x]
---
# Title
`;
const baseline = `accepted:
- fingerprint: 0123456789abcdef
  reason: known
  expires: 2026-01-31
- { fingerprint: fedcba9876543210, reason: "old: it stays" }
`;
const mdx = `# Title

<Count of="tests" /> and {1 + 1}

<TrustSummary>
  **text**
</TrustSummary>

export const x = 1;
`;
const yamlPieces = [
  'title: ',
  'evidence:\n',
  'checks: {',
  'repository: null\n',
  '&a ',
  '*a',
  '<<: *a\n',
  '!!js/function ',
  '!!binary |\n',
  '- ',
  '? ',
  ': ',
  '"',
  "'",
  '|\n',
  '---\n',
  '...\n',
  '{',
  '}',
  '[',
  ']',
  '#',
  '\t',
  '__proto__: 1\n',
  'constructor: {}\n',
  '---js\n',
  'kind: x\n',
  'aliases: {}\n',
  'date: [1]\n',
  '"\\ud83d"',
];
const mdxPieces = [
  '<',
  '>',
  '</',
  '/>',
  '{',
  '}',
  '<Count',
  '<X.Y>',
  '<>',
  '{/* */}',
  '<!-- -->',
  'import a from "b"\n',
  'export default 1\n',
  '{`',
  '`}',
  '{...x}',
  'a={',
  '="',
  '\n\n',
  '`',
  '\\',
  '&',
  '{process.exit(1)}',
  '<script>',
];

/** Lines that say something right, in front matter and in a book.yaml, and an empty one in their midst. */
const settings = fc
  .tuple(fc.subarray(['title: Losing it', '# a: comment', '  ']), fc.subarray(["description: 'x: y'", '# "', '  # c']))
  .map(([before, after]) => [...before, '', ...after]);
/** A line that is wrong in front matter, and one in a book.yaml. */
const wrongSettings: readonly (readonly [inFront: string, inBook: string])[] = [
  ['a: b: c', 'a: b: c'],
  ['kind: nonsense', 'checks: nonsense'],
  ['owner: [[x]]', 'nonsense: x'],
  ['date: {}', 'evidence: [x]'],
];

export const settingProperties: Property[] = [
  property('a book.yaml is used, or each problem is told with its line', 60, damages(yamlPieces), (all) => {
    const text = damaged(book, all).toString();
    try {
      assert.equal(typeof parseConfig(text).evidence.complete, 'boolean');
    } catch (error) {
      assert.ok(error instanceof ConfigError, `${(error as Error).stack}`);
      for (const problem of error.problems) {
        const line = Number(/^book\.yaml:(\d+): \S/.exec(problem)?.[1]);
        assert.ok(line >= 1 && line <= text.split(/\r\n|\r|\n/).length, problem);
      }
    }
  }),
  property('a baseline is used, or told', 60, damages(yamlPieces), (all) => {
    const text = damaged(baseline, all).toString();
    try {
      assert.ok(Array.isArray(parseBaseline(text, 'known.yaml').waivers));
    } catch (error) {
      assert.ok(error instanceof ConfigError, `${(error as Error).stack}`);
      for (const problem of error.problems) assert.match(problem, /^known\.yaml(?::\d+)?: \S/);
    }
  }),
  property('keys that are lists in lists take no longer than others', 2, fc.constantFrom('? ', '{? ', '[', '{a: ', '- '), (piece) => {
    for (const text of [piece.repeat(40), `---\na: b\n${piece.repeat(40)}\n---\n`]) {
      assert.throws(() => parseConfig(text), ConfigError);
      assert.ok(readFrontMatter(text, 'a.md').findings.length <= 1);
    }
  }),
  property('front matter is taken off or left, and no line moves', 100, damages(yamlPieces), (all) => {
    const text = damaged(matter, all).toString().replace(/\r\n?/g, '\n');
    const { body, findings, frontMatter } = readFrontMatter(text, 'a.md');
    assert.equal(body.split('\n').length, text.split('\n').length);
    for (const { source } of findings) assert.ok(source.line >= 1 && source.line <= text.split('\n').length);
    for (const value of Object.values(frontMatter)) assert.ok(typeof value === 'string' || Array.isArray(value));
    assert.equal(new Set(findings.map(({ message }) => message)).size, findings.length);
  }),
  property(
    'what is wrong in front matter or a book.yaml is told at its line',
    60,
    fc.tuple(settings, fc.constantFrom(...wrongSettings)),
    ([lines, [wrong, wrongInBook]]) => {
      const at = lines.indexOf('');
      const front = readFrontMatter(['---', ...lines.with(at, wrong), '---', '', '# Title'].join('\n'), 'a.md');
      assert.deepEqual(
        front.findings.map(({ source }) => source.line),
        [at + 2],
      );
      assert.throws(
        () => parseConfig(lines.with(at, wrongInBook).join('\n')),
        (error: Error) => error instanceof ConfigError && error.problems.length === 1 && error.problems[0]?.startsWith(`book.yaml:${at + 1}: `),
      );
    },
  ),
  property('MDX is accepted, or refused with a line', 60, damages(mdxPieces), (all) => {
    const document = { ...documentOf('', 'a.mdx'), text: damaged(mdx, all).toString().replace(/\r\n?/g, '\n') };
    const refused = refusalOf(document, new Set(['Count', 'TrustSummary']));
    if (refused) assert.ok(refused.line >= 1 && refused.line <= document.text.split('\n').length, refused.message);
  }),
  property('bytes are text, or no text', 60, fc.uint8Array({ maxLength: 400 }), (bytes) => {
    try {
      const { text, repaired } = decode(bytes);
      if (repaired) assert.ok(repaired.line >= 1 && repaired.line <= text.split('\n').length);
    } catch (error) {
      assert.ok(error instanceof NotText);
    }
  }),
];
