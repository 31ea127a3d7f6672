// What to do in an incident, in the order in which a document has it.
import { z } from 'zod';
import { sourceSchema } from './source.ts';

const wordsSchema = z.object({
  text: z.string(),
  code: z.boolean().optional(),
  strong: z.boolean().optional(),
  /** Where a link leads: a path of the site, or an http address. */
  url: z.string().optional(),
});

/** A piece of a text with its marks. */
export type Words = z.infer<typeof wordsSchema>;

const sentenceSchema = z.object({
  /** In plain text. */
  text: z.string(),
  /** The same in pieces, where it has marks or links. */
  words: z.array(wordsSchema).optional(),
  source: sourceSchema,
});

export type Sentence = z.infer<typeof sentenceSchema>;

const stepSchema = sentenceSchema.extend({
  /** `step` is to be done, `choice` is one of several of which one applies, `note` is only to be read. */
  as: z.enum(['step', 'choice', 'note']),
  /** It is done only under a condition that it names: "If it does not come back ...". */
  conditional: z.boolean().optional(),
  /** Code to be copied, each block as the document has it. */
  commands: z.array(z.string()).optional(),
  /** What the document says below the step. */
  notes: z.array(sentenceSchema).optional(),
});

export type Step = z.infer<typeof stepSchema>;

/** The parts of a procedure: those under a heading of their own bear its words. */
export const procedureSchema = z.array(
  z.object({
    title: z.string().optional(),
    /** A branch that most incidents do not need: rare cases, what to do "if ...". */
    rare: z.boolean().optional(),
    source: sourceSchema,
    steps: z.array(stepSchema),
  }),
);

export type ProcedurePart = z.infer<typeof procedureSchema>[number];

/** Whom to call, and when. */
export const escalationSchema = z.array(sentenceSchema);
