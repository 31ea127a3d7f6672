// Values of fields, old beside new, on one line.
import type { FieldChange } from '../../changes/change.ts';

/** A field's change as two texts. Of two lists only what differs is told. */
export function beforeAndAfter({ before, after }: FieldChange): [string, string] {
  if (Array.isArray(before) && Array.isArray(after) && !isRange(before) && !isRange(after)) {
    const [old, now] = [before.map(plain), after.map(plain)];
    const [gone, fresh] = [old.filter((one) => !now.includes(one)), now.filter((one) => !old.includes(one))];
    if (gone.length === 0 && fresh.length === 0) return [old.join('; '), now.join('; ')];
    return [gone.join('; ') || '(nothing less)', fresh.join('; ') || '(nothing more)'];
  }
  return [before === undefined ? 'not stated' : plain(before), after === undefined ? 'not stated' : plain(after)];
}

/** A value in words. */
function plain(value: unknown): string {
  if (value === null) return 'none';
  if (isRange(value)) return `${value[0]} to ${value[1]}`;
  if (Array.isArray(value)) return value.map(plain).join('; ');
  if (typeof value === 'object') {
    const { text, done } = value as Record<string, unknown>;
    if (typeof text === 'string' && typeof done === 'boolean') return `${done ? '[x]' : '[ ]'} ${text}`;
    return Object.entries(value as object)
      .map(([key, part]) => `${key}: ${plain(part)}`)
      .join(', ');
  }
  return String(value);
}

function isRange(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
}
