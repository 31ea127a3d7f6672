// Reading what the build packed.
import type { ArchiveHeader } from './stored-book.ts';

/** An archive, unpacked. */
export interface Opened {
  header: ArchiveHeader;
  parts: readonly Uint8Array<ArrayBuffer>[];
}

/** Unpacks an archive: the length of its header in four bytes, the header, the bytes of its parts, all in gzip. */
export async function openArchive(archive: Response): Promise<Opened> {
  if (!archive.body) throw new TypeError('an archive without a body');
  const bytes = new Uint8Array(await new Response(archive.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  const end = 4 + new DataView(bytes.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, end))) as ArchiveHeader;
  let from = end;
  return { header, parts: header.parts.map((length) => bytes.subarray(from, (from += length))) };
}
