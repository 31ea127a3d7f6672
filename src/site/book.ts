import { z } from 'zod';
import { bookConfigSchema } from '../book/config.ts';
import type { Reading } from './loaded.ts';

/** What pages need to know about the book as a whole. */
export const bookSchema = z.object({
  title: z.string(),
  description: z.string().optional(),
  repository: z.object({ url: z.string(), branch: z.string(), path: z.string() }).optional(),
  /** Evidence that lies in repositories of its own. */
  evidence: bookConfigSchema.shape.evidence.unwrap().shape.sources,
  /** What book.yaml says about rules: those that are off find nothing, and that is not the same as nothing being wrong. */
  checks: z.record(z.string(), z.string()).default({}),
  /** What people type, and what documents say. */
  synonyms: z.record(z.string(), z.array(z.string())).default({}),
  asOf: z.string(),
  commit: z.string().optional(),
  /** Which reading of the folder this is, in a process that reads it again after each edit. */
  edition: z.number(),
});

export type BookInfo = z.infer<typeof bookSchema>;

export function bookOf({ book, catalog, commit, edition }: Reading): BookInfo {
  const { description, repository, evidence, checks, synonyms } = book.config;
  return {
    title: catalog.title,
    ...(description ? { description } : {}),
    ...(repository ? { repository } : {}),
    evidence: evidence.sources,
    checks,
    synonyms,
    asOf: catalog.asOf,
    ...(commit ? { commit } : {}),
    edition,
  };
}
