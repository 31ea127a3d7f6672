// What a built site needs to be read without a network: its archives, and the service worker that reads from them.
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { StoredArchive, StoredBook } from '../client/offline/stored-book.ts';
import { compareText } from '../model/source.ts';
import { pageScript } from '../site/page-script.ts';
import { pack } from './pack.ts';

/** Where the archives lie, below the site's folder. */
const archiveFolder = 'offline';
export const workerFile = 'sw.js';

/** What a device keeps to read a book without a network, in bytes. */
export interface OfflineSize {
  files: number;
  bytes: number;
  /** What is transferred. */
  compressed: number;
}

/**
 * Packs a built site and writes its service worker.
 * @param folder the site's folder, which holds everything that the site will have
 * @param base the path below which it will be served, with a slash at both ends
 */
export function writeOffline(folder: string, base: string, title: string): OfflineSize {
  mkdirSync(join(folder, archiveFolder));
  writeFileSync(join(folder, pageScript), script('page.ts', 'esm'));
  const files = filesToKeep(folder);
  const size: OfflineSize = { files: files.length, bytes: 0, compressed: 0 };
  const archives: StoredArchive[] = [];
  for (const { name, content } of pack(files, (path) => readFileSync(join(folder, path)))) {
    const integrity = `sha256-${hash('sha256', content, 'base64')}`;
    archives.push({ url: `${base}${archiveFolder}/${name}`, revision: null, integrity });
    writeFileSync(join(folder, archiveFolder, name), content);
    size.compressed += content.length;
    size.bytes += unpackedSize(content);
  }
  const build = hash('sha256', archives.map(({ integrity }) => integrity).join('\n')).slice(0, 16);
  const book: StoredBook = { base, build, title, archives };
  writeFileSync(join(folder, workerFile), script('worker.ts', 'iife', { BOOK: JSON.stringify(book) }));
  return size;
}

/**
 * A service worker that takes itself away, with all that it had kept: for what must always be shown as it is now, a preview
 * or documents being edited, at an address where a book was read before.
 */
export function retiringWorker(): string {
  return script('retire.ts', 'iife');
}

/** What readers see: pages and what pages load. What is for programs only is left on the server. */
function filesToKeep(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .split(sep)
      .join('/'),
  );
  const all = new Set(paths);
  const isTwin = (path: string) => /\.(?:json|md)$/.test(path) && all.has(path.replace(/\.\w+$/, '/index.html'));
  return paths.filter((path) => !forPrograms.has(path) && !isTwin(path)).sort(compareText);
}

const forPrograms = new Set([
  '_headers',
  'api/catalog.json',
  'api/catalog.schema.json',
  'faultbook.json',
  'index.html.json',
  'index.html.md',
  'llms.txt',
  'opensearch.xml',
  'robots.txt',
  'sitemap.xml',
]);

/** The size that gzip writes at the end of what it packs. */
function unpackedSize(packed: Buffer): number {
  return packed.readUInt32LE(packed.length - 4);
}

/** A script of `src/client/offline` as one file. */
function script(name: string, format: 'iife' | 'esm', constants: Record<string, string> = {}): string {
  const entry = fileURLToPath(new URL(`../client/offline/${name}`, import.meta.url));
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Without it Workbox tells the console what it does.
    define: { ...constants, 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
