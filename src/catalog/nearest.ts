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
  return nearestOf(formOf(name), Array.from(known, formOf));
}

/** A name as it is compared with others. */
interface Form {
  name: string;
  lower: string;
  /** Its words, each once. */
  words: readonly string[];
}

function formOf(name: string): Form {
  return { name, lower: name.toLowerCase(), words: [...new Set(wordsIn(name))] };
}

function nearestOf({ name, lower, words }: Form, known: Iterable<Form>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    if (candidate.name === name) continue;
    const longest = Math.max(name.length, candidate.name.length);
    const limit = Math.ceil(longest * furthest);
    // Words that are the same count more than letters: `router_redelivery_total` is `router_jetstream_redelivery_total`.
    let shared = 0;
    for (const word of words) if (candidate.words.includes(word)) shared += 1;
    const share = shared / Math.max(words.length, candidate.words.length, 1);
    // Letters are counted only where they can still decide: that is what takes time.
    if (best && Math.min(limit, Math.abs(name.length - candidate.name.length)) / longest - share > best.distance) continue;
    const letters = leven(lower, candidate.lower, { maxDistance: limit });
    if (letters >= limit && shared < Math.min(words.length, candidate.words.length)) continue;
    const distance = letters / longest - share;
    if (!best || distance < best.distance || (distance === best.distance && candidate.name < best.name)) best = { name: candidate.name, distance };
  }
  return best?.name;
}

/** The same for many names: what is known is prepared once, and no question looks at all of many names. */
export function nearestAmong(known: Iterable<string>): (name: string) => string | undefined {
  const forms = Array.from(new Set(known), formOf);
  if (forms.length <= mostLookedAt) return (name) => nearestOf(formOf(name), forms);
  const byFeature = new Map<string, Form[]>();
  for (const form of forms) {
    for (const feature of featuresOf(form)) {
      const having = byFeature.get(feature);
      if (having) having.push(form);
      else byFeature.set(feature, [form]);
    }
  }
  return (name) => {
    const form = formOf(name);
    const lists = [...featuresOf(form)].map((feature) => byFeature.get(feature) ?? []).sort((a, b) => a.length - b.length);
    const candidates = new Set<Form>();
    for (const list of lists) {
      for (const one of list) if (candidates.size < mostLookedAt) candidates.add(one);
      if (candidates.size >= mostLookedAt) break;
    }
    return nearestOf(form, candidates);
  };
}

/** The words of a name, and each three letters in a row. */
function featuresOf({ lower, words }: Form): Set<string> {
  const features = new Set(words.map((word) => `word ${word}`));
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
