// What is kept of a document that was rendered.
import { z } from 'zod';

/** A rendered document, and the files that it needs beside it. */
export const textSchema = z.object({
  html: z.string(),
  headings: z.array(z.object({ text: z.string(), slug: z.string(), depth: z.number() })),
  titleSlug: z.string().optional(),
  lines: z.array(z.number()),
  /** Which documents it names: an id means what is defined there, before it means what is defined elsewhere. */
  named: z.array(z.string()),
  /** Where the links and images of an .mdx document lead, which is rendered later; null for nowhere. */
  targets: z.record(z.string(), z.string().nullable()).optional(),
  /** Why an .mdx document is shown as Markdown. */
  refused: z.string().optional(),
  /** Pictures of the content folder that the text shows or links. */
  files: z.array(z.string()),
});

export type DocumentText = z.infer<typeof textSchema>;
