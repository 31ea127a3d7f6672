// A book of documents given as text, as one side of a comparison.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Side } from '../../src/changes/documents.ts';
import { loadChecked } from '../../src/checks/check.ts';

export type Files = Record<string, string>;

/** Reads documents, by path. */
export function sideOf(files: Files): Side {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const { catalog, texts } = readSide(folder);
    return { catalog: { ...catalog, title: 'A book' }, texts };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads a folder of documents as it is. */
export function readSide(folder: string): Side {
  const { catalog, book } = loadChecked(folder, { asOf: '2026-11-20' });
  return { catalog, texts: new Map(book.documents.map(({ path, text }) => [path, text])) };
}
