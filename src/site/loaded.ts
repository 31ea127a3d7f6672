// The one reading of the content folder that every collection slices.
import type { Loaded } from '../catalog/load.ts';
import type { Progress } from '../book/book.ts';
import type { EvidenceFolder } from '../evidence/files.ts';
import { loadChecked } from '../checks/check.ts';
import { commitOf } from './commit.ts';
import { refuseDangling } from './dangling.ts';
import { previewOf, type Preview } from './preview.ts';

export interface Reading extends Loaded {
  /** Which reading of this process it is: while people edit, a page knows by it whether what it holds is outdated. */
  edition: number;
  /** What differs from the catalog named by FAULTBOOK_BASE_CATALOG, when the site is a preview. */
  preview: Preview | undefined;
  /** The commit of the content folder, when it lies in a git repository. */
  commit: string | undefined;
}

let reading: Reading | undefined;
let outdated = true;

/** Reads the folder named by FAULTBOOK_CONTENT, once until `outdate` is called. */
export function loaded(progress?: Progress): Reading {
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
    edition: (reading?.edition ?? 0) + 1,
    commit: commitOf(result.book.root),
    preview: previewOf(result, process.env['FAULTBOOK_BASE_CATALOG'], process.env['FAULTBOOK_CHANGED_PATHS']),
  };
}
