// Many statements about one thing become its fields; where they differ, each statement keeps its source.
import type { Entity } from '../model/catalog.ts';
import { compareSources, placeOf, type Source } from '../model/source.ts';
import type { AnyFact, Stated } from '../reading/fact.ts';
import { normal } from '../reading/words/text.ts';

/** Values that are one thing although they have parts: a place, a result. The first statement stands whole. */
const whole = new Set(['definition', 'listing', 'readFrom', 'lastResult', 'resultCounts', 'bothOutcomes']);

interface Merged {
  fields: Record<string, unknown>;
  provenance: Entity['provenance'];
  disagreements: NonNullable<Entity['disagreements']>;
}

/** Lists that are one value: they are not joined with what others say. */
const singleLists = new Set(['durationSeconds']);

/**
 * Merges the fields of facts about one entity. Earlier facts have precedence: for a single value the first one stands
 * and others that differ are kept as a disagreement; lists are joined; objects are merged key by key.
 */
export function mergeFields(facts: readonly AnyFact[]): Merged {
  const statements = new Map<string, Stated<unknown>[]>();
  for (const { fields } of facts as readonly { fields: Record<string, Stated<unknown> | undefined> }[]) {
    for (const field in fields) {
      const statement = fields[field];
      if (!statement) continue;
      const said = statements.get(field);
      if (said) said.push(statement);
      else statements.set(field, [statement]);
    }
  }
  const merged: Merged = { fields: {}, provenance: {}, disagreements: [] };
  for (const field of [...statements.keys()].sort()) {
    const said = statements.get(field) ?? [];
    merged.fields[field] = mergeValues(field, said, merged.disagreements);
    merged.provenance[field] = said.length === 1 ? said.map(({ source }) => source) : uniqueSources(said.map(({ source }) => source));
  }
  return merged;
}

function mergeValues(field: string, said: Stated<unknown>[], disagreements: Merged['disagreements']): unknown {
  const first = said.find((statement) => statement.value !== null) ?? said[0];
  const value = first?.value;
  if (whole.has(field)) return value;
  if (Array.isArray(value) && !singleLists.has(field)) return joinLists(said.map((s) => s.value).filter(Array.isArray));
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return mergeObjects(field, said, disagreements);
  noteDisagreement(field, said, disagreements);
  return value;
}

/** The first list as it is, for a command or a step may come twice, and what the others add to it. */
function joinLists([first = [], ...others]: unknown[][]): unknown[] {
  if (others.length === 0) return [...first];
  const keyOf = (value: unknown) => (typeof value === 'string' ? normal(value) : JSON.stringify(value));
  const seen = new Set(first.map(keyOf));
  const added = others.flat().filter((value) => {
    const key = keyOf(value);
    return !seen.has(key) && seen.add(key);
  });
  return [...first, ...added];
}

function mergeObjects(field: string, said: Stated<unknown>[], disagreements: Merged['disagreements']): unknown {
  const parts = new Map<string, Stated<unknown>[]>();
  for (const { value, source } of said) {
    if (value === null || typeof value !== 'object') continue;
    for (const [key, part] of Object.entries(value)) {
      if (part !== undefined) parts.set(key, [...(parts.get(key) ?? []), { value: part, source }]);
    }
  }
  return Object.fromEntries([...parts].map(([key, values]) => [key, mergeValues(`${field}.${key}`, values, disagreements)]));
}

/** Fields in the author's own words: two wordings are no contradiction. */
const prose = new Set([
  'description',
  'summary',
  'statement',
  'comments',
  'notes',
  'focus',
  'goal',
  'rationale',
  'definition',
  'section',
  'file',
  'category',
  'scenario',
  'level',
]);

/** Values that are the same but for case, marks and spacing do not disagree. */
function noteDisagreement(field: string, said: Stated<unknown>[], disagreements: Merged['disagreements']): void {
  if (said.length === 1 || prose.has(field)) return;
  const compared = new Set(said.map(({ value }) => (typeof value === 'string' ? normal(value) : JSON.stringify(value))));
  if (compared.size > 1) {
    disagreements.push({ field, statements: said.map(({ value, source }) => ({ value, source })) });
  }
}

/** The places, each once, in order; the first stays first, because it is the defining one. */
export function uniqueSources(sources: readonly Source[]): Source[] {
  const [first, ...others] = sources;
  if (!first || others.length === 0) return [...sources];
  const seen = new Set([placeOf(first)]);
  const rest = others.sort(compareSources).filter((source) => {
    const place = placeOf(source);
    return !seen.has(place) && seen.add(place);
  });
  return [first, ...rest];
}
