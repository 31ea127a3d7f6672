import { z } from 'zod';
import { sourceSchema } from './source.ts';

/** The kinds of trace links, each with what stands on its two sides. */
export const linkTypes = [
  'verified-by', // requirement, invariant, scenario -> test
  'part-of', // test -> suite, requirement -> group, panel -> dashboard
  'smoke', // smoke test -> test
  'guides', // runbook entry -> scenario
  'guarantees', // runbook entry -> test
  'related', // any -> any: one thing under two names, or an explicit mention
  'observed-by', // scenario -> metric, alert, panel
  'uses', // alert, panel -> metric
  'implements', // backend -> concept
  'triggers', // module -> task, process
  'mentions', // document -> any
] as const;

export const linkTypeSchema = z.enum(linkTypes);
export type LinkType = z.infer<typeof linkTypeSchema>;

/** A trace link between two entities, by their keys, with the reason and the place that states it. */
export const linkSchema = z.object({
  from: z.string(),
  to: z.string(),
  type: linkTypeSchema,
  why: z.string(),
  source: sourceSchema,
});

export type Link = z.infer<typeof linkSchema>;
