// Concept x backend: what each backend calls the same thing, and what is not mapped yet.
import type { Entity } from '../model/catalog.ts';
import type { Site } from './site.ts';

export interface BackendColumn {
  name: string;
  backend: Entity<'backend'> | undefined;
}

export interface ConceptRow {
  concept: Entity<'concept'>;
  /** In the order of the columns; empty where the concept is not mapped. */
  equivalents: string[][];
}

export interface BackendMatrix {
  columns: BackendColumn[];
  rows: ConceptRow[];
}

/** The matrix; a backend that only a concept names has a column too, so that nothing said is lost. */
export function backendMatrix(site: Site): BackendMatrix {
  const backends = [...site.of('backend')].sort((a, b) => rank(a) - rank(b));
  const columns: BackendColumn[] = backends.map((backend) => ({ name: backend.name, backend }));
  const known = new Set(backends.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])].map((word) => word.toLowerCase())));
  for (const concept of site.of('concept')) {
    for (const name of Object.keys(concept.fields.equivalents ?? {})) {
      if (known.has(name.toLowerCase())) continue;
      known.add(name.toLowerCase());
      columns.push({ name, backend: undefined });
    }
  }
  const rows = site.of('concept').map((concept) => ({ concept, equivalents: columns.map((column) => equivalentsIn(concept, column)) }));
  return { columns, rows };
}

/** What is in use stands before what is planned. */
function rank({ fields }: Entity<'backend'>): number {
  return fields.status === 'supported' ? 0 : 1;
}

function equivalentsIn({ fields }: Entity<'concept'>, { name, backend }: BackendColumn): string[] {
  const names = new Set([name, ...(backend?.aliases ?? [])].map((word) => word.toLowerCase()));
  return Object.entries(fields.equivalents ?? {}).flatMap(([key, words]) => (names.has(key.toLowerCase()) ? words : []));
}
