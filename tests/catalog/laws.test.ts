// What holds for every catalog, whatever the documents say.
import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { readBook } from '../../src/book/book.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { catalogSchema } from '../../src/model/catalog.ts';
import { readDocument } from '../../src/reading/read.ts';
import { projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';

const corpus = join(projectRoot, '../shared/corpus/router');
const books = [join(projectRoot, 'content'), ...(existsSync(corpus) ? [corpus] : [])];

for (const folder of books) {
  const name = folder === corpus ? 'real documents' : 'the shipped book';

  test(`${name}: the catalog keeps its contract`, () => {
    const { catalog } = loadCatalog(folder, { asOf: '2025-11-30' });
    assert.deepEqual(catalogSchema.parse(catalog), catalog);
    const keys = new Set(catalog.entities.map((entity) => entity.key));
    const urls = new Set(catalog.entities.map((entity) => entity.url.toLowerCase()));
    assert.equal(keys.size, catalog.entities.length, 'keys are unique');
    assert.equal(urls.size, catalog.entities.length, 'addresses differ in more than case');
    for (const { url } of catalog.entities) assert.match(url, /^(?:\/[A-Za-z0-9._~-]+)+\/$/);
    for (const { url } of catalog.entities) assert.doesNotMatch(url, /\/\.+\//);
    for (const link of catalog.links) assert.ok(keys.has(link.from) && keys.has(link.to), `${link.from} -> ${link.to}`);
    for (const found of catalog.findings) for (const key of found.entities) assert.ok(keys.has(key), key);
  });

  test(`${name}: the order of files changes nothing`, () => {
    const book = readBook(folder);
    const expected = JSON.stringify(catalogFrom(book));
    const shuffled = fc.shuffledSubarray(book.documents, { minLength: book.documents.length });
    fc.assert(
      fc.property(shuffled, (documents) => {
        assert.ok(JSON.stringify(catalogFrom({ ...book, documents })) === expected);
      }),
      { numRuns: 10 },
    );
  });

  test(`${name}: an unrelated document changes no key, address, field or link`, (t) => {
    const before = loadCatalog(folder, { asOf: '2025-11-30' }).catalog;
    const copy = copyOf(t, folder);
    const after = loadCatalog(copy, { asOf: '2025-11-30' }).catalog;
    const own = (file: string) => file === 'aaa/unrelated.md';
    assert.deepEqual(
      changes(
        before.entities,
        after.entities.filter((entity) => !entity.sources.some((source) => own(source.file))),
      ),
      [],
    );
    assert.deepEqual(
      changes(
        before.links,
        after.links.filter((link) => !own(link.source.file)),
      ),
      [],
    );
    assert.deepEqual(
      changes(
        before.findings,
        after.findings.filter((found) => !own(found.source.file)),
      ),
      [],
    );
  });
}

/** What is in one list and not in the other: short enough to read when it is not empty. */
function changes(before: readonly unknown[], after: readonly unknown[]): string[] {
  const [old, now] = [before, after].map((list) => new Set(list.map((one) => JSON.stringify(one)))) as [Set<string>, Set<string>];
  return [...[...old].filter((one) => !now.has(one)).map((one) => `- ${one}`), ...[...now].filter((one) => !old.has(one)).map((one) => `+ ${one}`)];
}

function catalogFrom(book: ReturnType<typeof readBook>) {
  return buildCatalog({ book, readings: book.documents.map(readDocument), evidence: [], evidenceFindings: [], asOf: '2025-11-30' });
}

const unrelated = `# Billing invariants and scenarios

## R1: Invoices

| Requirement | Test | Status |
|---|---|---|
| R1.1: An invoice is never sent twice | \`test_invoice_sent_once\` | Covered |

**Scenario S1: The printer is out of paper**
- **Verifies**: nothing is lost
- **Tests**: \`test_printer_out_of_paper\`

### I1: Sums are exact

## Process 1: Printing
- [ ] load paper
`;

function copyOf(t: TestContext, folder: string): string {
  const copy = folderOf(t, { 'aaa/unrelated.md': unrelated });
  cpSync(folder, copy, { recursive: true });
  return copy;
}
