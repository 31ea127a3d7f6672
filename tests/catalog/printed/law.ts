// What the catalog of printed documents has in common with the one that they were printed of. Not carried are the places
// where things stand and what follows from them (trust, disagreements, mentions in documents), what stands in the section
// that a runbook entry names, and links to an id that several families give: documents do not say whose they mean.
import type { SourceDocument } from '../../../src/book/book.ts';
import { defaultConfig } from '../../../src/book/config.ts';
import { readFrontMatter } from '../../../src/book/front-matter.ts';
import { buildCatalog } from '../../../src/catalog/catalog.ts';
import type { Catalog, Entity } from '../../../src/model/catalog.ts';
import { readDocument } from '../../../src/reading/read.ts';
import { printed } from './printed.ts';

/** The catalog of the documents that a catalog is printed as. */
export function readAgain(catalog: Pick<Catalog, 'entities' | 'links'>): Catalog {
  return catalogFrom(documentsOf(catalog));
}

/** The documents that a catalog is printed as. */
export function documentsOf(catalog: Pick<Catalog, 'entities' | 'links'>): SourceDocument[] {
  return Object.entries(printed(catalog)).map(([path, text]) => documentOf(path, text));
}

function documentOf(path: string, text: string): SourceDocument {
  const { body, frontMatter } = readFrontMatter(text, path);
  return { path, format: 'md', text: body, frontMatter };
}

/** The catalog of documents alone, without evidence. */
export function catalogFrom(documents: readonly SourceDocument[]): Catalog {
  const book = { root: '/', config: defaultConfig, documents: [...documents], yaml: [], assets: [], findings: [] };
  return buildCatalog({ book, readings: documents.map(readDocument), evidence: [], evidenceFindings: [], asOf: '2025-11-30' });
}

/** What a catalog says, one thing a line, as far as documents printed of it carry it. */
export function saidBy({ entities, links }: Catalog): Set<string> {
  const own = entities.filter(({ kind }) => kind !== 'document');
  const bearers = Map.groupBy(own, ({ kind, id }) => `${kind} ${id}`);
  const shared = new Set(own.filter(({ kind, id }) => id !== undefined && (bearers.get(`${kind} ${id}`)?.length ?? 0) > 1).map(({ key }) => key));
  return new Set([
    ...own.flatMap((entity) => [
      `${entity.key} ${JSON.stringify([entity.kind, entity.id, entity.name, entity.family, entity.url, entity.aliases])}`,
      ...Object.entries(fieldsOf(entity)).map(([field, value]) => `${entity.key} ${field}: ${JSON.stringify(value)}`),
    ]),
    ...links.filter(({ type, to }) => type !== 'mentions' && !shared.has(to)).map(({ from, to, type }) => `${from} ${type} ${to}`),
  ]);
}

/** Fields without the places where they stand, and without what stands in the section that a runbook entry names. */
function fieldsOf({ fields }: Entity): Record<string, unknown> {
  const { procedure: _steps, escalation: _calls, ...rest } = fields as Record<string, unknown>;
  const plain = JSON.stringify(rest, (key, value: unknown) => (key === 'source' ? undefined : isObject(value) ? sorted(value) : value));
  return JSON.parse(plain) as Record<string, unknown>;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What one catalog says and the other does not. */
export function differences(before: Catalog, after: Catalog): string[] {
  const [old, now] = [saidBy(before), saidBy(after)];
  const lines = [...[...old.difference(now)].map((line) => `- ${line}`), ...[...now.difference(old)].map((line) => `+ ${line}`)];
  return lines.sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
}
