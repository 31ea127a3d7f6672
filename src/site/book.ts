import { z } from 'zod';
import { documentNamesIn } from '../catalog/closeness.ts';
import type { Drawn } from './drawn.ts';
import type { Reading } from './loaded.ts';

/** What pages need to know about the book as a whole. */
export const bookSchema = z.object({
  title: z.string(),
  description: z.string().optional(),
  repository: z.object({ url: z.string(), branch: z.string(), path: z.string() }).optional(),
  /** What book.yaml says about rules: those that are off find nothing, and that is not the same as nothing being wrong. */
  checks: z.record(z.string(), z.string()).default({}),
  /** What people type, and what documents say. */
  synonyms: z.record(z.string(), z.array(z.string())).default({}),
  asOf: z.string(),
  commit: z.string().optional(),
  /** Which documents each document names: an id means what is defined there, before it means what is defined elsewhere. */
  named: z.array(z.object({ path: z.string(), text: z.string() })),
  /** The collections that hold something: Astro warns of every look into an empty one. */
  filled: z.array(z.string()),
});

export type BookInfo = z.infer<typeof bookSchema>;

export function bookOf({ book, catalog, commit, preview }: Reading, { findings }: Pick<Drawn, 'findings'>): BookInfo {
  const { description, repository, checks, synonyms } = book.config;
  return {
    title: catalog.title,
    ...(description ? { description } : {}),
    ...(repository ? { repository } : {}),
    checks,
    synonyms,
    asOf: catalog.asOf,
    ...(commit ? { commit } : {}),
    named: book.documents.map(({ path, text }) => ({ path, text: documentNamesIn(text).join(' ') })),
    filled: [
      ...new Set<string>(catalog.entities.map((entity) => entity.kind)),
      ...(catalog.links.length > 0 ? ['link'] : []),
      ...(catalog.findings.length + findings.length > 0 ? ['finding'] : []),
      ...(preview ? ['preview'] : []),
    ],
  };
}
