// Every name by which a text can mean an entity, and the search for those names in texts.
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import { closenessOf, type Closeness } from './closeness.ts';
import { documentIndex } from './document-names.ts';
import { Meanings, rankOf, type Entry } from './meanings.ts';
import { runsIn, wordsIn, type Run, type Word } from './tokens.ts';

/** An identifier in a text: its place, and the key of the entity that it means. */
export interface Occurrence {
  start: number;
  end: number;
  key: string;
}

export interface Lexicon {
  /**
   * Finds the known identifiers of a text, in order and without overlap. Takes time in proportion to the text.
   * @param file the document that the text stands in: it knows its own ids best
   */
  find(text: string, file?: string): Occurrence[];
}

/** Kinds whose name alone identifies them in a text. All others are found by their id. */
const foundByName = new Set<EntityKind>(['test', 'suite', 'alert', 'metric', 'module']);

/** Bare numbers mean something only after the word that says what they number. */
const kindWords = new Map<string, EntityKind>(
  Object.entries({
    scenario: 'scenario',
    pattern: 'scenario',
    process: 'process',
    requirement: 'requirement',
    invariant: 'invariant',
  }),
);

/** What Prometheus appends to the name of a histogram or a summary. */
const seriesEndings = ['_bucket', '_sum', '_count'];

/** Longer names are no names. */
const longestName = 200;

/**
 * Prepares the search for the entities of a catalog.
 * @param closeness which of several things with one id a document means
 */
export function lexiconOf(entities: readonly Entity[], closeness: Closeness = closenessOf([])): Lexicon {
  return new Names(entities, closeness);
}

class Names implements Lexicon {
  readonly #names = new Map<string, Meanings>();
  /** Names of metrics once more: what Prometheus appends to them means nothing else. */
  readonly #metrics = new Map<string, Meanings>();
  /** How many words the longest name has that begins with a word: nearly every word of a text begins none. */
  readonly #reach = new Map<string, number>();
  readonly #numbers = new Map<string, Meanings>();
  readonly #families = new Map<string, Set<string>>();
  readonly #documents: ReturnType<typeof documentIndex>;

  readonly #closeness: Closeness;

  constructor(entities: readonly Entity[], closeness: Closeness) {
    this.#closeness = closeness;
    this.#documents = documentIndex(entities);
    for (const entity of entities) this.#add(entity);
  }

