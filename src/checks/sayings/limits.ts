// Limits, times and severities as sentences give them, and whether they are those of a rule.
import { countedBy } from '../../reading/prometheus/result.ts';
import { limitsIn } from '../../reading/prometheus/limits.ts';
import { numberOf, numberWords } from '../../reading/words/numbers.ts';
import { secondsOf, spokenDuration } from '../../reading/words/measures.ts';

/** "above 500 messages", "< 10 %", "a threshold of 2 s". */
export interface SaidLimit {
  /** Nothing where the words do not tell. */
  holds: 'above' | 'below' | undefined;
  value: number;
  unit: string;
  /** By which time it counts, in seconds: 60 for "/min". */
  per: number | undefined;
  /** As it is written. */
  text: string;
  index: number;
}

const above = String.raw`>=?|≥|(?:is |are |rises? |goes |climbs? |stays |remains )?(?:above|over|beyond)|exceed(?:s|ed|ing)?|(?:more|greater|faster|higher|larger|longer|older) than|at least|reach(?:es|ed)?|surpass(?:es)?|passes|crosses|at or above`;
const below = String.raw`<=?|≤|(?:is |are |falls? |drops? |goes |sinks |stays |remains )?(?:below|under|beneath)|(?:less|fewer|lower|smaller) than|at most|(?:drops?|falls?) to|at or below`;
const neutral = String.raw`(?:threshold|limit)(?: value)?(?: is|:)?(?: (?:set )?(?:of|to|at))?|(?:fires|triggers|alerts|pages|warns) at|^`;
const number = String.raw`(\d[\d,_ ]*(?:\.\d+)?|\d+|${numberWords})(?:(k(?![a-z])| thousand\b| million\b))?`;
const unitWord = String.raw`(%|percent\b|[KMGT]i?B\b|bytes?\b|ms\b|milliseconds?\b|s\b|secs?\b|seconds?\b|m\b|mins?\b|minutes?\b|h\b|hours?\b|d\b|days?\b)?`;
const perWord = String.raw`(?:\s?[a-z-]+(?: [a-z-]+)?)??\s?(?:\/|per |an? )\s?(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b`;
const limitShape = new RegExp(String.raw`(?:(${above})|(${below})|(${neutral}))\s*(?:about |roughly |~|\$)?${number}\s?${unitWord}(?:${perWord})?`, 'gi');

/** Words before a number of minutes that make it a time to wait or to look back on, no limit. */
const waiting = /\b(?:for|after|within|last(?:s|ed|ing)?|every|past|over the|duration|window|wait(?:s|ed)?)\s*$/i;

/** The limits that a text gives. */
export function limitsSaid(text: string): SaidLimit[] {
  return [...text.matchAll(limitShape)].flatMap(({ 0: all, 1: up, 2: down, 4: digits = '', 5: thousands, 6: unit = '', 7: by, index }) => {
    const isTime = timeUnits.has(canonical(unit));
    if (isTime && by === undefined && waiting.test(text.slice(0, index))) return [];
    const plainNumber = numberOf(digits.trim().replace(/[,_ ](?=\d{3}(?!\d))/g, ''));
    const value = plainNumber * (thousands === undefined ? 1 : /million/i.test(thousands) ? 1e6 : 1000);
    if (!Number.isFinite(value)) return [];
    return [
      {
        holds: up ? 'above' : down ? 'below' : undefined,
        value,
        unit: canonical(unit),
        per: by === undefined ? undefined : seconds(by),
        text: all.trim(),
        index,
      },
    ];
  });
}

const timeUnits = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
]);
const sizes = new Map([
  ['kb', 1],
  ['mb', 2],
  ['gb', 3],
  ['tb', 4],
  ['kib', 1],
  ['mib', 2],
  ['gib', 3],
  ['tib', 4],
]);

function canonical(unit: string): string {
  const word = unit.toLowerCase();
  if (word === 'percent') return '%';
  if (word.startsWith('milli')) return 'ms';
  if (/^(?:s|sec|second|m|min|minute|h|hour|d|day)s?$/.test(word) && word !== 'ms') return word.charAt(0);
  return word;
}

function seconds(word: string): number {
  return timeUnits.get(word.charAt(0).toLowerCase()) ?? 1;
}

/** The limit of a rule that a text contradicts. */
export interface Contradiction {
  real: string;
}

/**
 * Does a rule decide by another number than a text says? A number that any way to read its unit brings to one of the rule's
 * agrees with it: 5 % is 5 and 0.05, 2 s is 2 and 2000, 10 GB is counted in thousands or not.
 * @returns nothing where it agrees, or where the rule gives no limit in that direction
 */
