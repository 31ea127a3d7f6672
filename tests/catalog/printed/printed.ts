// A catalog as the documents that give it: reading, the other way round.
import type { Catalog } from '../../../src/model/catalog.ts';
import { claims, scenarios } from './claims.ts';
import { processes, reviewTriggers, tasks, terms } from './maintained.ts';
import { alerts, metrics, panels } from './observed.ts';
import { backends, runbook, smokeTests, suites } from './operated.ts';
import { Printing, type Printer } from './printing.ts';

const printers: readonly Printer[] = [
  claims,
  scenarios,
  suites,
  smokeTests,
  runbook,
  alerts,
  metrics,
  panels,
  backends,
  processes,
  reviewTriggers,
  tasks,
  terms,
];

/** The documents that say what a catalog holds, by path. */
export function printed(catalog: Pick<Catalog, 'entities' | 'links'>): Record<string, string> {
  const printing = new Printing(catalog);
  const documents = printers.flatMap((printer) => printer(printing));
  return Object.fromEntries(
    documents.map(({ path, family, body }) => [path, family === undefined ? body : `---\nfamily: ${JSON.stringify(family)}\n---\n\n${body}`]),
  );
}
