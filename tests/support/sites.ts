// Two built sites, file by file.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** @throws AssertionError that names the files in which they differ */
export function assertSameSite(actual: string, expected: string): void {
  const [left, right] = [filesOf(actual), filesOf(expected)];
  const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
  assert.deepEqual(
    paths.filter((path) => !left.get(path)?.equals(right.get(path) ?? Buffer.from(`not there: ${path}`))),
    [],
  );
}

function filesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}