export function contradictedLimit(said: SaidLimit, expr: string): Contradiction | undefined {
  const { comparisons, windows } = limitsIn(expr);
  const limits = comparisons.filter((one) => one.holds !== 'at');
  if (limits.length === 0 || (said.holds !== undefined && !limits.some((one) => one.holds === said.holds))) return undefined;
  // That anything happened at all is no share of something.
  if (said.unit === '%' && limits.every((one) => one.value === 0)) return undefined;
  const counted = countedBy(expr);
  const meant = meanings(said, windows, counted);
  if (comparisons.some(({ value }) => meant.some((one) => Math.abs(one - value) <= 1e-9 * Math.max(1, Math.abs(value))))) return undefined;
  const per = counted && 'per' in counted ? ` per ${counted.per}` : '';
  return { real: limits.map((one) => `${one.holds} ${one.text}${per}`).join(' and ') };
}

function meanings({ value, unit, per }: SaidLimit, windows: readonly number[], counted: ReturnType<typeof countedBy>): number[] {
  const time = timeUnits.get(unit);
  const size = sizes.get(unit);
  const plainly =
    unit === '%'
      ? [value, value / 100, 100 - value, (100 - value) / 100]
      : time !== undefined
        ? [value, value * time, value * time * 1000, (value * time) / 60, (value * time) / 3600, (value * time) / 86_400]
        : size !== undefined
          ? [value, value * 1000 ** size, value * 1024 ** size]
          : [value, value / 100];
  if (unit !== '%' && time === undefined && size === undefined && (per !== undefined || value >= 1)) plainly.splice(1, 1);
  if (per === undefined)
    return counted && 'per' in counted ? [...plainly, ...plainly.flatMap((one) => [one / 60, one / 3600, ...windows.map((window) => one / window)])] : plainly;
  if (counted && 'per' in counted) return plainly.map((one) => (one / per) * (counted.per === 'minute' ? 60 : 1));
  if (counted) return plainly.flatMap((one) => windows.map((window) => (one / per) * window));
  return plainly.flatMap((one) => [one, one / per]);
}

/** A time that a sentence says an alert waits, or looks back on. */
export interface SaidTime {
  seconds: number;
  kind: 'for' | 'window';
  text: string;
  index: number;
}

const amount = String.raw`(?:about |around |~|a |the )?((?:\d+|an?|one|${numberWords})[ -]?(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\b)`;
const timeShape = new RegExp(
  String.raw`\b(?:(for|after|lasts|lasting|sustained for|stays? so for|holds? for|waits?)(?: (?:(?:for )?(?:more|longer) than|at least|over))?|(in|within|over|during)(?: (?:the )?(?:last|past|any|a))?) ${amount}`,
  'gi',
);

/** The times that a text gives. */
export function timesSaid(text: string): SaidTime[] {
  return [...text.matchAll(timeShape)].flatMap(({ 0: all, 1: waits, 3: said = '', index }) => {
    const duration = spokenDuration(said);
    return duration === undefined ? [] : [{ seconds: secondsOf(duration), kind: waits ? 'for' : 'window', text: all.trim(), index } as const];
  });
}

/** Half a day, in seconds. */
const longestWait = 43_200;

/** Does a rule wait, or look back, another time than a text says? */
export function contradictedTime(said: SaidTime, { expr, for: waits }: { expr?: string | undefined; for?: string | undefined }): Contradiction | undefined {
  const { windows, comparisons } = limitsIn(expr ?? '');
  // "Not finished for 26 h" may be the limit itself.
  if (comparisons.some(({ value }) => [...timeUnits.values()].some((unit) => Math.abs(value * unit - said.seconds) < 1e-6))) return undefined;
  const held = waits === undefined ? undefined : secondsOf(waits);
  if (said.kind === 'window') {
    const [only, ...others] = windows;
    if (only === undefined || others.length > 0 || only === said.seconds || held === said.seconds) return undefined;
    return { real: `looks back ${inWords(only)}` };
  }
  // No rule waits for days: what is kept, or is late, does.
  if (held === said.seconds || said.seconds > longestWait) return undefined;
  if (held !== undefined && held > 0) return { real: `waits ${waits}` };
  return windows.includes(said.seconds) ? undefined : { real: 'does not wait' };
}

function inWords(time: number): string {
  const [unit, size] = [...timeUnits].findLast(([, one]) => time % one === 0 && time >= one) ?? ['s', 1];
  return `${time / size}${unit}`;
}

/** Words that call a severity, each as rules write it. */
export const severityWords = 'critical|warning|info|page|ticket|error|high|medium|low';
const comparable: readonly ReadonlySet<string>[] = [
  new Set(['critical', 'warning', 'info', 'error']),
  new Set(['page', 'ticket']),
  new Set(['high', 'medium', 'low', 'critical']),
];

/** Can one of two severities be held against the other? "High" is no other word for "page". */
export function differInSeverity(said: string, real: string): boolean {
  const [a, b] = [said.toLowerCase(), real.toLowerCase()];
  return a !== b && comparable.some((scale) => scale.has(a) && scale.has(b));
}
