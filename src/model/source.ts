import { z } from 'zod';

/**
 * Where something is said: a file and a line in it.
 * `file` is relative to the content folder, with forward slashes, or `<evidence name>:<path>` for evidence that lies
 * elsewhere. `line` counts from 1.
 */
export const sourceSchema = z.object({
  file: z.string().min(1),
  line: z.int().min(1),
});

export type Source = z.infer<typeof sourceSchema>;

/** Orders by file, then by line: the order in which everything in a catalog that has a source is kept. */
export function compareSources(a: Source, b: Source): number {
  return compareText(a.file, b.file) || a.line - b.line;
}

/** Orders by code unit, so that the same input gives the same order on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `docs/a.md:12`, as a person and an editor read it. */
export function placeOf(source: Source): string {
  return `${source.file}:${source.line}`;
}
