// Which things of one list are those of another, under other names.

/**
 * Pairs the members of two lists by how alike they are. A pair stands only when each is the other's single best: where two
 * are as alike, neither is taken, so that the result does not depend on the order and is the same seen from both sides.
 * @param score how alike two are; 0 for not at all
 */
export function matchUniquely<A, B>(left: readonly A[], right: readonly B[], score: (a: A, b: B) => number): [A, B][] {
  const scored = left.flatMap((a) => right.map((b) => ({ a, b, score: score(a, b) }))).filter((pair) => pair.score > 0);
  const bestOf = <K>(of: (pair: (typeof scored)[number]) => K) => {
    const best = new Map<K, { score: number; count: number }>();
    for (const pair of scored) {
      const known = best.get(of(pair));
      if (!known || pair.score > known.score) best.set(of(pair), { score: pair.score, count: 1 });
      else if (pair.score === known.score) known.count += 1;
    }
    return best;
  };
  const [bestLeft, bestRight] = [bestOf((pair): unknown => pair.a), bestOf((pair): unknown => pair.b)];
  return scored
    .filter(({ a, b, score: own }) => [bestLeft.get(a), bestRight.get(b)].every((best) => best?.score === own && best.count === 1))
    .map(({ a, b }) => [a, b]);
}
