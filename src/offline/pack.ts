// A built site as a few archives that a device fetches and keeps. Pages of one site repeat each other: their styles, doors
// and footers are packed once, which makes the whole book a tenth of its pages compressed one by one, and thousands of
// requests a dozen.
import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ArchiveHeader } from '../client/offline/stored-book.ts';

/** A packed archive and the name that its content gives it. */
export interface Archive {
  name: string;
  content: Buffer;
}

/** About how many bytes an archive has when it is packed: a second at 400 kbit/s. */
const archiveSize = 50_000;

/** Pages become an eighth; what else a site has is small, or is packed already. */
function packedSize(path: string, part: string): number {
  return path.endsWith('.html') ? part.length / 8 : part.length;
}

/** Where pages begin and end to be the same: at the title, the styles, the end of the head, the masthead, the text, the footer. */
const seams = /<(?:title>|style>|body[ >]|main[ >])|<\/(?:title|style|main)>/g;

/**
 * Packs files. The same files give the same archives, and an edit changes few: they are cut where paths say, and what
 * pages repeat lies in the first.
 * @param paths of the files below the site's folder, with forward slashes, in order
 * @param read gives a file's content; called twice for each, so that a large site is never in memory as a whole
 */
export function* pack(paths: readonly string[], read: (path: string) => Buffer): Generator<Archive> {
  const split = (path: string) => partsOf(path, read(path));
  const { shared, sizes } = repeated(paths, split);
  const groups = cut(paths, sizes);
  const index = Object.fromEntries(groups.flatMap((group, at) => group.map((path) => [path, at + 1] as const)));
  yield archiveOf(
    { files: [], index },
    [...shared.values()].map(({ part }) => part),
  );
  for (const group of groups) {
    const own: string[] = [];
    const numberOf = (part: string) => {
      const known = shared.get(digest(part));
      return known ? -1 - known.number : own.push(part) - 1;
    };
    const files = group.map((path) => ({ path, parts: split(path).map(numberOf) }));
    yield archiveOf({ files }, own);
  }
}

/** Parts as latin1 text, in which every byte is a character: so they are cut and compared as text, whatever they hold. */
function partsOf(path: string, content: Buffer): string[] {
  const text = content.toString('latin1');
  if (!path.endsWith('.html')) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const { 0: seam, index } of text.matchAll(seams)) {
    // What opens begins a part, what closes ends one.
    const to = seam.startsWith('</') ? index + seam.length : index;
    if (to <= from || to === text.length) continue;
    parts.push(text.slice(from, to));
    from = to;
  }
  parts.push(text.slice(from));
  return parts;
}

function digest(part: string): string {
  return hash('sha1', part);
}

/** The parts that occur more than once, by their digests; and for each file about how many bytes of its own it adds. */
function repeated(
  paths: readonly string[],
  split: (path: string) => string[],
): { shared: Map<string, { part: string; number: number }>; sizes: Map<string, number> } {
  const seen = new Map<string, { path: string; length: number }>();
  const shared = new Map<string, { part: string; number: number }>();
  const sizes = new Map<string, number>();
  for (const path of paths) {
    let size = 0;
    for (const part of split(path)) {
      const name = digest(part);
      const first = seen.get(name);
      if (!first) {
        const length = packedSize(path, part);
        seen.set(name, { path, length });
        size += length;
      } else if (!shared.has(name)) {
        shared.set(name, { part, number: shared.size });
        // It was counted where it stood first.
        sizes.set(first.path, (sizes.get(first.path) ?? 0) - first.length);
      }
    }
    sizes.set(path, (sizes.get(path) ?? 0) + size);
  }
  return { shared, sizes };
}

/** Groups of files of about the same size, which stay the same when another group's files come and go. */
function cut(paths: readonly string[], sizes: ReadonlyMap<string, number>): string[][] {
  const groups: string[][] = [];
  let group: string[] = [];
  let size = 0;
  for (const path of paths) {
    group.push(path);
    size += sizes.get(path) ?? 0;
    // One path in 16 ends a group that is half full; a full one ends anywhere.
    const mayEnd = digest(path).endsWith('0');
    if (size < archiveSize / 2 || (size < archiveSize && !mayEnd)) continue;
    groups.push(group);
    [group, size] = [[], 0];
  }
  return group.length > 0 ? [...groups, group] : groups;
}

function archiveOf(header: Omit<ArchiveHeader, 'parts'>, parts: readonly string[]): Archive {
  const start = Buffer.from(JSON.stringify({ ...header, parts: parts.map(({ length }) => length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(start.length);
  const content = gzipSync(Buffer.concat([length, start, Buffer.from(parts.join(''), 'latin1')]), { level: 9 });
  return { name: `${hash('sha256', content).slice(0, 32)}.bin`, content };
}
