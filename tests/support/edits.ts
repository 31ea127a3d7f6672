// Edits of a folder of documents, as people make them over a day.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One edit; `file` and `line` are taken round the files and lines that there are. */
export type Edit =
  | { how: 'insert' | 'replace'; file: number; line: number; text: string }
  | { how: 'remove-line' | 'swap-lines'; file: number; line: number }
  | { how: 'remove'; file: number }
  | { how: 'undo'; file: number }
  | { how: 'move'; file: number; folder: string }
  | { how: 'write'; path: string; text: string };

/** Makes an edit. @param original the folder that edits began with, for `undo` */
export function edit(folder: string, one: Edit, original: string): void {
  if (one.how === 'write') return write(join(folder, one.path), one.text);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort();
  const path = files[one.file % files.length];
  if (path === undefined) return;
  const file = join(folder, path);
  if (one.how === 'remove') return rmSync(file);
  if (one.how === 'undo') return existsSync(join(original, path)) ? write(file, readFileSync(join(original, path), 'utf8')) : undefined;
  if (one.how === 'move') {
    mkdirSync(join(folder, one.folder), { recursive: true });
    return renameSync(file, join(folder, one.folder, path.replaceAll('/', '-')));
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = one.line % lines.length;
  if (one.how === 'insert') lines.splice(at, 0, one.text);
  else if (one.how === 'replace') lines[at] = one.text;
  else if (one.how === 'remove-line') lines.splice(at, 1);
  else lines.splice(at, 2, ...lines.slice(at, at + 2).reverse());
  write(file, lines.join('\n'));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
