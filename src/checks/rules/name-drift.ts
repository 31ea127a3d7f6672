import { wordsIn } from '../../catalog/nearest.ts';
import { compareSources, type Source } from '../../model/source.ts';
import type { Rule } from '../rule.ts';
import { isPast, notNow, writtenLines } from '../sayings/lines.ts';
import { keysOf, slipOf } from '../sayings/slips.ts';
import type { Subject } from '../subject.ts';

/** More names than this that share all words but one are a series, and one more of them is no slip. */
const mostSiblings = 20;

export const nameDrift: Rule = {
  id: 'name-drift',
  severity: 'warning',
  meaning: 'A name of code stands in one document only, and nearly the same name in several others or in the code.',
  why: 'One of the two is what was renamed or mistyped: a command with it runs nothing, a search for it finds nothing.',
  example: '`make smoke-faults` here, `make faults-smoke` on the page of the smoke tests',
  mend: 'Write the name as the code has it, in every place.',
  // These know more about what they find: what they tell is not told again.
  unless: ['metric-unknown', 'alert-unknown', 'test-missing', 'suite-missing', 'code-reference-stale', 'link-broken', 'runbook-link-broken', 'alert-drift'],
  *check(subject) {
    const names = namesOf(subject);
    const byKey = new Map<string, Name[]>();
    for (const name of names.values()) for (const key of new Set(keysOf(name.text))) append(byKey, key, name);
    const words = new Map<string, number>();
    for (const name of names.values()) for (const word of new Set(wordsIn(name.text))) words.set(word, (words.get(word) ?? 0) + 1);
    for (const name of names.values()) {
      const [first] = name.places;
      if (name.isThere || name.files.size !== 1 || !first || name.places.length > 4) continue;
      const near = meant(name, byKey, words) ?? withAnotherUnit(subject, name, names);
      if (!near) continue;
      yield {
        message: `${name.text} stands nowhere else; ${near.text} does, in ${near.isThere ? 'the code' : near.files.size === 1 ? 'another document' : `${near.files.size} documents`}: is it the same?`,
        source: first,
        related: near.places.slice(0, 3).map((place) => ({ ...place, message: near.text })),
      };
    }
  },
};

interface Name {
  text: string;
  files: Set<string>;
  places: Source[];
  /** The word before it, where it was found first: `make` of `make faults`. */
  before: string;
  /** The code, a rule, a dashboard or a file has it. */
  isThere: boolean;
}

function first(name: Name): Source {
  return name.places[0] ?? { file: '', line: 1 };
}

/** Of the names that this one may be a slip of, the one that stands in most documents. */
function meant(name: Name, byKey: ReadonlyMap<string, readonly Name[]>, words: ReadonlyMap<string, number>): Name | undefined {
  const alike = keysOf(name.text).flatMap((key) => {
    const same = byKey.get(key) ?? [];
    return same.length > mostSiblings ? [] : same;
  });
  const [file] = name.files;
  return alike
    .filter((other) => {
      const slip = slipOf(name.text, other.text);
      if (!slip) return false;
      const isElsewhere = !other.files.has(file ?? '');
      // Of two names that both stand in one document the later one is told.
      if (slip === 'order')
        return isElsewhere && name.before === other.before && name.before !== '' && (other.files.size > 1 || compareSources(first(other), first(name)) < 0);
      // A slip of the pen leaves a word that no other name has.
      const strange = wordsIn(name.text).some((word) => !wordsIn(other.text).includes(word) && words.get(word) === 1);
      if (slip === 'letters' && !strange && name.text.toLowerCase() !== other.text.toLowerCase()) return false;
      const isCommon = other.isThere || other.files.size >= 2 || (slip === 'letters' && other.places.length >= 2);
      return isCommon && (isElsewhere || (slip === 'letters' && name.places.length === 1 && other.places.length > 3));
    })
    .sort((a, b) => Number(b.isThere) - Number(a.isThere) || b.files.size - a.files.size || (a.text < b.text ? -1 : 1))[0];
}

