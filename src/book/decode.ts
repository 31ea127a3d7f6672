// Bytes to text: the encodings that real folders hold, and the repair of text that was once decoded wrongly.
import { repairMojibake } from './mojibake.ts';

export interface Decoded {
  text: string;
  /** What was repaired, in words, with the first line it concerns (from 1) and how many lines it concerns. */
  repaired?: { what: string; line: number; lines: number };
}

/** Why bytes are not text. */
export class NotText extends Error {
  override name = 'NotText';
}

/**
 * Decodes UTF-8 (with or without BOM), UTF-16 (with BOM, or plain ASCII text in it without) and, as a last resort,
 * Windows-1252; then repairs text that was UTF-8 once read as Mac Roman or Windows-1252. Lines never move.
 * @throws NotText when the bytes are not text in any of these
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Encoding(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes) };
  if (bytes.includes(0)) throw new NotText('it holds NUL bytes');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
    if (controlCharacters(text) > text.length / 100) throw new NotText('it is not UTF-8, UTF-16 or Windows-1252');
    const line = text.slice(0, text.search(/[^\t\n\r -~]/)).split('\n').length;
    return { text, repaired: { what: 'read as Windows-1252, because it is not valid UTF-8', line, lines: 1 } };
  }
  if (controlCharacters(text) > text.length / 100) throw new NotText('it holds control characters');
  const repair = repairMojibake(text);
  return repair ? { text: repair.text, repaired: { what: repair.what, line: repair.line, lines: repair.lines } } : { text };
}

function utf16Encoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a BOM: mostly Latin text has a zero in nearly every second byte, always on the same side.
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0) even += 1;
    if (sample[i + 1] === 0) odd += 1;
  }
  const pairs = sample.length / 2;
  if (odd > pairs * 0.7 && even === 0) return 'utf-16le';
  if (even > pairs * 0.7 && odd === 0) return 'utf-16be';
  return undefined;
}

function controlCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 27) || code === 127) count += 1;
  }
  return count;
}
