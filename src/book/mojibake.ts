// UTF-8 that was read as Mac Roman or Windows-1252 and saved again: "âœ…" or "‚úÖ" for a check mark.

// Mac Roman's upper half, 0x80-0xFF, from Unicode's mapping table APPLE/ROMAN.TXT (0xDB is the euro sign since 1998).
const macRomanUpper =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

type Bytes = ReadonlyMap<string, number>;

const macRoman: Bytes = new Map([...macRomanUpper].map((char, index) => [char, 0x80 + index]));
const windows1252: Bytes = new Map(
  Array.from({ length: 0x80 }, (_, index) => {
    const byte = 0x80 + index;
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const;
  }),
);

const encodings = [
  { name: 'Mac Roman', bytes: macRoman },
  { name: 'Windows-1252', bytes: windows1252 },
];

export interface Repair {
  text: string;
  what: string;
  /** First repaired line, from 1. */
  line: number;
  /** How many lines were repaired. */
  lines: number;
}

/**
 * Repairs text that is UTF-8 once decoded with a wrong single-byte encoding. Each run of non-ASCII characters is encoded
 * back and decoded as UTF-8; a run that is no valid UTF-8, or that would become ordinary Latin text ("Ã©" could be meant),
 * stays unless other runs of the same document prove the damage.
 * @returns nothing when there is no damage
 */
export function repairMojibake(text: string): Repair | undefined {
  const best = encodings.map((encoding) => ({ encoding, found: runs(text, encoding.bytes) })).sort((a, b) => b.found.length - a.found.length)[0];
  if (!best || best.found.length === 0) return undefined;
  // A single two-letter run may be what somebody wrote; symbols and several runs are proof.
  const proven = best.found.some((run) => /[\u2000-\u{1FAFF}]/u.test(run.repaired)) || best.found.length > 2;
  if (!proven) return undefined;
  let repaired = '';
  let from = 0;
  const lines = new Set<number>();
  let line = 1;
  let scanned = 0;
  for (const run of best.found) {
    for (; scanned < run.start; scanned += 1) if (text.charCodeAt(scanned) === 10) line += 1;
    lines.add(line);
    repaired += text.slice(from, run.start) + run.repaired;
    from = run.end;
  }
  repaired += text.slice(from);
  const first = Math.min(...lines);
  return { text: repaired, what: `UTF-8 once read as ${best.encoding.name}`, line: first, lines: lines.size };
}

function runs(text: string, bytes: Bytes): { start: number; end: number; repaired: string }[] {
  const found: { start: number; end: number; repaired: string }[] = [];
  for (const match of text.matchAll(/[^\u0000-\u007f]+/g)) {
    const chars = [...match[0]];
    const encoded = chars.map((char) => bytes.get(char));
    if (chars.length < 2 || encoded.some((byte) => byte === undefined)) continue;
    try {
      const repaired = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(encoded as number[]));
      found.push({ start: match.index, end: match.index + match[0].length, repaired });
    } catch {
      // Not UTF-8 in disguise: what the author wrote.
    }
  }
  return found;
}
