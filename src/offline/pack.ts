// A built site as a few archives that a device fetches and keeps. Pages of one site repeat each other: their styles, doors
// and footers are packed once, which makes the whole book a tenth of its pages compressed one by one, and thousands of
// requests a dozen.
import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ArchiveHeader } from '../client/offline/stored-book.ts';

/** An archive that can be packed: packing takes longer than all else, and often the last build has it already. */
export interface Archive {
  /** Stands for what is in it. */
  digest: string;
  pack: () => Buffer;
}

/** The name of a packed archive, which its content gives it. */
export function archiveName(content: Buffer): string {
  return `${hash('sha256', content).slice(0, 32)}.bin`;
}

/** A part of a file: what stands for it, and about how many bytes it takes when it is packed. */
export type Part = [digest: string, size: number];

/** The parts of files, by what stands for the file's content: those of the last build, and those of this one. */
export interface PartsByContent {
  last: ReadonlyMap<string, Part[]>;
  now: Map<string, Part[]>;
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
 * @param read gives a file's content; called more than once for each, so that a large site is never in memory as a whole
 * @param parts spares cutting files that the last build cut
 */
export function* pack(
  paths: readonly string[],
  read: (path: string) => Buffer,
  parts: PartsByContent = { last: new Map(), now: new Map() },
): Generator<Archive> {
  const files = new Map(paths.map((path) => [path, partsOf(path, read(path), parts)]));
  const { shared, sizes } = repeated(files);
  const groups = cut(paths, sizes);
  const textsOf = (path: string) => split(path, read(path));
  const index = Object.fromEntries(groups.flatMap((group, at) => group.map((path) => [path, at + 1] as const)));
  const first: Omit<ArchiveHeader, 'parts'> = { files: [], index };
  yield archive(first, [...shared.keys()], () => {
    const texts = new Map<string, string>();
    const homes = new Set([...shared.values()].map(({ path }) => path));
    for (const path of homes) for (const [at, text] of textsOf(path).entries()) texts.set(files.get(path)?.[at]?.[0] ?? '', text);
    return [...shared.keys()].map((digest) => texts.get(digest) ?? '');
  });
  for (const group of groups) {
    const own: { digest: string; path: string; at: number }[] = [];
    const numberOf = (digest: string, path: string, at: number) => {
      const known = shared.get(digest);
      return known ? -1 - known.number : own.push({ digest, path, at }) - 1;
    };
    const header = { files: group.map((path) => ({ path, parts: (files.get(path) ?? []).map(([digest], at) => numberOf(digest, path, at)) })) };
    yield archive(
      header,
      own.map(({ digest }) => digest),
      () => {
        const texts = new Map(group.map((path) => [path, textsOf(path)]));
        return own.map(({ path, at }) => texts.get(path)?.[at] ?? '');
      },
    );
  }
}

function archive(header: Omit<ArchiveHeader, 'parts'>, parts: readonly string[], texts: () => string[]): Archive {
  return { digest: digest(JSON.stringify([header, parts])), pack: () => packed(header, texts()) };
}

function partsOf(path: string, content: Buffer, { last, now }: PartsByContent): Part[] {
  const name = `${digest(content)} ${path.endsWith('.html') ? 'page' : 'file'}`;
  const parts = last.get(name) ?? split(path, content).map((text): Part => [digest(text), packedSize(path, text)]);
  now.set(name, parts);
  return parts;
}

/** Parts as latin1 text, in which every byte is a character: so they are cut and compared as text, whatever they hold. */
function split(path: string, content: Buffer): string[] {
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

function digest(content: string | Buffer): string {
  return hash('sha1', content);
}

/** The parts that occur more than once, by their digests, with a file that has them; and for each file about how many bytes of its own it adds. */
function repeated(files: ReadonlyMap<string, readonly Part[]>): { shared: Map<string, { path: string; number: number }>; sizes: Map<string, number> } {
  const seen = new Map<string, { path: string; size: number }>();
  const shared = new Map<string, { path: string; number: number }>();
  const sizes = new Map<string, number>();
  for (const [path, parts] of files) {
    let own = 0;
    for (const [name, size] of parts) {
      const first = seen.get(name);
      if (!first) {
        seen.set(name, { path, size });
        own += size;
      } else if (!shared.has(name)) {
        shared.set(name, { path: first.path, number: shared.size });
        // It was counted where it stood first.
        sizes.set(first.path, (sizes.get(first.path) ?? 0) - first.size);
      }
    }
    sizes.set(path, (sizes.get(path) ?? 0) + own);
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

function packed(header: Omit<ArchiveHeader, 'parts'>, parts: readonly string[]): Buffer {
  const start = Buffer.from(JSON.stringify({ ...header, parts: parts.map(({ length }) => length) }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(start.length);
  return gzipSync(Buffer.concat([length, start, Buffer.from(parts.join(''), 'latin1')]), { level: 9 });
}
