// Names of which one is a slip of the other: a letter, a plural, a word cut short, two words that changed places.
import leven from 'leven';
import { wordsIn } from '../../catalog/nearest.ts';

/** How one name differs from another that was probably meant. */
export type Slip = 'order' | 'letters' | 'plural' | 'short';

/** Tells whether a name is a slip of another; both have the same form, and all their words but one are the same. */
export function slipOf(name: string, other: string): Slip | undefined {
  if (name === other || styleOf(name) !== styleOf(other)) return undefined;
  if (bare(name) === bare(other)) return 'letters';
  const [a, b] = [wordsIn(name), wordsIn(other)];
  if (a.length !== b.length || a.length < 2) return undefined;
  if (a.toSorted().join(' ') === b.toSorted().join(' ')) return a.join(' ') === b.join(' ') ? undefined : 'order';
  const different = a.flatMap((word, index) => (word === b[index] ? [] : [[word, b[index] ?? ''] as const]));
  const [only, ...others] = different;
  if (!only || others.length > 0) return undefined;
  const slip = slipOfWord(...only, a.length);
  // "ReplicaSets" are several of a type, and ETCDCTL_CERT is an option of another program.
  if (slip === 'plural' && !/[_-]/.test(name)) return undefined;
  return slip === 'short' && (only[0] === a[0] ? only[0].startsWith(only[1]) || only[1].startsWith(only[0]) : false) ? undefined : slip;
}

function slipOfWord(word: string, other: string, words: number): Slip | undefined {
  if (/\d/.test(word + other)) return undefined;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  if (long === `${short}s` || long === `${short}es` || (short.endsWith('y') && long === `${short.slice(0, -1)}ies`))
    return short.length >= 3 ? 'plural' : undefined;
  if (short.charAt(0) !== long.charAt(0)) return undefined;
  const far = leven(short, long, { maxDistance: 3 });
  const swapped = word.length === other.length && far === 2 && [...word].toSorted().join('') === [...other].toSorted().join('');
  if (short.length >= 4 && (far === 1 || swapped || (far === 2 && short.length >= 8))) return 'letters';
  return words >= 3 && short.length >= 2 && long.length >= short.length + 3 && isCutShort(short, long) ? 'short' : undefined;
}

/** `db` of `database`, `conn` of `connection`: its letters in their order. */
function isCutShort(short: string, long: string): boolean {
  if (long.startsWith(short)) return short.length >= 3;
  let at = 0;
  for (const letter of long) if (letter === short.charAt(at)) at += 1;
  return at === short.length && !/[aeiou]/.test(short.slice(1));
}

/** snake_case, kebab-case or CamelCase, the ending of a file, and whether it is a test: names that differ in these are not alike. */
function styleOf(name: string): string {
  const ending = /\.[a-z]{1,5}$/i.exec(name)?.[0] ?? '';
  const bare = name.slice(0, name.length - ending.length);
  const style = bare.includes('_') ? '_' : bare.includes('-') ? '-' : 'A';
  return `${style}${ending}${/^test_/i.test(bare)}${/^[A-Z]/.test(bare)}${bare === bare.toUpperCase()}`;
}

/** `TestBlobStore` and `TestBlobstore` are the same letters. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Nobody writes a name of more words, and the keys of one take the square of their number. */
const mostWords = 40;

/** Keys under which a name and its slips meet: all its words, and all but one; none for what is too long to be a name. */
export function keysOf(name: string): string[] {
  const words = wordsIn(name).toSorted();
  if (words.length > mostWords) return [];
  const style = styleOf(name);
  return [`${style} ${words.join(' ')}`, `= ${bare(name)}`, ...words.map((_, index) => `${style} ${words.length} ${words.toSpliced(index, 1).join(' ')}`)];
}
