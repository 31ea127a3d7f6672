// The words of the documents for search, worked out from what their pages show.
import { countsOf, termsOfEach, type Counts } from '../search/bodies.ts';
import { question } from './question.ts';
import type { Site } from './site.ts';

const wordsOfDocument = question('words-of', (site, key): Counts => countsOf(site.text(key).html.replace(/<[^>]*>|&#?\w+;/g, ' ')));

/** The words of each document by its path; none in a book of so many documents that each could say too little. */
export function searchTexts(site: Site): ReadonlyMap<string, Counts> {
  const documents = site.of('document');
  return new Map(termsOfEach(documents.length) === 0 ? [] : documents.map(({ key, name }) => [name, wordsOfDocument(site, key)]));
}
