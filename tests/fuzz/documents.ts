// Documents that are damaged, hostile or random: nothing crashes, and what lies outside the damage stays.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Loaded } from '../../src/catalog/load.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { projectRoot } from '../support/command.ts';
import { damaged, damages, type Damage } from './damage.ts';
import { property, type Property } from './property.ts';
import { wholeBook, type Files } from './whole.ts';

/** What readers and Markdown look for, in small pieces. */
const pieces = [
  '# ',
  '## ',
  '### ',
  '- ',
  '  - ',
  '1. ',
  '> ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\\',
  '---\n',
  '***',
  '**',
  '_',
  '`',
  '```',
  '~~~yaml\n',
  '```mermaid\n',
  '|',
  '||',
  '\n|---|---|\n',
  '<br/>',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<x',
  '&amp;',
  '&#0;',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '[^1]',
  '[^1]: ',
  '![',
  '](',
  '- [ ] ',
  '- [x] ',
  '**Test**: ',
  '**Verifies**:\n',
  '**Status**: ',
  '**Duration**: ',
  '**Runbook Section**: ',
  '**Scenario S1: x**\n',
  '**Date**: ',
  '### Scenario 1: x\n',
  '## Process 1: x\n',
  '### [task_id] x\n',
  '### R1.1: x\n',
  '#### Pattern 1.1: x\n',
  '### Panel 1: x\n',
  '## Alerts\n',
  '## Glossary\n',
  '| Requirement | Test | Suite | Status |\n|---|---|---|---|\n',
  '| Scenario ID | Tests | Metrics | Alerts |\n|---|---|---|---|\n',
  '| Metric | Labels |\n|---|---|\n',
  '| Concept | NATS | Kafka |\n|---|---|---|\n',
  '| Event | Priority | Action |\n|---|---|---|\n',
  '| Task ID | Priority |\n|---|---|\n',
  '| Alert | Expr |\n|---|---|\n',
  'R1.1',
  'R1.1-R1.9',
  'R1.9-R1.1',
  'R1-R999999999',
  'S1',
  'JS-001',
  'test_x/1',
  'x_SUITE:test_y',
  'x_SUITE.erl',
  'x_total{a,b}',
  'OrdersStuck',
  'TBD',
  '✅',
  '❌',
  '⏳',
  '20 scenarios',
  '18/21',
  '~30-60 seconds',
  '99999999999999999999 minutes',
  '2025-Q2',
  '2025-13-45',
  '100%',
  'All tests (R1.1-R1.4)',
  'Same tests as S1',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '..',
  '../../x.md',
  'x.md#y',
  '//x',
  'javascript:x',
  '\u0000',
  '\u202e',
  '\ud83d',
  'âœ…',
  '‚úÖ',
  'İ',
  'ß',
  '\n---\ntitle: x\nkind: task\n---\n',
  '- alert: X\n  expr: a_b > 1\n',
  '```promql\nrate(x_total[5m])\n```\n',
  '<script>',
  'onerror=',
  '{{ x }}',
  '${x}',
  'import x from "y"\n',
  '<X>',
] as const;