/** `orders_pending_total` of the metric `orders_pending`, and the other way round. */
function withAnotherUnit(subject: Subject, { text, files }: Name, names: ReadonlyMap<string, Name>): Name | undefined {
  const other = names.get(text.endsWith('_total') ? text.slice(0, -'_total'.length) : `${text}_total`);
  const isMetric = other && subject.get(`metric:${other.text}`) !== undefined && subject.to(`metric:${text}`, 'uses').length === 0;
  return isMetric && [...files].every((file) => !other.files.has(file)) ? other : undefined;
}

const token = /(?<![\w$/.<{@-])(?:[A-Za-z][\w.-]*\/)*([A-Za-z][\w-]*(?:\.[a-z]{1,5})?)(?![\w-]|[>}/])/g;

function namesOf(subject: Subject): Map<string, Name> {
  const names = new Map<string, Name>();
  const get = (text: string, before: string): Name => {
    const known = names.get(text) ?? { text, files: new Set<string>(), places: [], before, isThere: false };
    names.set(text, known);
    return known;
  };
  for (const reading of subject.readings) {
    for (const { text, line, isCode } of writtenLines(subject, reading.path)) {
      // Words alone hold no name, and outside of code only one with an underscore is: most lines are passed over.
      if (isCode || text.includes('`') ? !/[_-]|[a-z][A-Z]/.test(text) : !text.includes('_')) continue;
      let isOld: boolean | undefined;
      // Where links lead is told by link-broken.
      const bare = text.replace(/\bhttps?:\/\/\S+|\]\([^)]*\)|<[^>]*>/g, ' ');
      // What a comment in code says is said in words.
      const spans = isCode
        ? [{ text: bare.replace(/(?:^|\s)(?:#|\/\/).*$/, ''), isCode }]
        : bare.split('`').map((part, index) => ({ text: part, isCode: index % 2 === 1 }));
      for (const span of spans) {
        if (!(span.isCode ? /[_.-]|[a-z][A-Z]/ : /_/).test(span.text)) continue;
        for (const { 1: name = '', index } of span.text.matchAll(token)) {
          if (name.length < 8 || !isName(name, span.isCode)) continue;
          const source = { file: reading.path, line };
          // What was, or is only an example, makes no name that somebody should follow.
          const known = names.get(name);
          if (!known) {
            isOld ??= notNow.test(text) || isPast(reading, line);
            if (isOld) continue;
          }
          const one = known ?? get(name, /(\S+)\s+$/.exec(span.text.slice(Math.max(0, index - 40), index))?.[1] ?? '');
          one.files.add(reading.path);
          if (one.places.length < 8) one.places.push(source);
        }
      }
    }
  }
  for (const name of thereIs(subject)) {
    const known = names.get(name);
    if (known) known.isThere = true;
    else if (name.length >= 8 && isName(name, true)) get(name, '').isThere = true;
  }
  return names;
}

/** Two words or more, joined as names of code are; with hyphens only in code, where they are no words of a sentence. */
function isName(name: string, isCode: boolean): boolean {
  if (/^(?:v?\d|[A-Z]{1,10}-?\d)/.test(name) || wordsIn(name).length < 2) return false;
  return name.includes('_') || /\.[a-z]+$/.test(name)
    ? isCode || name.includes('_')
    : name.includes('-')
      ? isCode && /^[a-z]/.test(name)
      : isCode && /[a-z][A-Z]/.test(name);
}

/** Names that evidence has. */
function thereIs(subject: Subject): string[] {
  const isEvidence = (source: Source) => !/\.(?:md|mdx|markdown)$/i.test(source.file);
  return [
    ...subject.of('test').flatMap((test) => (test.sources.some(isEvidence) ? [test.name] : [])),
    ...subject.of('suite').flatMap((suite) => (suite.sources.some(isEvidence) ? [suite.name] : [])),
    ...subject.of('metric').flatMap((metric) => (metric.sources.some(isEvidence) ? [metric.name] : [])),
    ...subject.of('alert').flatMap((alert) => (alert.fields.rule ? [alert.name] : [])),
    ...subject.shelf.names(),
  ];
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
