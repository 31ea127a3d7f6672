// The name that somebody probably meant.
import leven from 'leven';

/** Names further away than this share of their length are other names. */
const furthest = 0.4;

/**
 * The known name closest to one that does not exist; names that differ only in case, or that one only adds a word to,
 * come first.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  return nearestAmong(known)(name);
}

/** The same for many names: what is known is looked at once. */
export function nearestAmong(known: Iterable<string>): (name: string) => string | undefined {
  const candidates = Array.from(new Set(known), (name) => ({ name, lower: name.toLowerCase(), words: new Set(wordsIn(name)) }));
  const byWord = new Map<string, number[]>();
  for (const [index, { words }] of candidates.entries()) {
    for (const word of words) {
      const sharing = byWord.get(word);
      if (sharing) sharing.push(index);
      else byWord.set(word, [index]);
    }
  }
  return (name) => {
    const words = new Set(wordsIn(name));
    const shared = new Uint16Array(candidates.length);
    const sharing: number[] = [];
    for (const word of words) {
      for (const index of byWord.get(word) ?? []) {
        if (shared[index] === 0) sharing.push(index);
        shared[index] = (shared[index] ?? 0) + 1;
      }
    }
    let best: { name: string; distance: number } | undefined;
    const consider = (index: number) => {
      const candidate = candidates[index];
      const common = shared[index] ?? 0;
      if (!candidate || candidate.name === name) return;
      const longest = Math.max(name.length, candidate.name.length);
      const limit = Math.ceil(longest * furthest);
      const share = common === 0 ? 0 : common / Math.max(words.size, candidate.words.size);
      // Letters are counted only where they can still decide: that is what takes time.
      const fewest = Math.min(limit, Math.abs(name.length - candidate.name.length));
      if (best && fewest / longest - share > best.distance) return;
      const letters = leven(name.toLowerCase(), candidate.lower, { maxDistance: limit });
      // Words that are the same count more than letters: `router_redelivery_total` is `router_jetstream_redelivery_total`.
      if (letters >= limit && common < Math.min(words.size, candidate.words.size)) return;
      const distance = letters / longest - share;
      if (!best || distance < best.distance || (distance === best.distance && candidate.name < best.name)) best = { name: candidate.name, distance };
    };
    sharing.sort((a, b) => (shared[b] ?? 0) - (shared[a] ?? 0));
    for (const index of sharing) consider(index);
    // What shares a word and is better than nothing shared at all leaves no place for the rest.
    if (!best || best.distance >= 0) for (let index = 0; index < candidates.length; index += 1) if (shared[index] === 0) consider(index);
    return best?.name;
  };
}

/** The words of an identifier: `RouterDLQHighRate` is router, dlq, high, rate. */
export function wordsIn(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
