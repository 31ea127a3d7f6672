// Damage as it happens to files: cut, flipped, doubled, mixed with something else.
import fc from 'fast-check';

/** One damage: where (as a share of the length), how much, and with what. */
export interface Damage {
  how: 'truncate' | 'remove' | 'flip' | 'insert' | 'repeat' | 'swap';
  at: number;
  length: number;
  piece: string;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Random damages; pieces are what the readers of a format look for. */
export function damages(pieces: readonly string[], most = 4): fc.Arbitrary<Damage[]> {
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 }));
  const how = fc.constantFrom<Damage['how'][]>('truncate', 'remove', 'flip', 'insert', 'repeat', 'swap');
  return fc.array(fc.record({ how, at: share, length: fc.nat({ max: 200 }), piece }), { minLength: 1, maxLength: most });
}

/** The bytes of a text after the damage. */
export function damaged(text: string, all: readonly Damage[]): Buffer {
  return all.reduce<Buffer>((bytes, one) => damagedOnce(bytes, one), Buffer.from(text));
}

function damagedOnce(bytes: Buffer, { how, at, length, piece }: Damage): Buffer {
  const place = Math.floor(at * bytes.length);
  const [before, part, after] = [bytes.subarray(0, place), bytes.subarray(place, place + length), bytes.subarray(place + length)];
  if (how === 'truncate') return before;
  if (how === 'remove') return Buffer.concat([before, after]);
  if (how === 'insert') return Buffer.concat([before, Buffer.from(piece), part, after]);
  if (how === 'repeat') return Buffer.concat([before, ...Array.from({ length: 1 + (length % 40) }, () => part), after]);
  if (how === 'swap') return Buffer.concat([before, after.subarray(0, length), part, after.subarray(length)]);
  const flipped = Buffer.from(bytes);
  if (place < flipped.length) flipped[place] = (flipped[place] ?? 0) ^ (1 << (length % 8));
  return flipped;
}
