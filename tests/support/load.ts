// A book of made-up documents, read in this process.
import type { TestContext } from 'node:test';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Catalog, Entity } from '../../src/model/catalog.ts';
import { placeOf } from '../../src/model/source.ts';
import { folderOf } from './folder.ts';

/** The catalog of documents given as text, by path. */
export function catalogOf(t: Pick<TestContext, 'after'>, files: Record<string, string | Uint8Array>): Catalog {
  return loadCatalog(folderOf(t, files), { asOf: '2025-11-30' }).catalog;
}

/** The entity with a key. */
export function entity(catalog: Catalog, key: string): Entity {
  const found = catalog.entities.find((one) => one.key === key);
  if (!found) throw new Error(`no ${key} among ${catalog.entities.map((one) => one.key).join(', ')}`);
  return found;
}

/** Keys of one kind, in order. */
export function keys(catalog: Catalog, kind: Entity['kind']): string[] {
  return catalog.entities.filter((one) => one.kind === kind).map((one) => one.key);
}

/** Findings as `file:line rule: message`. */
export function findings(catalog: Catalog): string[] {
  return catalog.findings.map((one) => `${placeOf(one.source)} ${one.rule}: ${one.message}`);
}

/** Links of a type as `from -> to`. */
export function links(catalog: Catalog, type: string): string[] {
  return catalog.links.filter((link) => link.type === type).map((link) => `${link.from} -> ${link.to}`);
}

/** A small traceability document, for tests about other things. */
export const traceability = `# Traceability

## R1: Losing the broker

**Requirement**: The service survives the loss of its broker.

| Requirement | Test | Suite | Status |
|---|---|---|---|
| R1.1: Reconnects | \`test_reconnects\` | \`broker_SUITE\` | ✅ Covered |
| R1.2: Keeps order | \`test_keeps_order\` | \`broker_SUITE\` | ⏳ To be implemented |
`;
