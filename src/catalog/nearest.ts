// The name that somebody probably meant.
import leven from 'leven';

/** Names further away than this share of their length are other names. */
const furthest = 0.4;

/** Among more names than this, those that share the rarest words and letters with the one that is sought are looked at. */
const mostLookedAt = 100;

/**
 * The known name closest to one that does not exist; names that differ only in case, or that one only adds a word to,
 * come first.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  const lower = name.toLowerCase();
  const words = new Set(wordsIn(name));
  for (const candidate of known) {
    if (candidate === name) continue;
    const longest = Math.max(name.length, candidate.length);
    const limit = Math.ceil(longest * furthest);
    // Words that are the same count more than letters: `router_redelivery_total` is `router_jetstream_redelivery_total`.
    const other = new Set(wordsIn(candidate));
    const shared = words.intersection(other).size;
    const share = shared / Math.max(words.size, other.size, 1);
    // Letters are counted only where they can still decide: that is what takes time.
    if (best && Math.min(limit, Math.abs(name.length - candidate.length)) / longest - share > best.distance) continue;
    const letters = leven(lower, candidate.toLowerCase(), { maxDistance: limit });
    if (letters >= limit && shared < Math.min(words.size, other.size)) continue;
    const distance = letters / longest - share;
    if (!best || distance < best.distance || (distance === best.distance && candidate < best.name)) best = { name: candidate, distance };
  }
  return best?.name;
}

/** The same for many names: what is known is prepared once, and no question looks at all of many names. */
export function nearestAmong(known: Iterable<string>): (name: string) => string | undefined {
  const names = [...new Set(known)];
  if (names.length <= mostLookedAt) return (name) => nearest(name, names);
  const byFeature = new Map<string, string[]>();
  for (const name of names) {
    for (const feature of featuresOf(name)) {
      const having = byFeature.get(feature);
      if (having) having.push(name);
      else byFeature.set(feature, [name]);
    }
  }
  return (name) => {
    const lists = [...featuresOf(name)].map((feature) => byFeature.get(feature) ?? []).sort((a, b) => a.length - b.length);
    const candidates = new Set<string>();
    for (const list of lists) {
      for (const one of list) if (candidates.size < mostLookedAt) candidates.add(one);
      if (candidates.size >= mostLookedAt) break;
    }
    return nearest(name, candidates);
  };
}

/** The words of a name, and each three letters in a row. */
function featuresOf(name: string): Set<string> {
  const lower = name.toLowerCase();
  const features = new Set(wordsIn(name).map((word) => `word ${word}`));
  for (let at = 0; at + 3 <= lower.length; at += 1) features.add(lower.slice(at, at + 3));
  return features;
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
