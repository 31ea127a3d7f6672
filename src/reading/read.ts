// One pass over each document: its outline, then every reader.
import type { SourceDocument } from '../book/book.ts';
import { compareFindings, type Finding } from '../model/finding.ts';
import { readingOf, type Reader } from './context.ts';
import type { AnyFact } from './fact.ts';
import { outlineOf, type Outline } from './outline/outline.ts';
import { readDocumentFacts } from './shapes/document.ts';
import { readInvariants, readRequirements } from './shapes/requirements.ts';

/** Every shape that is read, in no particular order: readers do not see each other's facts. */
const readers: Reader[] = [readDocumentFacts, readRequirements, readInvariants];

/** What one document says. */
export interface DocumentReading {
  path: string;
  title: string;
  outline: Outline;
  facts: AnyFact[];
  findings: Finding[];
}

/** Reads one document. Depends on nothing but the document. */
export function readDocument(document: SourceDocument): DocumentReading {
  const outline = outlineOf(document);
  const reading = readingOf(document, outline);
  for (const reader of readers) reader(reading);
  const findings = [...outline.findings, ...reading.findings].sort(compareFindings);
  return { path: document.path, title: reading.title, outline, facts: reading.facts, findings };
}