const shipped: readonly string[] = readdirSync(join(projectRoot, 'content'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.mdx?$/.test(path) && !path.includes('faultbook'))
  .sort()
  .map((path) => readFileSync(join(projectRoot, 'content', path), 'utf8'))
  // Sixty lines are enough of one document: more examples in the same time.
  .flatMap((text) => text.split(/\n(?=## )/).map((section) => section.slice(0, 3000)));

const documents = Object.keys(cleanBook).filter((path) => path.endsWith('.md'));
const clean = wholeBook(cleanBook);

/** Keys of entities that nothing but sound places state. */
function keysOf({ catalog }: Loaded, isSound: (file: string, line: number) => boolean): string[] {
  return catalog.entities.filter(({ sources }) => sources.every(({ file, line }) => isSound(file, line))).map(({ key }) => key);
}

function missing(before: readonly string[], after: Loaded): string[] {
  const keys = new Set(after.catalog.entities.map(({ key }) => key));
  return before.filter((key) => !keys.has(key));
}

export const documentProperties: Property[] = [
  property('a damaged document harms no other', 25, fc.tuple(fc.constantFrom(...documents), damages(pieces)), ([path, all]: [string, Damage[]]) => {
    const after = wholeBook({ ...cleanBook, [path]: damaged(cleanBook[path] ?? '', all) });
    assert.deepEqual(
      missing(
        keysOf(clean, (file) => file !== path),
        after,
      ),
      [],
    );
  }),
  property('what stands before a cut stays', 25, fc.tuple(fc.constantFrom(...documents), fc.double({ min: 0, max: 1, noNaN: true })), ([path, share]) => {
    const text = cleanBook[path] ?? '';
    const kept = text.slice(0, Math.floor(text.length * share));
    const after = wholeBook({ ...cleanBook, [path]: kept });
    // The section and the row that were cut may be lost; what was complete before them may not.
    const sound = kept.slice(0, Math.max(0, kept.lastIndexOf('\n#'))).split('\n').length;
    const before = keysOf(clean, (file, line) => file === path && line < sound && line > 1);
    assert.deepEqual(missing(before, after), []);
    const said = after.catalog.findings.filter(({ rule, source }) => rule === 'unreadable' && source.file === path);
    assert.ok(said.length <= 1, said.map(({ message }) => message).join('\n'));
  }),
  property(
    'real documents, damaged and mixed, are read and rendered',
    25,
    fc.tuple(fc.constantFrom(...shipped), fc.constantFrom(...shipped), damages(pieces, 8), fc.constantFrom('a.md', 'a.mdx')),
    ([one, other, all, path]) => {
      wholeBook({ [path]: damaged(`${one}\n\n${other}`, all) });
    },
  ),
  property(
    'documents of nothing but pieces are read and rendered',
    50,
    fc.array(fc.array(fc.constantFrom(...pieces), { maxLength: 80 }), { minLength: 1, maxLength: 3 }),
    (texts) => {
      wholeBook(Object.fromEntries(texts.map((text, index) => [index === 2 ? 'c.mdx' : `${index}.md`, text.join('')])));
    },
  ),
  property('tables of random cells are read', 25, table(), (text) => {
    wholeBook({ 'a.md': text });
  }),
  property(
    'any name of a file is a name like any other',
    25,
    fc
      .array(fc.tuple(fileName(), fc.constantFrom('.md', '.mdx', '.yaml', '.json', '.xml', '.erl', '.svg', '.txt', '')), { minLength: 1, maxLength: 5 })
      .filter(areApart),
    (names) => {
      const files: Files = Object.fromEntries(names.map(([name, ending]) => [`${name}${ending}`, `# ${name}\n\n[x](${encodeURI(`${name}${ending}`)})\n`]));
      const { book } = wholeBook(files);
      assert.equal(book.documents.length, Object.keys(files).filter((path) => /\.mdx?$/.test(path)).length);
    },
  ),
];

/** None is the folder of another. */
function areApart(names: readonly (readonly [name: string, ending: string])[]): boolean {
  const paths = names.map((one) => one.join(''));
  return !paths.some((path) => paths.some((other) => other.startsWith(`${path}/`)));
}

function table(): fc.Arbitrary<string> {
  const headers = [
    'Requirement',
    'Test',
    'Suite',
    'Status',
    'Scenario',
    'Scenario ID',
    'Metrics',
    'Alerts',
    'Dashboards',
    'Metric',
    'Labels',
    'Alert',
    'Expression',
  ];
  const more = [
    'Severity',
    'Task ID',
    'Owner',
    'Priority',
    'Term',
    'Definition',
    'Concept',
    'NATS',
    'Backend',
    'Event',
    'Action',
    'Duration',
    'Invariant',
    'Pattern',
    'Covered',
  ];
  const cell = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom('', '-', '`test_a`', 'R1.1: A', 'S1', '✅ Covered', '`a_total{b}`', '`AlarmOne`', '3', 'x | y', '`x \\| y`'),
  );
  const cells = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 7 });
  const row = cells(cell).map((all) => `| ${all.map((one) => one.replaceAll('\n', ' ')).join(' | ')} |`);
  const head = cells(fc.constantFrom(...headers, ...more)).map((all) => `| ${all.join(' | ')} |\n|${'---|'.repeat(all.length)}`);
  const one = fc
    .tuple(fc.constantFrom(...pieces), head, fc.array(row, { maxLength: 12 }))
    .map(([before, top, rows]) => [`# ${before}`, '', top, ...rows].join('\n'));
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));
}

function fileName(): fc.Arbitrary<string> {
  const odd = [
    '__proto__',
    'constructor',
    'toString',
    'index',
    'README',
    'book',
    '.hidden',
    '-',
    ' a ',
    'a#b',
    'a?b',
    'a%41',
    'ä',
    'İ',
    '日本',
    "it's",
    'a"b',
    '<b>',
    '&amp;',
    'con',
    '~',
    '...',
  ];
  const word = fc.oneof(fc.constantFrom(...odd), fc.stringMatching(/^[A-Za-z0-9 ._@+,;=()[\]{}!$^`'~-]{1,12}$/));
  return fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((all) => all.join('/'))
    .filter((path) => !path.split('/').some((one) => one === '.' || one === '..') && path.trim() !== '' && !/^book(?:\.|$)/.test(path));
}
