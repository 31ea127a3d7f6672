// A catalog that is printed as documents is what comes of reading them.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBook } from '../../src/book/book.ts';
import { projectRoot } from '../support/command.ts';
import { catalogFrom, differences, readAgain } from './printed/law.ts';

const corpus = join(projectRoot, '../shared/corpus/router');
const books = { 'the shipped book': join(projectRoot, 'content'), 'real documents': corpus };

for (const [name, folder] of Object.entries(books).filter(([, path]) => existsSync(path))) {
  test(`${name}: printed and read again, the catalog is the same`, () => {
    const before = catalogFrom(readBook(folder).documents);
    assert.deepEqual(differences(before, readAgain(before)), []);
  });
}
