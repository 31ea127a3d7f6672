// From a folder to its catalog: the one way that every command and the site take.
import type { EvidenceFolder } from '../evidence/files.ts';
import { readEvidence } from '../evidence/read.ts';
import type { Shelf } from '../evidence/shelf.ts';
import { readBook, type Book, type Progress } from '../book/book.ts';
import type { Catalog } from '../model/catalog.ts';
import { readDocuments } from '../reading/documents.ts';
import type { DocumentReading } from '../reading/read.ts';
import { buildCatalog } from './catalog.ts';

export interface LoadOptions {
  /** "Today" as an ISO date; without it SOURCE_DATE_EPOCH, else today in UTC. */
  asOf?: string | undefined;
  /** Folders of evidence that lie elsewhere, such as a source repository. */
  evidence?: readonly EvidenceFolder[] | undefined;
  /** All suites are among the evidence: a test that none of them has is missing. */
  evidenceComplete?: boolean | undefined;
  progress?: Progress | undefined;
  /** Where the site is served, its base included, for checks that hold links of others against its pages; book.yaml comes first. */
  address?: string | undefined;
}

export interface Loaded {
  book: Book;
  readings: DocumentReading[];
  catalog: Catalog;
  /** Every file that lies there, for what documents say about paths. */
  shelf: Shelf;
  /** Where the site is served, when somebody said it. */
  address?: string | undefined;
}

/**
 * Reads a folder of documents and what lies beside them.
 * @throws BookError, ConfigError
 */
export function loadCatalog(folder: string, options: LoadOptions = {}): Loaded {
  const book = readBook(folder, options.progress);
  const readings = readDocuments(book.documents);
  const evidence = readEvidence(
    book,
    readings.flatMap((reading) => reading.facts),
    options.evidence ?? [],
  );
  const catalog = buildCatalog({
    book,
    readings,
    evidence: evidence.facts,
    evidenceFindings: evidence.findings,
    evidenceComplete: options.evidenceComplete ?? book.config.evidence.complete,
    asOf: options.asOf ?? today(),
  });
  return { book, readings, catalog, shelf: evidence.shelf, address: book.config.address ?? options.address };
}

/** SOURCE_DATE_EPOCH (seconds, see reproducible-builds.org), else today, as a date in UTC. */
function today(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  const time = epoch && /^\d+$/.test(epoch) ? Number(epoch) * 1000 : Date.now();
  return new Date(time).toISOString().slice(0, 10);
}
