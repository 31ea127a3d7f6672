// The one reading of the content folder that every collection slices.
import type { Loaded } from '../catalog/load.ts';
import type { Progress } from '../book/book.ts';
import type { EvidenceFolder } from '../evidence/files.ts';
import { loadChecked } from '../checks/check.ts';
import { commitOf } from './commit.ts';
import { refuseDangling } from './dangling.ts';
import { previewOf, type Preview } from './preview.ts';

export interface Reading extends Loaded {
  /** What differs from the catalog named by FAULTBOOK_BASE_CATALOG, when the site is a preview. */
  preview: Preview | undefined;
  /** The commit of the content folder, when it lies in a git repository. */
  commit: string | undefined;
}

let reading: Reading | undefined;
let read: unknown;

/**
 * Reads the folder named by FAULTBOOK_CONTENT, once an edition.
 * @param edition changes with every edit, for a server that watches the folder
 */
export function loaded(edition?: unknown, progress?: Progress): Reading {
  if (reading && read === edition) return reading;
  read = edition;
  try {
    reading = readFolder(progress);
  } catch (error) {
    // While people edit, a configuration is broken for a moment: what was there last stays to be seen.
    if (!reading) throw error;
    console.error((error as Error).message);
  }
  return reading;
}

function readFolder(progress: Progress | undefined): Reading {
  const result = loadChecked(process.env['FAULTBOOK_CONTENT'] ?? 'content', {
    asOf: process.env['FAULTBOOK_AS_OF'],
    evidence: JSON.parse(process.env['FAULTBOOK_EVIDENCE'] ?? '[]') as EvidenceFolder[],
    evidenceComplete: process.env['FAULTBOOK_EVIDENCE_COMPLETE'] ? true : undefined,
    address: process.env['FAULTBOOK_ADDRESS'],
    progress,
  });
  refuseDangling(result.catalog);
  return {
    ...result,
    commit: commitOf(result.book.root),
    preview: previewOf(result, process.env['FAULTBOOK_BASE_CATALOG'], process.env['FAULTBOOK_CHANGED_PATHS']),
  };
}
