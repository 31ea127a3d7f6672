// The name that somebody probably meant.
import leven from 'leven';

/** Names further away than this share of their length are other names. */
const furthest = 0.4;

/**
 * The known name closest to one that does not exist; names that differ only in case, or that one only adds a word to,
 * come first.
 */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  const words = new Set(wordsIn(name));
  for (const candidate of known) {
    if (candidate === name) continue;
    const limit = Math.ceil(Math.max(name.length, candidate.length) * furthest);
    // Words that are the same count more than letters: `router_redelivery_total` is `router_jetstream_redelivery_total`.
    const other = new Set(wordsIn(candidate));
    const shared = words.intersection(other).size;
    const letters = leven(name.toLowerCase(), candidate.toLowerCase(), { maxDistance: limit });
    if (letters >= limit && shared < Math.min(words.size, other.size)) continue;
    const distance = letters / Math.max(name.length, candidate.length) - shared / Math.max(words.size, other.size);
    if (!best || distance < best.distance || (distance === best.distance && candidate < best.name)) best = { name: candidate, distance };
  }
  return best?.name;
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
