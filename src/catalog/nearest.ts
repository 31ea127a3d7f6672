// The nearest of many names: what somebody probably meant who wrote one that does not exist.

/**
 * The name that shares most with a wanted one, by their pairs of letters and their words; nothing when none is near.
 * Ties go to the name that stands first.
 */
export function nearest(wanted: string, names: Iterable<string>): string | undefined {
  const parts = partsOf(wanted);
  let best: string | undefined;
  let most = 0.5;
  for (const name of names) {
    if (name === wanted) continue;
    const others = partsOf(name);
    let shared = 0;
    for (const part of others) if (parts.has(part)) shared += 1;
    const likeness = (2 * shared) / (parts.size + others.size);
    if (likeness > most) [best, most] = [name, likeness];
  }
  return best;
}

/** Words of a name and its letters two by two; what every test's name has (`test`) tells nothing. */
function partsOf(name: string): Set<string> {
  const words = name.toLowerCase().replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').split(/[^a-z\d]+/).filter((word) => word !== '' && word !== 'test');
  const joined = words.join('_');
  const pairs = Array.from({ length: Math.max(0, joined.length - 1) }, (_, i) => joined.slice(i, i + 2));
  return new Set([...words.map((word) => `=${word}`), ...pairs]);
}