  #add(entity: Entity): void {
    const { key, kind, family } = entity;
    const suite = entity.kind === 'test' ? entity.fields.suite : undefined;
    const entry: Entry = { key, kind, rank: rankOf(kind), family, suite, entity };
    const home = entity.sources[0]?.file;
    if (home && family) this.#families.set(home, (this.#families.get(home) ?? new Set()).add(family));
    const names = [entity.id, ...(foundByName.has(kind) ? [entity.name] : []), ...(entity.aliases ?? [])];
    for (const name of new Set(names)) {
      if (name === undefined || name.length > longestName) continue;
      if (/^\d+(?:\.\d+)*$/.test(name)) this.#mean(this.#numbers, `${kind} ${name}`, entry);
      else if (isIdentifier(name, kind)) this.#name(name, entry);
    }
  }

  #name(name: string, entry: Entry): void {
    const words = wordsIn(name);
    const first = words[0] ?? '';
    this.#mean(this.#names, name, entry);
    if (entry.kind === 'metric') this.#mean(this.#metrics, name, entry);
    this.#reach.set(first, Math.max(this.#reach.get(first) ?? 0, words.length));
  }

  #mean(names: Map<string, Meanings>, name: string, entry: Entry): void {
    const known = names.get(name);
    if (known) known.add(entry);
    else names.set(name, new Meanings(entry));
  }

  find(text: string, file = ''): Occurrence[] {
    const found: Occurrence[] = [];
    let address = 0;
    for (const run of runsIn(text)) {
      if (text.slice(run.start, run.end).includes('://')) address = endOfAddress(text, run.end);
      if (run.start < address) continue;
      const before = run.before && run.before.start >= address ? run.before : undefined;
      const whole = this.#path(text, run, file) ?? this.#counted(text, run, before, file);
      if (whole) found.push(whole);
      else this.#inRun(text, run, file, found);
    }
    return found;
  }

  /** A run that is the path of a document or of a suite, as a whole. */
  #path(text: string, run: Run, file: string): Occurrence | undefined {
    if (run.words.length < 2 || run.end - run.start > 2 * longestName) return undefined;
    const end = run.words.at(-1)?.end ?? run.end;
    const path = text.slice(run.start, end);
    const document = this.#documents.find(path, file);
    if (document) return { start: run.start, end, key: document };
    const slash = path.lastIndexOf('/');
    if (slash < 0) return undefined;
    const name = path.slice(slash + 1).replace(/:\d{1,7}(?:-\d{1,7})?$/, '');
    const suite = [name, name.replace(/\.[a-z]+$/, '')].map((n) => this.#choose(n, file)).find((entry) => entry?.kind === 'suite');
    return suite && { start: run.start, end, key: suite.key };
  }

  /** `Process 3`, `Scenario 1.2`: a bare number after the word for what it numbers. */
  #counted(text: string, run: Run, before: Word | undefined, file: string): Occurrence | undefined {
    const kind = before && kindWords.get(text.slice(before.start, before.end).toLowerCase());
    if (!kind || !/^[ \u00a0]#?$/.test(text.slice(before.end, run.start))) return undefined;
    const end = run.words.at(-1)?.end ?? run.end;
    const entry = this.#numbers.get(`${kind} ${text.slice(run.start, end)}`)?.meant(file, this.#families, this.#closeness);
    return entry && { start: before.start, end, key: entry.key };
  }

  /** The names inside a run, the longest first. Decided from the right, because an id is one only beside other ids. */
  #inRun(text: string, run: Run, file: string, all: Occurrence[]): void {
    const [only] = run.words;
    if (run.words.length === 1 && only) {
      const match = this.#longestAt(text, run, 0, file, () => false)?.match;
      if (match) all.push(match);
      return;
    }
    const at = new Map<number, { match: Occurrence; id: boolean }>();
    for (let i = run.words.length - 1; i >= 0; i -= 1) {
      const match = this.#longestAt(text, run, i, file, (offset) => at.has(offset));
      if (match) at.set(match.match.start, match);
    }
    if (at.size === 0) return;
    let last = -1;
    for (let i = 0; i < run.words.length; i += 1) {
      const start = run.words[i]?.start ?? 0;
      const candidate = at.get(start);
      if (!candidate || start < last) continue;
      const joint = text.slice(run.words[i - 1]?.end ?? run.start, start);
      const joined = i > 0 && last === run.words[i - 1]?.end;
      if (i > 0 && !joined && !(candidate.id ? /^:$/ : /^[:/~]+$/).test(joint)) continue;
      all.push(candidate.match);
      last = candidate.match.end;
    }
  }

  #longestAt(text: string, run: Run, first: number, file: string, begins: (offset: number) => boolean) {
    const { words } = run;
    const start = words[first]?.start ?? 0;
    const word = text.slice(start, words[first]?.end);
    const reach = this.#reach.get(word) ?? (word.includes('_') ? this.#reach.get(withoutEnding(word)) : undefined) ?? 0;
    for (let last = Math.min(first + reach, words.length) - 1; last >= first; last -= 1) {
      const end = words[last]?.end ?? start;
      if (end - start > longestName) continue;
      const name = text.slice(start, end);
      const meanings = this.#names.get(name) ?? this.#metrics.get(withoutEnding(name));
      if (!meanings) continue;
      const inSuite = meanings.hasSuite ? this.#testInSuite(text, run, last, meanings.entries) : undefined;
      if (inSuite) return { match: { start, ...inSuite }, id: false };
      const entry = meanings.meant(file, this.#families, this.#closeness);
      if (!entry) continue;
      const id = !foundByName.has(entry.kind);
      const stop = entry.kind === 'test' ? afterArity(text, end) : entry.kind === 'suite' ? afterLines(text, end) : end;
      const next = wordFrom(words, last + 1, stop);
      const joint = next ? text.slice(stop, next.start) : '';
      const goesOn = next !== undefined && !begins(next.start);
      const allowed = id ? /^:$/ : /^[:/~]+$/;
      const extension = !id && next && joint === '.' && /^(?:erl|hrl|exs?|go|py|rs|java|kt|[cm]?[jt]sx?)$/.test(text.slice(next.start, next.end));
      if (goesOn && !allowed.test(joint) && !extension) continue;
      // `R4.1` is no `R4` with something after it, whether or not `1` means anything.
      if (next && id && /^\.$/.test(joint)) continue;
      return { match: { start, end: stop, key: entry.key }, id };
    }
    return undefined;
  }

  /** `x_SUITE:test_y/1`, `x_SUITE.erl:test_y`, `test_router.py::test_y`. */
  #testInSuite(text: string, run: Run, last: number, entries: readonly Entry[]): { end: number; key: string } | undefined {
    const suite = text.slice(run.words[last]?.start, run.words[last]?.end);
    const names = entries.map((entry) => entry.key.slice(entry.key.indexOf(':') + 1));
    const skip = /^\.erl$/.test(text.slice(run.words[last]?.end, run.words[last + 1]?.end)) ? 1 : 0;
    const [before, test] = [run.words[last + skip], run.words[last + skip + 1]];
    if (!before || !test || !/^::?$/.test(text.slice(before.end, test.start))) return undefined;
    const candidates = this.#names.get(text.slice(test.start, test.end))?.entries ?? [];
    const entry = candidates.find((candidate) => candidate.kind === 'test' && candidate.suite !== undefined && [suite, ...names].includes(candidate.suite));
    return entry && { end: afterArity(text, test.end), key: entry.key };
  }

  #choose(name: string | undefined, file: string): Entry | undefined {
    return name === undefined ? undefined : this.#names.get(name)?.meant(file, this.#families, this.#closeness);
  }
}

