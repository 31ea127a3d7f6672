// Facts from many documents become one typed, linked whole.
import { basename } from 'node:path';
import type { Book } from '../book/book.ts';
import type { Catalog, Entity } from '../model/catalog.ts';
import { schemaVersion } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import { compareFindings, type Finding } from '../model/finding.ts';
import { compareSources, compareText } from '../model/source.ts';
import type { AnyFact } from '../reading/fact.ts';
import type { DocumentReading } from '../reading/read.ts';
import { familiesOf } from './families.ts';
import { closenessOf } from './closeness.ts';
import { Destinations } from './destinations.ts';
import { clusterFacts, withoutWeak, type Cluster } from './identity.ts';
import { lexiconOf } from './lexicon.ts';
import { linkFacts, sortedLinks } from './links.ts';
import { mentionLinks } from './mentions.ts';
import { mergeFields, uniqueSources } from './merge.ts';
import { urlOf } from './names.ts';
import { clusterNamed } from './named.ts';
import { attachProcedures } from './procedures.ts';
import { Resolver } from './resolve.ts';
import { withoutNamedPages } from './runbook-sections.ts';
import { tieClaims } from './ties.ts';
import { trustOf } from './trust.ts';
import { unresolved } from './unresolved.ts';

export interface CatalogInput {
  book: Book;
  readings: readonly DocumentReading[];
  /** Facts from evidence: rule files and the like. They have precedence over what documents say. */
  evidence: readonly AnyFact[];
  evidenceFindings: readonly Finding[];
  /** All suites are among the evidence. */
  evidenceComplete?: boolean;
  /** Today, for everything that depends on it: an ISO date. */
  asOf: string;
}

/** Builds the catalog. The result does not depend on the order of documents or facts. */
export function buildCatalog({ book, readings, evidence, evidenceFindings, evidenceComplete, asOf }: CatalogInput): Catalog {
  const families = familiesOf(book.documents);
  const facts = withoutWeak(withoutNamedPages([...evidence, ...readings.flatMap((reading) => reading.facts)], readings));
  const defined = clusterFacts(facts, families);
  const closeness = closenessOf(book.documents);
  const resolver = new Resolver(defined, facts, closeness);
  const destinations = new Destinations(book, readings);
  const findings: Finding[] = [...book.findings, ...evidenceFindings, ...readings.flatMap((r) => r.findings)];
  const clusters = clusterNamed(defined, facts, resolver);
  attachReferences(clusters, facts, resolver, findings);
  const stated = linkFacts(clusters, resolver, findings);
  const entities = withUniqueUrls(clusters.map(entityOf));
  attachProcedures(entities, readings, destinations);
  const links = sortedLinks([...stated, ...tieClaims(clusters, stated), ...mentionLinks(book.documents, lexiconOf(entities, closeness), entities)]);
  trustOf(entities, links, { complete: evidenceComplete ?? false, asOf, maxAgeDays: book.config.evidence.maxAgeDays });
  return {
    schema: schemaVersion,
    title: titleOf(book, readings),
    asOf,
    documents: entities.filter((entity) => entity.kind === 'document').map(summaryOf),
    entities,
    links,
    findings: uniqueFindings(findings),
  };
}

/** Facts that only refer to something add what they say to the thing they mean. */
function attachReferences(clusters: Cluster[], facts: readonly AnyFact[], resolver: Resolver, findings: Finding[]): void {
  const byKey = new Map(clusters.map((cluster) => [cluster.key, cluster]));
  const references = facts.filter((fact) => fact.refers).sort((a, b) => compareSources(a.source, b.source));
  for (const fact of references) {
    const found = resolver.resolve({ kind: fact.kind, id: fact.id, name: fact.name } as never, fact.source.file);
    if ('keys' in found) for (const key of found.keys) byKey.get(key)?.facts.push(fact);
    else if (fact.id !== undefined) findings.push(unresolved(found, fact.source, `a ${fact.kind} spoken of here`, []));
  }
}

function entityOf(cluster: Cluster): Entity {
  const { kind, key, id, name, family, facts } = cluster;
  const { fields, provenance, disagreements } = mergeFields(facts);
  // Null is part of the contract: only documents name this alert, no rule fires it.
  if (kind === 'alert') fields['rule'] ??= null;
  const aliases = facts.some((fact) => fact.aliases) ? [...new Set(facts.flatMap((fact) => fact.aliases ?? []))].sort(compareText) : [];
  return {
    key,
    kind,
    ...(id === undefined ? {} : { id }),
    name,
    ...(family === undefined ? {} : { family }),
    url: urlOf(cluster),
    ...(aliases.length > 0 ? { aliases } : {}),
    fields,
    sources: uniqueSources(facts.map((fact) => fact.source)),
    provenance,
    ...(disagreements.length > 0 ? { disagreements } : {}),
  } as Entity;
}

/**
 * Addresses must differ in more than case. Of entities that would share one, what is defined by evidence or stands
 * first in key order keeps it; the others carry a hash of their key.
 */
function withUniqueUrls(entities: Entity[]): Entity[] {
  const rank = (entity: Entity) => (entity.kind === 'alert' && entity.fields.rule ? 0 : 1);
  const byUrl = Map.groupBy(entities, (entity) => entity.url.toLowerCase());
  for (const same of byUrl.values()) {
    const [, ...others] = same.sort((a, b) => rank(a) - rank(b) || compareText(a.key, b.key));
    for (const entity of others) entity.url = urlOf({ ...entity, name: entity.name }).replace(/\/$/, `~${shortHash(entity.key)}/`);
  }
  return entities.sort((a, b) => compareText(a.key, b.key));
}

function shortHash(key: string): string {
  let hash = 0x811c9dc5;
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0').slice(0, 6);
}

function titleOf(book: Book, readings: readonly DocumentReading[]): string {
  if (book.config.title) return book.config.title;
  const front = readings.find((reading) => /^(?:readme|index)\.mdx?$/i.test(reading.path));
  return front?.title ?? basename(book.root);
}

/** A document as the catalog's list of documents names it. */
export function summaryOf(entity: Entity & { kind: 'document' }): Catalog['documents'][number] {
  const { title, date, status } = entity.fields;
  return { path: entity.name, title: title ?? entity.name, ...(date ? { date } : {}), ...(status ? { status } : {}) };
}

function uniqueFindings(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return [...findings].sort(compareFindings).filter((f) => {
    const key = `${f.fingerprint} ${f.source.line}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The entities of one kind. */
export function ofKind<K extends EntityKind>(entities: readonly Entity[], kind: K): Entity<K>[] {
  return entities.filter((entity) => entity.kind === kind) as Entity<K>[];
}
