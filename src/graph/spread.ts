// A row of things on one axis, each as near to where it wishes to stand as the others let it.

export interface Wish {
  /** Where its middle wishes to be. */
  y: number;
  weight: number;
  height: number;
}

/**
 * The places with the least weighted sum of squared distances from the wishes, in which the things keep their order and
 * at least `gap` between them: neighbours that would meet move as one block (pool adjacent violators).
 */
export function spread(wishes: readonly Wish[], gap: number): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, { height }] of wishes.entries()) {
    const last = wishes[index - 1];
    if (last) offset += last.height / 2 + gap + height / 2;
    offsets.push(offset);
  }
  const blocks: { sum: number; weight: number; count: number }[] = [];
  for (const [index, { y, weight }] of wishes.entries()) {
    let block = { sum: (y - (offsets[index] ?? 0)) * weight, weight, count: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.weight > block.sum / block.weight; last = blocks.at(-1)) {
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, count: last.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  const bases = blocks.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  return wishes.map((_, index) => (bases[index] ?? 0) + (offsets[index] ?? 0));
}
