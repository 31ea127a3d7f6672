// Files read piece by piece, so that a file of any size takes little memory.
import { closeSync, openSync, readSync } from 'node:fs';

const size = 1 << 18;

/** The text of a file in pieces, decoded as UTF-8, or as UTF-16 when it begins with that mark. Line ends stay as they are. */
export function* chunksOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(size);
    let decoder: TextDecoder | undefined;
    for (let length = readSync(file, buffer, 0, size, null); length > 0; length = readSync(file, buffer, 0, size, null)) {
      decoder ??= new TextDecoder(buffer[0] === 0xff && buffer[1] === 0xfe ? 'utf-16le' : buffer[0] === 0xfe && buffer[1] === 0xff ? 'utf-16be' : 'utf-8');
      yield decoder.decode(buffer.subarray(0, length), { stream: true });
    }
    if (decoder) yield decoder.decode();
  } finally {
    closeSync(file);
  }
}

/** The longest line that is kept whole; of a longer one the beginning. */
const longestLine = 1 << 20;

/** The lines of a text that comes in pieces, with their numbers from 1. */
export function* linesOf(chunks: Iterable<string>): Generator<{ text: string; line: number }> {
  let rest = '';
  let line = 1;
  for (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const text of lines) yield { text: text.replace(/\r$/, ''), line: line++ };
  }
  if (rest !== '') yield { text: rest, line };
}
