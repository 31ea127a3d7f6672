import { z } from 'zod';
import { fieldsByKind, type EntityKind, type FieldsOf } from './fields.ts';
import { findingSchema } from './finding.ts';
import { linkSchema } from './link.ts';
import { sourceSchema } from './source.ts';
import { trustSchema } from './trust.ts';

/** Changes when the meaning of catalog.json changes. */
export const schemaVersion = 1;

/** One of several statements about the same field: they differ, and each keeps its source. */
const statementSchema = z.object({ value: z.unknown(), source: sourceSchema });

export const entityBaseSchema = z.object({
  /** `<kind>:<name>` or, for what is numbered, `<kind>:<family>/<id>`: stays the same whatever else is in the book. */
  key: z.string(),
  id: z.string().optional(),
  name: z.string(),
  /** The family of documents whose numbering the id belongs to. */
  family: z.string().optional(),
  /** The page's address below the site's base, with a slash at both ends. */
  url: z.string(),
  /** Other names under which documents and people know it. */
  aliases: z.array(z.string()).optional(),
  trust: trustSchema.optional(),
  /** Why it has this trust, in words: "router_x_SUITE was read and does not run it; nearest is test_y". */
  trustReason: z.string().optional(),
  /** The evidence on which the trust rests, with its date; `olderThanDays` when it is older than book.yaml allows. */
  trustEvidence: z.object({ source: sourceSchema, date: z.string().optional(), olderThanDays: z.number().optional() }).optional(),
  /** Every place that says something about it, the defining place first. */
  sources: z.array(sourceSchema),
  /** For each field, the places it comes from. */
  provenance: z.record(z.string(), z.array(sourceSchema)),
  /** Fields about which documents disagree, each statement with its source. */
  disagreements: z.array(z.object({ field: z.string(), statements: z.array(statementSchema) })).optional(),
});

/** An entity of one kind, with the fields of that kind. */
export type Entity<K extends EntityKind = EntityKind> = K extends EntityKind ? z.infer<typeof entityBaseSchema> & { kind: K; fields: FieldsOf<K> } : never;

/** The schema of one kind of entity, for checking a catalog read from a file. */
function entitySchema<K extends EntityKind>(kind: K) {
  return entityBaseSchema.extend({ kind: z.literal(kind), fields: fieldsByKind[kind] });
}

const anyEntitySchema = z.discriminatedUnion('kind', [
  entitySchema('document'),
  entitySchema('requirement'),
  entitySchema('requirement-group'),
  entitySchema('invariant'),
  entitySchema('invariant-group'),
  entitySchema('scenario'),
  entitySchema('suite'),
  entitySchema('test'),
  entitySchema('smoke-test'),
  entitySchema('runbook'),
  entitySchema('alert'),
  entitySchema('metric'),
  entitySchema('dashboard'),
  entitySchema('panel'),
  entitySchema('backend'),
  entitySchema('concept'),
  entitySchema('process'),
  entitySchema('review-trigger'),
  entitySchema('task'),
  entitySchema('term'),
  entitySchema('module'),
]);

/** The contract others build on: what `faultbook catalog` prints and `/api/catalog.json` holds. */
export const catalogSchema = z.object({
  schema: z.literal(schemaVersion),
  title: z.string(),
  asOf: z.string(),
  documents: z.array(z.object({ path: z.string(), title: z.string(), date: z.string().optional(), status: z.string().optional() })),
  entities: z.array(anyEntitySchema),
  links: z.array(linkSchema),
  findings: z.array(findingSchema),
});

export interface Catalog extends Omit<z.infer<typeof catalogSchema>, 'entities'> {
  entities: Entity[];
}
