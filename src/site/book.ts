// The book as a whole, as its pages show it.
import type { BookConfig } from '../book/config.ts';
import type { Loaded } from '../catalog/load.ts';

/** What pages need to know about the book as a whole. */
export interface BookInfo {
  title: string;
  description?: string | undefined;
  repository?: BookConfig['repository'];
  /** Evidence that lies in repositories of its own. */
  evidence: BookConfig['evidence']['sources'];
  /** What book.yaml says about rules: those that are off find nothing, and that is not the same as nothing being wrong. */
  checks: BookConfig['checks'];
  /** What people type, and what documents say. */
  synonyms: BookConfig['synonyms'];
  /** Where the site stands, without a slash at its end, when book.yaml says so. */
  address?: string | undefined;
  asOf: string;
  commit?: string | undefined;
  /** Which reading of the folder this is, in a process that reads it again after each edit. */
  edition: number;
}

/**
 * @param commit of the content folder, when it lies in a git repository
 * @param edition which reading of this process it is
 */
export function bookOf({ book, catalog }: Loaded, commit: string | undefined, edition: number): BookInfo {
  const { description, repository, evidence, checks, synonyms, address } = book.config;
  return {
    title: catalog.title,
    ...(description ? { description } : {}),
    ...(repository ? { repository } : {}),
    evidence: evidence.sources,
    checks,
    synonyms,
    ...(address ? { address: address.replace(/\/+$/, '') } : {}),
    asOf: catalog.asOf,
    ...(commit ? { commit } : {}),
    edition,
  };
}
