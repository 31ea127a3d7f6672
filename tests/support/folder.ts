// Throw-away folders of documents.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';

/** Writes files into a new folder, which goes when the test ends. Keys are paths. */
export function folderOf(t: Pick<TestContext, 'after'>, files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
