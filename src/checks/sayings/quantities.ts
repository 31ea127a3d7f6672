// How often and how long, said of the same thing in two places: "after 5 attempts" here, "after 3 failed attempts" there.
import { ancestors, sectionAt } from '../../reading/outline/outline.ts';
import type { DocumentReading } from '../../reading/read.ts';
import { idsIn } from '../../reading/words/ids.ts';
import { secondsOf, spokenDuration } from '../../reading/words/measures.ts';
import { numberOf, numberWords } from '../../reading/words/numbers.ts';
import { wordsOf } from '../../reading/words/text.ts';
import { placeOf, type Source } from '../../model/source.ts';
import type { Found } from '../rule.ts';
import type { Subject } from '../subject.ts';
import { isPast, notNow, writtenLines } from './lines.ts';

/** One number with what it counts and the words around it. */
interface Quantity {
  /** Class and noun: `after attempts`. */
  key: string;
  value: number;
  text: string;
  /** The words of its sentence. */
  near: ReadonlySet<string>;
  /** The ids that its sentence names, or that its heading bears. */
  ids: ReadonlySet<string>;
  /** The words of its headings. */
  above: ReadonlySet<string>;
  source: Source;
}

const timeUnits = 'ms|milliseconds?|s|secs?|seconds?|min|mins?|minutes?|h|hours?';
/** "Recovers within 30 seconds", "at most 10 s without progress". */
const timeShape = new RegExp(
  String.raw`\b(?:within|in at most|at most|in under|in less than|no later than|no longer than)\s+(?:about |the first )?(\d{1,5})\s?(${timeUnits})\b`,
  'gi',
);

const nouns = 'attempts?|retries|tries|deliveries|redeliveries|failures|replicas|brokers|partitions|connections|workers|shards|copies|days|hours|times';
const shape = new RegExp(
  String.raw`\b(?:(after)|(at most|up to|a maximum of|maximum of|max\.?|no more than|limited to)|((?:is |are )?(?:kept|retained|stored) for))\s+(?:about |the )?(\d{1,4}|${numberWords})\s+(?:(?:failed|delivery|retry|more|consecutive|unsuccessful|publish|connection)\s+)?(${nouns})\b`,
  'gi',
);

/** Another environment, or a condition of its own. */
const elsewhere = /\b(?:staging|sandbox|dev|test containers?|in tests?|locally|production|example|e\.g|instead of|unless|except|default(?:s)?)\b/i;

/** Every pair of places that give the same quantity of the same thing another number. */
export function* quantityDrift(subject: Subject): Generator<Found> {
  const all = subject.readings.flatMap((reading) => [...quantitiesOf(subject, reading)]);
  const told = new Set<string>();
  for (const same of Map.groupBy(all, ({ key }) => key).values()) {
    // What is counted everywhere is no one thing.
    if (same.length > mostPlaces && same[0]?.key !== time) continue;
    const frequent = frequencyOf(same);
    for (const [index, one] of same.entries()) {
      const other = same
        .slice(0, index)
        .find(
          (before) =>
            before.value !== one.value &&
            before.source.file !== one.source.file &&
            (one.key.startsWith('setting ') || (one.key === time ? isOneId(before, one) : areAbout(before, one, frequent))),
        );
      if (!other || told.has(placeOf(one.source))) continue;
      told.add(placeOf(one.source));
      yield {
        message: `"${one.text}" here, and "${other.text}" in ${placeOf(other.source)}: is it the same limit?`,
        source: one.source,
        related: [{ ...other.source, message: other.text }],
      };
    }
  }
}

const mostPlaces = 60;

