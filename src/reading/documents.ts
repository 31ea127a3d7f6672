// All documents of a book, each read once: an edit, or the other side of a comparison, has most of them as they were.
import type { SourceDocument } from '../book/book.ts';
import { readDocument, type DocumentReading } from './read.ts';

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
  const now = new Map<string, Kept>();
  for (const document of documents) {
    const before = kept.get(document.path);
    now.set(document.path, before && isAsBefore(before.document, document) ? before : { document, reading: readDocument(document) });
  }
  kept = now;
  return Array.from(now.values(), ({ reading }) => reading);
}

function isAsBefore(before: SourceDocument, now: SourceDocument): boolean {
  return before.text === now.text && before.format === now.format && JSON.stringify(before.frontMatter) === JSON.stringify(now.frontMatter);
}
