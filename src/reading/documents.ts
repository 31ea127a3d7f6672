// All documents of a book, each read once: an edit, or the other side of a comparison, has most of them as they were.
import type { SourceDocument } from '../book/book.ts';
import { readAll } from './read-all.ts';
import type { DocumentReading } from './read.ts';

interface Kept {
  document: SourceDocument;
  reading: DocumentReading;
}

/** What this process read last, by path. */
let kept = new Map<string, Kept>();

/**
 * Reads the documents of a book. One whose text and front matter are as they were when this process last read a book is
 * not read again: readings depend on nothing else, and nobody changes them.
 */
export function readDocuments(documents: readonly SourceDocument[]): DocumentReading[] {
  const known = (document: SourceDocument) => {
    const before = kept.get(document.path);
    return before && isAsBefore(before.document, document) ? before.reading : undefined;
  };
  const readings = documents.map(known);
  const read = readAll(documents.filter((_, index) => !readings[index])).values();
  const all = readings.map((reading) => reading ?? (read.next().value as DocumentReading));
  kept = new Map(documents.map((document, index) => [document.path, { document, reading: all[index] as DocumentReading }]));
  return all;
}

function isAsBefore(before: SourceDocument, now: SourceDocument): boolean {
  return before.text === now.text && before.format === now.format && JSON.stringify(before.frontMatter) === JSON.stringify(now.frontMatter);
}
