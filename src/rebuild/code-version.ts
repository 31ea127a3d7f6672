// What a build depends on besides the documents: the program itself.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Folders and files whose content makes pages what they are; the lock file stands for every package. */
const code = ['src', 'public', 'scripts', 'astro.config.mjs', 'package-lock.json'];

/** Differs whenever a part of the program does, or the Node.js that runs it. */
export function codeVersion(): string {
  const hash = createHash('sha256').update(process.version);
  for (const path of code.flatMap(filesAt).toSorted()) hash.update(`\n${path}\n`).update(readFileSync(join(project, path)));
  return hash.digest('hex');
}

function filesAt(path: string): string[] {
  if (path.includes('.')) return [path];
  const entries = readdirSync(join(project, path), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(project.length));
}
