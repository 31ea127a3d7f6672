// What a built site needs to be read without a network: its archives, and the service worker that reads from them.
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { z } from 'zod';
import type { StoredArchive, StoredBook } from '../client/offline/stored-book.ts';
import { compareText } from '../model/source.ts';
import { pageScript } from '../site/page-script.ts';
import { readNotes, writeNotes, type Notebook } from '../rebuild/notes.ts';
import { takeFile } from '../rebuild/files.ts';
import { archiveName, pack, type Part } from './pack.ts';

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

/** What the last build packed: files cut into parts, and archives by what is in them. */
const notesSchema = z.object({
  parts: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), z.number()]))])),
  archives: z.array(z.tuple([z.string(), z.string()])),
});

/** The scripts of a book that is kept: what pages load, and the service worker, which a line above it tells what book that is. */
export interface OfflineScripts {
  page: string;
  worker: string;
}

/** They are the same for every book. */
export function offlineScripts(): OfflineScripts {
  return { page: script('page.ts', 'esm'), worker: script('worker.ts', 'iife') };
}

/**
 * Packs a built site and writes its service worker.
 * @param folder the site's folder, which holds everything that the site will have
 * @param base the path below which it will be served, with a slash at both ends
 * @param scripts made while there was time
 * @param last the site of the last build and what is noted of it: its archives are taken over
 */
export function writeOffline(folder: string, base: string, title: string, scripts: OfflineScripts, last?: { site: string; notebook: Notebook }): OfflineSize {
  mkdirSync(join(folder, archiveFolder));
  writeFileSync(join(folder, pageScript), scripts.page);
  const files = filesToKeep(folder);
  const size: OfflineSize = { files: files.length, bytes: 0, compressed: 0 };
  const notes = last && readNotes(last.notebook, notesSchema);
  const [lastArchives, names] = [new Map(notes?.archives), new Map<string, string>()];
  const archives: StoredArchive[] = [];
  const parts = { last: new Map(notes?.parts), now: new Map<string, Part[]>() };
  for (const { digest, pack: packNow } of pack(files, (path) => readFileSync(join(folder, path)), parts)) {
    const known = lastArchives.get(digest);
    const at = (name: string) => `${archiveFolder}/${name}`;
    const take = (archive: string, site: string) => takeFile(join(site, at(archive)), join(folder, at(archive)), (content) => archiveName(content) === archive);
    const name = known && last && take(known, last.site) ? known : writeArchive(join(folder, archiveFolder), packNow());
    names.set(digest, name);
    const content = readFileSync(join(folder, at(name)));
    archives.push({ url: base + at(name), revision: null, integrity: `sha256-${hash('sha256', content, 'base64')}` });
    size.compressed += content.length;
    size.bytes += unpackedSize(content);
  }
  if (last) writeNotes(last.notebook, { parts: [...parts.now], archives: [...names] });
  const build = hash('sha256', archives.map(({ integrity }) => integrity).join('\n')).slice(0, 16);
  const book: StoredBook = { base, build, title, archives };
  writeFileSync(join(folder, workerFile), `const BOOK=${JSON.stringify(book)};${scripts.worker}`);
  return size;
}

function writeArchive(folder: string, content: Buffer): string {
  const name = archiveName(content);
  writeFileSync(join(folder, name), content);
  return name;
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
function script(name: string, format: 'iife' | 'esm'): string {
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
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {},
  });
  return outputFiles[0]?.text ?? '';
}
