import { inSeconds } from './fields.ts';

/** A value of any field on one line. */
export function plainValue(value: unknown): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isRange(value)) return inSeconds(value);
  if (Array.isArray(value)) return value.map(plainValue).join('; ');
  if (typeof value === 'object') {
    return Object.entries(value as object)
      .map(([key, part]) => `${key}: ${plainValue(part)}`)
      .join(', ');
  }
  return String(value);
}

function isRange(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}
