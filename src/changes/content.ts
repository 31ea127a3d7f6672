// What an entity says, apart from where it says it: the form in which two sides are compared.
import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '../model/catalog.ts';
import { compareText } from '../model/source.ts';
import { normal } from '../reading/words/text.ts';
import type { FieldChange } from './change.ts';

/** A field's value that can be compared, beside the value as people read it. */
interface Part {
  compared: unknown;
  shown: unknown;
}

export type Content = ReadonlyMap<string, Part>;

/** Lists of steps: their order is part of what they say. The order of other lists comes from rows and files. */
const steps = new Set(['actions', 'checklist', 'commands', 'definitionOfDone', 'inProduction']);

/** Not compared: the outline and the procedures of a document, whose own change is told, and the results of every run, which trust tells. */
const leftOut = new Set(['headings', 'procedure', 'escalation', 'results', 'lastResult', 'resultCounts', 'bothOutcomes', 'readFrom', 'listing', 'definition']);

/**
 * The parts of an entity's fields, by dotted name, without lines.
 * @param fileOf the name of a file on the other side, for files that were moved
 */
export function contentOf(entity: Entity, fileOf: (file: string) => string = (file) => file): Content {
  const content = new Map<string, Part>();
  for (const [field, value] of Object.entries(entity.fields)) {
    if (!leftOut.has(field)) addParts(content, field, withoutLines(value, fileOf), steps.has(field));
  }
  // Where documents disagree, which of them comes first decides the value: what counts is all that they say.
  for (const { field, statements } of entity.disagreements ?? []) {
    const values = distinct(statements.map(({ value }) => withoutLines(value, fileOf)));
    content.set(field, { compared: values.map(canonical).sort(compareText), shown: values });
  }
  return content;
}

/** The fields in which two contents differ. */
export function fieldChanges(before: Content, after: Content): FieldChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  // A field that is one value on one side and has parts on the other is told as a whole: "none" became a section.
  const isWhole = (name: string) => names.has(name) && [...names].some((other) => other.startsWith(`${name}.`));
  const fields = new Set([...names].map((name) => [...ancestors(name)].find(isWhole) ?? name));
  return [...fields].sort(compareText).flatMap((field) => {
    const [old, now] = [partOf(before, field), partOf(after, field)];
    if (isDeepStrictEqual(old?.compared, now?.compared)) return [];
    return [{ field, ...(old ? { before: old.shown } : {}), ...(now ? { after: now.shown } : {}) }];
  });
}

/** `a.b.c` -> `a`, `a.b`. */
function* ancestors(name: string): Generator<string> {
  for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) yield name.slice(0, at);
}

/** A field's part, put together from the parts below it where it has such. */
function partOf(content: Content, field: string): Part | undefined {
  const own = content.get(field);
  if (own) return own;
  const below = [...content].filter(([name]) => name.startsWith(`${field}.`));
  if (below.length === 0) return undefined;
  return {
    compared: below.map(([name, { compared }]) => [name, compared]).sort(),
    shown: Object.fromEntries(below.map(([name, { shown }]) => [name.slice(field.length + 1), shown])),
  };
}

/** All that an entity says, as one text that is equal for equal content. */
export function fingerprintOf(content: Content): string {
  return [...content]
    .map(([field, { compared }]) => `${field} ${canonical(compared)}`)
    .sort(compareText)
    .join('\n');
}

function addParts(content: Map<string, Part>, field: string, value: unknown, ordered: boolean): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    const items = isRange(value) || ordered ? value.map(canonical) : distinct(value).map(canonical).sort(compareText);
    content.set(field, { compared: items, shown: value });
  } else if (value !== null && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) addParts(content, `${field}.${key}`, part, ordered);
  } else {
    content.set(field, { compared: canonical(value), shown: value });
  }
}

/** A shortest and a longest: two numbers whose order means something. */
function isRange(value: readonly unknown[]): boolean {
  return value.length === 2 && value.every((one) => typeof one === 'number');
}

/** A value without the lines on which it stands: they move with every edit. */
function withoutLines(value: unknown, fileOf: (file: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutLines(one, fileOf));
  if (value === null || typeof value !== 'object') return value;
  const parts = Object.entries(value).filter(([key]) => key !== 'line' && key !== 'source');
  return Object.fromEntries(parts.map(([key, part]) => [key, key === 'file' && typeof part === 'string' ? fileOf(part) : withoutLines(part, fileOf)]));
}

function distinct(values: readonly unknown[]): unknown[] {
  return [...new Map(values.map((value) => [canonical(value), value])).values()];
}

/** Equal for values that say the same: white space, marks and the order of keys do not count. */
function canonical(value: unknown): string {
  if (typeof value === 'string') return normal(value) || value;
  if (Array.isArray(value)) return `[${value.map(canonical).sort(compareText).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  return `{${Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${key}: ${canonical(part)}`)
    .sort(compareText)
    .join(', ')}}`;
}
