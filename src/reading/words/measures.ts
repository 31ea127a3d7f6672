// Durations and dates as documents write them.
import { numberOf, numberWords } from './numbers.ts';

/** In seconds. */
const units = new Map(Object.entries({ s: 1, sec: 1, second: 1, m: 60, min: 60, minute: 60, h: 3600, hr: 3600, hour: 3600, ms: 0.001 }));

/**
 * The range of a duration in seconds: `~30-60 seconds` is [30, 60], `45s` is [45, 45], `< 2 minutes` is [0, 120].
 * @returns nothing when the text holds no duration
 */
export function durationRange(text: string): [number, number] | undefined {
  const match = /(<|≤|under |up to |less than )?\s*~?\s*(\d+(?:\.\d+)?)\s*((?!to\b)[a-z]*)\s*(?:(?:-|–|—|to\b)\s*(\d+(?:\.\d+)?)\s*)?([a-z]+)?/i.exec(text);
  if (!match) return undefined;
  const [, below, low, lowUnit, high, unit] = match;
  const factor = unitOf(unit) ?? unitOf(lowUnit);
  if (factor === undefined) return undefined;
  const first = Number(low) * (unitOf(lowUnit) ?? factor);
  if (high !== undefined) return [first, Number(high) * factor];
  return below ? [0, first] : [first, first];
}

function unitOf(word: string | undefined): number | undefined {
  const name = word?.toLowerCase() ?? '';
  return units.get(name) ?? units.get(name.replace(/s$/, ''));
}

const spoken = new RegExp(String.raw`\b(\d+|an?|one|${numberWords})[ -]?(ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)\b`, 'i');

/** The first duration of a text as Prometheus writes it: `5m` of `5 minutes` or `five minutes`, `1h` of `an hour`. */
export function spokenDuration(text: string): string | undefined {
  const [, count = '', unit = ''] = spoken.exec(text) ?? [];
  if (count === '') return undefined;
  const number = /^(?:an?|one)$/i.test(count) ? 1 : numberOf(count);
  return `${number}${unit.toLowerCase() === 'ms' ? 'ms' : unit.charAt(0).toLowerCase()}`;
}

/** A duration as Prometheus writes it, such as `1h30m`, in seconds. */
export function secondsOf(duration: string): number {
  const each: Record<string, number> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  return [...duration.matchAll(/(\d+)(ms|[smhdw])/g)].reduce((all, [, count, unit = 's']) => all + Number(count) * (each[unit] ?? 0), 0);
}

/** The first date of a text, as it is written: `2025-11-30` or `2025-Q2`. */
export function dateIn(text: string): string | undefined {
  return /\b(\d{4}-(?:\d{2}-\d{2}|Q[1-4])|\d{4}-\d{2})\b/.exec(text)?.[1];
}