function* quantitiesOf(subject: Subject, reading: DocumentReading): Generator<Quantity> {
  for (const { text, line, isCode } of writtenLines(subject, reading.path)) {
    if (isCode || !/\d|two|three|five/.test(text)) continue;
    for (const sentence of text.split(/(?<=[.!?;])\s+/)) {
      if (elsewhere.test(sentence) || notNow.test(sentence)) continue;
      const found = [...countsIn(sentence), ...timesIn(sentence), ...settingsIn(sentence)];
      if (found.length === 0) continue;
      const source = { file: reading.path, line };
      if (isPast(reading, line) || subject.isExample(source)) continue;
      const section = sectionAt(reading.outline.sections, line);
      const titles = section ? [section, ...ancestors(section)].map(({ title }) => title) : [];
      const ids = new Set([...idsIn(sentence), ...(section?.head ? [section.head.id] : [])]);
      for (const { key, value, text: said } of found) {
        const bare = sentence.replace(said, ' ').replace(/`[^`]*`/g, ' ');
        yield {
          key,
          value,
          text: said,
          near: new Set(wordsOf(bare).filter((word) => word.length >= 4 && !common.has(word))),
          above: new Set(titles.flatMap(wordsOf).filter((word) => word.length >= 3)),
          ids,
          source,
        };
      }
    }
  }
}

/** "Max upload size is 10 GB", "`ack_wait` = 30s": a setting by its words or its name. */
const settingShape =
  /(?:\b((?:[a-z]+[ -]){1,3}(?:size|time-?out|limit|interval|retention|period|quota|ttl|delay|budget|capacity|deadline))|`([\w.]*[a-z][_.][\w.]*)`)\s*(?:is|of|=|:|are|is set to|set to)\s*`?(\d[\d.]*)\s?(%|[KMGT]i?B|ms|s|sec|seconds?|m|min|minutes?|h|hours?|d|days?)?\b/gi;

/** A setting has one number; what its unit is called makes no other. */
function settingsIn(sentence: string): Counted[] {
  return [...sentence.matchAll(settingShape)].flatMap(([text, words, name, count = '', unit = '']) => {
    const key = name ?? wordsOf(words ?? '').join(' ');
    const duration = /^[smhd]/i.test(unit) && !/b$/i.test(unit) ? spokenDuration(`${count} ${unit}`) : undefined;
    const size = /^([KMGT])/i.exec(unit.endsWith('B') ? unit : '')?.[1];
    const value = duration ? secondsOf(duration) : Number(count) * (size ? 1024 ** ' KMGT'.indexOf(size.toUpperCase()) : 1);
    return key.split(' ').length < 2 && !name ? [] : [{ key: `setting ${key} ${duration ? 's' : size ? 'B' : unit}`, value, text }];
  });
}

type Counted = Pick<Quantity, 'key' | 'value' | 'text'>;

function countsIn(sentence: string): Counted[] {
  return [...sentence.matchAll(shape)].map(([text, after, most, kept, count = '', noun = '']) => ({
    key: `${after ? 'after' : most ? 'most' : kept ? 'kept' : ''} ${noun.toLowerCase().replace(/^attempt$|^tries$|^retries$/, 'attempts')}`,
    value: numberOf(count),
    text,
  }));
}

const time = 'within a time';

/** The only bound of a sentence on a time: of several nobody knows which is which. */
function timesIn(sentence: string): Counted[] {
  const [only, ...others] = [...sentence.matchAll(timeShape)];
  const duration = only && spokenDuration(`${only[1]} ${only[2]}`);
  return only && others.length === 0 && duration ? [{ key: time, value: secondsOf(duration), text: only[0] }] : [];
}

/** Both speak of one thing with an id, and of nothing else that has one. */
function isOneId(a: Quantity, b: Quantity): boolean {
  const shared = a.ids.intersection(b.ids);
  return shared.size === 1 && a.ids.size <= 2 && b.ids.size <= 2 && a.near.intersection(b.near).size >= 1;
}

const common = new Set([
  'that',
  'this',
  'with',
  'from',
  'they',
  'then',
  'when',
  'must',
  'will',
  'each',
  'every',
  'which',
  'than',
  'have',
  'here',
  'there',
  'test',
  'system',
  'message',
  'request',
  'failed',
  'after',
  'most',
  'until',
  'into',
  'also',
  'only',
]);

/** How many of the places have a word: what most have tells them not apart. */
function frequencyOf(same: readonly Quantity[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { near, above } of same) for (const word of near.union(above)) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

function areAbout(a: Quantity, b: Quantity, frequent: ReadonlyMap<string, number>): boolean {
  const shared = a.near.union(a.above).intersection(b.near.union(b.above));
  const direct = a.near.intersection(b.near);
  return direct.size >= 1 && [...shared].filter((word) => (frequent.get(word) ?? 0) <= 8).length >= 2;
}
