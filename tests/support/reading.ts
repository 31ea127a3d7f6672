// Documents as inline text, and what is read from them as short lines to compare.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceDocument } from '../../src/book/book.ts';
import { defaultConfig } from '../../src/book/config.ts';
import { buildCatalog } from '../../src/catalog/catalog.ts';
import type { Catalog, Entity } from '../../src/model/catalog.ts';
import type { EntityKind } from '../../src/model/fields.ts';
import { readDocument, type DocumentReading } from '../../src/reading/read.ts';

/** A document at `doc.md`, indentation of the whole text taken off. */
export function documentOf(text: string, path = 'doc.md'): SourceDocument {
  const lines = text.replace(/^\n/, '').split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return {
    path,
    format: path.endsWith('.mdx') ? 'mdx' : 'md',
    text: lines.map((line) => line.slice(indent)).join('\n'),
    frontMatter: {} as SourceDocument['frontMatter'],
  };
}

export function read(text: string): DocumentReading {
  return readDocument(documentOf(text));
}

/** The catalog of documents that lie alone in a folder. */
export function catalogOf(...texts: string[]): Catalog {
  const documents = texts.map((text, index) => documentOf(text, index === 0 ? 'doc.md' : `doc${index + 1}.md`));
  const readings = documents.map(readDocument);
  const book = { root: '/', config: defaultConfig, documents, yaml: [], assets: [], findings: [] };
  return buildCatalog({ book, readings, evidence: [], evidenceFindings: [], asOf: '2026-01-01' });
}

/**
 * The entities of a kind, one a line: `line id name | field | ...`. A column is a field (`status`, `coverage.tests`),
 * or a type of link with an arrow before it (`>verified-by`), which lists the keys it leads to without their kind.
 */
function found(text: string, kind: EntityKind, ...columns: string[]): string[] {
  const catalog = catalogOf(text);
  return catalog.entities
    .filter((entity) => entity.kind === kind)
    .sort((a, b) => lineOf(a) - lineOf(b))
    .map((entity) => [head(entity), ...columns.map((column) => shown(catalog, entity, column))].join(' | '));
}

function lineOf(entity: Entity): number {
  return entity.sources[0]?.line ?? 0;
}

function head(entity: Entity): string {
  return [lineOf(entity), entity.id, entity.name].filter((part) => part !== undefined && part !== '').join(' ');
}

function shown(catalog: Catalog, entity: Entity, column: string): string {
  const link = /^[<>](.+)$/.exec(column)?.[1];
  if (link) {
    const [own, other] = column.startsWith('>') ? (['from', 'to'] as const) : (['to', 'from'] as const);
    return catalog.links
      .filter((one) => one.type === link && one[own] === entity.key)
      .map((one) => one[other].replace(/^[\w-]+:/, ''))
      .sort()
      .join(', ');
  }
  const value = column.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], entity.fields);
  if (value === undefined) return '-';
  if (Array.isArray(value)) return value.map((part) => (typeof part === 'object' ? JSON.stringify(part) : String(part))).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A document, what it holds, and what is to be found in it. */
export interface Case {
  /** What the document is an example of. */
  is: string;
  text: string;
  kind: EntityKind;
  columns?: string[];
  found: string[];
}

/** One test for each case. Nothing else of that kind may be found, and no finding may be raised unless the case says so. */
export function cases(all: readonly (Case & { findings?: string[] })[]): void {
  for (const one of all) {
    test(`${one.kind}: ${one.is}`, () => {
      assert.deepEqual(found(one.text, one.kind, ...(one.columns ?? [])), one.found);
      assert.deepEqual(findingsOf(one.text), one.findings ?? []);
    });
  }
}

/** What could not be read: `line message`. */
export function findingsOf(text: string): string[] {
  return read(text).findings.map(({ source, message }) => `${source.line} ${message}`);
}

/** What a document holds besides itself: `kind name`. */
export function everything(text: string): string[] {
  return catalogOf(text)
    .entities.filter((entity) => entity.kind !== 'document')
    .map((entity) => `${entity.kind} ${entity.id ?? ''} ${entity.name}`.replace(/ +/g, ' '));
}
