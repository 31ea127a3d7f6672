// Notes that one build leaves for the next. They are trusted only when they are as they were written, by the same program with the same options.
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';

/** Where notes lie, and what the site is made with: notes of anything else are of no use. */
export interface Notebook {
  file: string;
  /** The program's version and the options of the build. */
  made: string;
}

/** What the last build left; nothing when it left nothing that can be used. Notes that are damaged are told of. */
export function readNotes<T>({ file, made }: Notebook, schema: z.ZodType<T>): T | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [digest, by, ...rest] = text.split('\n');
  const notes = rest.join('\n');
  const isWhole = digest === digestOf(`${by}\n${notes}`);
  if (isWhole && by !== digestOf(made)) return undefined;
  const read = isWhole ? schema.safeParse(JSON.parse(notes)) : undefined;
  if (!read?.success) console.warn(`warning: the notes of the last build are damaged (${file}): what they tell of is built anew`);
  return read?.data;
}

export function writeNotes<T>({ file, made }: Notebook, notes: T): void {
  const text = `${digestOf(made)}\n${JSON.stringify(notes)}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${digestOf(text)}\n${text}`);
}

/** What stands for a content: others have another. */
export function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, 32);
}
