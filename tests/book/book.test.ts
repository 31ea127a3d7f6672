import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBook } from '../../src/book/book.ts';
import { parseConfig } from '../../src/book/config.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { folderOf } from '../support/folder.ts';
import { catalogOf, findings, keys, traceability } from '../support/load.ts';

test('dot-folders are read; what is left out is named', (t) => {
  const folder = folderOf(t, {
    '.github/a.md': traceability,
    'node_modules/x/readme.md': '# X\n',
    'drafts/b.md': '# B\n',
    'book.yaml': 'ignore: [drafts]\n',
    'c.png': 'x',
  });
  const book = readBook(folder);
  assert.deepEqual(
    book.documents.map((d) => d.path),
    ['.github/a.md'],
  );
  assert.deepEqual(book.assets, ['c.png']);
  assert.deepEqual(
    book.findings.map((f) => `${f.source.file} ${f.message}`),
    ['drafts not read: book.yaml says to ignore it', 'node_modules not read: it holds no documents of the team'],
  );
});

test('symbolic links stay inside the folder and never run in a circle', (t) => {
  const outside = folderOf(t, { 'secret.md': '# Secret\n' });
  const folder = folderOf(t, { 'docs/a.md': '# A\n' });
  symlinkSync(outside, join(folder, 'out'));
  symlinkSync(join(outside, 'secret.md'), join(folder, 'secret.md'));
  symlinkSync('..', join(folder, 'docs/loop'));
  symlinkSync('docs', join(folder, 'inside'));
  const book = readBook(folder);
  assert.deepEqual(
    book.documents.map((d) => d.path),
    ['docs/a.md', 'inside/a.md'],
  );
  assert.deepEqual(
    book.findings.map((f) => f.message),
    [
      'not read: it is a symbolic link in a circle',
      'not read: it is a symbolic link in a circle',
      'not read: it is a symbolic link that leads out of the folder',
      'not read: it is a symbolic link that leads out of the folder',
    ],
  );
});

test('damage gives one message each, and everything else is still there', (t) => {
  const catalog = catalogOf(t, {
    'good.md': traceability,
    'no-text.md': Uint8Array.from([0, 1, 2, 3, 0, 0, 9, 9]),
    'case.md': '# Lower\n',
    'CASE.md': '# Upper\n',
    'cells.md':
      '# Cells\n\n## R2: Cells\n\n| Requirement | Test | Status |\n|---|---|---|\n| R2.1: Missing cell | `test_missing_cell` |\n| R2.2: Surplus cell | `test_surplus_cell` | Covered | lost words |\n| R2.3: Whole | `test_whole` | Covered |\n',
    'fence.md': '# Fence\n\n```bash\nrun it\n\n## R3: After the fence\n\n| Requirement | Test |\n|---|---|\n| R3.1: Still here | `test_still_here` |\n',
    'syntax.mdx': '# Syntax\n\n<Open\n\n## R4: After the error\n\n| Requirement | Test |\n|---|---|\n| R4.1: Also here | `test_also_here` |\n',
    'pipes.md': '# Pipes\n\n| Requirement | Test | Status |\n|---|---|\n| R5.1: Lost | `test_lost` | Covered |\n',
    'quotes.md': `# Quotes\n\n${'> '.repeat(5000)}deep\n\n## R6: After the quotes\n\n| Requirement | Test |\n|---|---|\n| R6.1: Not lost | \`test_not_lost\` |\n`,
  });
  assert.deepEqual(
    keys(catalog, 'requirement').map((key) => key.split('/')[1]),
    ['R2.1', 'R2.2', 'R2.3', 'R3.1', 'R1.1', 'R1.2', 'R6.1', 'R4.1'],
  );
  assert.deepEqual(findings(catalog), [
    'CASE.md:1 path-case: this name differs only in case from case.md: on many machines they are one file',
    'cells.md:7 unreadable: this row has 2 cells, expected 3 as in the header',
    'cells.md:8 unreadable: this row has 4 cells, expected 3 as in the header: "lost words" stands outside the table',
    'fence.md:3 unreadable: the code fence that opens here is never closed, expected a closing fence',
    'no-text.md:1 unreadable: no-text.md is not text: it holds NUL bytes, expected UTF-8 Markdown',
    'pipes.md:3 unreadable: these lines look like a table but are none: expected a row like |---|---| with as many cells as the header',
    'quotes.md:3 unreadable: nested more than 60 levels deep, expected fewer: kept as text',
    'syntax.mdx:3 unreadable: not valid MDX, read as plain Markdown: Unexpected character after `<`, expected a valid JSX tag (note: to create a link in MDX, use `[text](url)`)',
  ]);
});

test('LF, CRLF and CR give the same catalog', (t) => {
  const [lf, crlf, cr] = ['\n', '\r\n', '\r'].map((end) => catalogOf(t, { 'a.md': traceability.replaceAll('\n', end) }));
  assert.deepEqual(crlf?.entities, lf?.entities);
  assert.deepEqual(cr?.entities, lf?.entities);
});

test('an empty folder is an empty catalog', (t) => {
  const { catalog } = loadCatalog(folderOf(t, { 'picture.png': 'x' }), { asOf: '2025-11-30' });
  assert.deepEqual([catalog.entities, catalog.links, catalog.findings], [[], [], []]);
});

test('book.yaml gives title, repository and what to ignore; an empty one gives the defaults', () => {
  assert.deepEqual(parseConfig('').ignore, []);
  const config = parseConfig('title: Router\nrepository:\n  url: https://example.org/team/router\n  path: docs\n');
  assert.deepEqual(config.repository, { url: 'https://example.org/team/router', branch: 'main', path: 'docs' });
  assert.throws(() => parseConfig('title: [\n'), /book\.yaml:2: not valid YAML/);
});

test('aliases of a book.yaml that lead nowhere or grow beyond measure are told with their line', () => {
  assert.throws(() => parseConfig('title: x\nignore: *a\n'), /^ConfigError: book\.yaml:2: not valid YAML: Unresolved alias/);
  const bomb = `a0: &a0 [x]\n${Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join()}]\n`).join('')}`;
  assert.throws(() => parseConfig(bomb), /^ConfigError: book\.yaml:\d+: not valid YAML: Excessive alias count/);
});

test('documents whose names differ only in marks stay two documents', (t) => {
  const { entities } = loadCatalog(folderOf(t, { ').md': '# A\n', '{.md': '# B\n' })).catalog;
  assert.deepEqual(
    entities.map(({ key }) => key),
    ['document:).md', 'document:{.md'],
  );
});

test('a book.yaml that is no file of the folder is refused, and what it leads to is not quoted', (t) => {
  const elsewhere = folderOf(t, { secret: 'password: hunter2\n' });
  const linked = folderOf(t, { 'a.md': '# A\n' });
  symlinkSync(join(elsewhere, 'secret'), join(linked, 'book.yaml'));
  assert.throws(() => readBook(linked), /^BookError: book\.yaml: it is a symbolic link that leads out of the folder$/);
  assert.throws(() => readBook(folderOf(t, { 'book.yaml/x': '' })), /^BookError: book\.yaml: this is no file, expected a file with the settings of the book$/);
});

test('a site that was built among the documents is not read as one', (t) => {
  const { documents, findings: found } = readBook(folderOf(t, { 'a.md': '# A\n', 'site/faultbook.json': '{}', 'site/b.md': '# B\n' }));
  assert.deepEqual(
    documents.map(({ path }) => path),
    ['a.md'],
  );
  assert.deepEqual(
    found.map(({ source, message }) => `${source.file}: ${message}`),
    ['site: not read: it is a site that was built'],
  );
});
