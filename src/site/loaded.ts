// The one reading of the content folder that every collection slices.
import type { Progress } from '../book/book.ts';
import type { Loaded } from '../catalog/load.ts';
import { loadChecked } from '../checks/check.ts';
import type { EvidenceFolder } from '../evidence/files.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Finding } from '../model/finding.ts';
import { bookOf, type BookInfo } from './book.ts';
import { commitOf } from './commit.ts';
import { refuseDangling } from './dangling.ts';
import type { DocumentText } from './document-text.ts';
import type { Drawn } from './drawn.ts';
import { previewOf, type Preview } from './preview.ts';

/** What pages are made from. */
export interface Reading {
  book: BookInfo;
  catalog: Catalog;
  /** What differs from the catalog named by FAULTBOOK_BASE_CATALOG, when the site is a preview. */
  preview: Preview | undefined;
  /** The diagrams in documents that could not be drawn. */
  brokenDiagrams: () => Promise<readonly Finding[]>;
  /** Every document as pages show it, by the key of its entity. @param base the path below which the site is served */
  texts: (base: string) => Promise<ReadonlyMap<string, DocumentText>>;
}

/** A reading with all that it was made from. */
export interface WholeReading extends Reading {
  loaded: Loaded;
}

let reading: WholeReading | undefined;
let outdated = true;
let elsewhere: Promise<Reading> | undefined;

/** Reads the folder named by FAULTBOOK_CONTENT, once until `outdate` is called. */
export function loaded(progress?: Progress): WholeReading {
  if (reading && !outdated) return reading;
  outdated = false;
  try {
    reading = readFolder(progress);
  } catch (error) {
    // While people edit, a configuration is broken for a moment: what was there last stays to be seen.
    if (!reading) throw error;
    console.error((error as Error).message);
  }
  return reading;
}

/** Something in the folder has changed: who asks next has it read again. */
export function outdate(): void {
  outdated = true;
}

/** Pages are made from what another thread reads. */
export function adopt(read: Promise<Reading>): void {
  elsewhere = read;
}

/** What the pages of this process show. */
export function shown(): Reading | Promise<Reading> {
  return elsewhere ?? loaded();
}

/** Reads the folder named by FAULTBOOK_CONTENT. @throws BookError, ConfigError */
export function readFolder(progress?: Progress): WholeReading {
  const result = loadChecked(process.env['FAULTBOOK_CONTENT'] ?? 'content', {
    asOf: process.env['FAULTBOOK_AS_OF'],
    evidence: JSON.parse(process.env['FAULTBOOK_EVIDENCE'] ?? '[]') as EvidenceFolder[],
    evidenceComplete: process.env['FAULTBOOK_EVIDENCE_COMPLETE'] ? true : undefined,
    address: process.env['FAULTBOOK_ADDRESS'],
    progress,
  });
  refuseDangling(result.catalog);
  // Rendering is loaded when somebody asks for it: commands that only read start without it. It is done once, however many ask.
  let drawn: Promise<Drawn> | undefined;
  const drawings = () => (drawn ??= import('./drawn.ts').then(({ drawnIn }) => drawnIn(result.book.documents)));
  let rendered: Promise<ReadonlyMap<string, DocumentText>> | undefined;
  return {
    loaded: result,
    book: bookOf(result, commitOf(result.book.root), (reading?.book.edition ?? 0) + 1),
    catalog: result.catalog,
    preview: previewOf(result, process.env['FAULTBOOK_BASE_CATALOG'], process.env['FAULTBOOK_CHANGED_PATHS']),
    brokenDiagrams: async () => (await drawings()).findings,
    texts: (base) => (rendered ??= Promise.all([import('./documents.ts'), drawings()]).then(([{ renderedTexts }, made]) => renderedTexts(result, made, base))),
  };
}