/** Is this a name that no sentence holds by chance? A plain word is none, whatever bears it. */
function isIdentifier(name: string, kind: EntityKind): boolean {
  if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(name) || kind === 'term' || kind === 'document') return false;
  return /[_\d]|[\p{Ll}\d]\p{Lu}|\p{Lu}{2}\p{Ll}|-[^-]+-/u.test(name);
}

/** The first word at or after a place, looking from an index on. */
function wordFrom(words: readonly Word[], from: number, place: number): Word | undefined {
  let index = from;
  while (index < words.length && (words[index]?.start ?? 0) < place) index += 1;
  return words[index];
}

/** An address on the web goes on to the next space, quote or bracket. */
function endOfAddress(text: string, from: number): number {
  const rest = /[\s<>"'`)\]]/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

function withoutEnding(name: string): string {
  const ending = seriesEndings.find((end) => name.endsWith(end));
  return ending ? name.slice(0, -ending.length) : name;
}

/** The end of `/1` after the name of a test. */
function afterArity(text: string, end: number): number {
  return end + (/^\/\d{1,2}(?![\w./-])/.exec(text.slice(end, end + 4))?.[0].length ?? 0);
}

/** The end of `.erl`, `:12`, `.erl:12-30` after the name of a suite. */
function afterLines(text: string, end: number): number {
  return end + (/^(?:\.erl)?(?::\d{1,7}(?:-\d{1,7})?)?(?!\w)/.exec(text.slice(end, end + 24))?.[0].length ?? 0);
}
