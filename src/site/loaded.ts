// The one reading of the content folder that every collection slices.
import { loadCatalog, type Loaded } from '../catalog/load.ts';
import { commitOf } from './commit.ts';
import { refuseDangling } from './dangling.ts';

export interface Reading extends Loaded {
  /** The commit of the content folder, when it lies in a git repository. */
  commit: string | undefined;
}

let reading: Reading | undefined;

/** Reads the folder named by FAULTBOOK_CONTENT, once. */
export function loaded(): Reading {
  reading ??= read();
  return reading;
}

/** Reads the folder again, for a server that watches it. */
export function reload(): Reading {
  reading = read();
  return reading;
}

function read(): Reading {
  const result = loadCatalog(process.env['FAULTBOOK_CONTENT'] ?? 'content', { asOf: process.env['FAULTBOOK_AS_OF'] });
  refuseDangling(result.catalog);
  return { ...result, commit: commitOf(result.book.root) };
}
