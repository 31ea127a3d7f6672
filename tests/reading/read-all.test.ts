import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBook, type SourceDocument } from '../../src/book/book.ts';
import { readAll, secondThread } from '../../src/reading/read-all.ts';
import { readDocument } from '../../src/reading/read.ts';
import { sharesOf } from '../../src/reading/shares.ts';
import { projectRoot } from '../support/command.ts';

const corpus = join(projectRoot, '..', 'shared', 'corpus', 'router');
const documents = [join(projectRoot, 'content'), ...(existsSync(corpus) ? [corpus] : [])].flatMap((folder) => readBook(folder).documents);

const readings = documents.map(readDocument);

/** What the second thread alone makes of documents: the first one takes none. */
function readElsewhere(all: readonly SourceDocument[]) {
  const shares = sharesOf(all);
  const second = secondThread(shares);
  const answers = shares.map(() => second.answer());
  second.end();
  return answers.sort((a, b) => (a?.share ?? 0) - (b?.share ?? 0)).map((answer) => answer?.readings);
}

test('a thread of its own reads what the first thread reads', () => {
  assert.deepEqual(readElsewhere(documents).flat(), readings);
});

test('the documents of a large book keep their order, whichever thread reads them', () => {
  const copies = Array.from({ length: Math.ceil(1_600_000 / sizeOf(documents)) }, (_, copy) => copy);
  const many = copies.flatMap((copy) => documents.map((one) => ({ ...one, path: `${copy}/${one.path}` })));
  const expected = copies.flatMap((copy) => readings.map(({ path, counts }) => [`${copy}/${path}`, counts.length]));
  assert.deepEqual(
    readAll(many).map(({ path, counts }) => [path, counts.length]),
    expected,
  );
});

test('an error of the second thread is met by the first', () => {
  const broken = { ...(documents[0] as SourceDocument), format: undefined, text: { length: 2_000_000 } } as never;
  assert.deepEqual(readElsewhere([broken]), [undefined]);
  assert.throws(() => readAll([broken]), TypeError);
});

function sizeOf(all: readonly SourceDocument[]): number {
  return all.reduce((sum, { text }) => sum + text.length, 0);
}
