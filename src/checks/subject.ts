// A catalog with its links both ways and the documents behind it: what rules look at.
import type { Book } from '../book/book.ts';
import { Destinations } from '../catalog/destinations.ts';
import type { Loaded } from '../catalog/load.ts';
import type { Shelf } from '../evidence/shelf.ts';
import type { Catalog, Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Link, LinkType } from '../model/link.ts';
import type { Source } from '../model/source.ts';
import { sectionAt } from '../reading/outline/outline.ts';
import type { DocumentReading } from '../reading/read.ts';

/** Fewer rules than these in a document are no page of rules. */
const fewestRules = 5;

export class Subject {
  readonly catalog: Catalog;
  readonly book: Book;
  readonly readings: readonly DocumentReading[];
  readonly shelf: Shelf;
  /** Where links of documents lead. */
  readonly destinations: Destinations;
  /** Today, as an ISO date. */
  readonly asOf: string;
  /** The site's own address without a slash at its end; empty when nobody said it. */
  readonly #address: string;
  readonly #byKey: Map<string, Entity>;
  readonly #from: Map<string, Link[]>;
  readonly #to: Map<string, Link[]>;
  readonly #byKind: Map<EntityKind, Entity[]>;
  readonly #byFile = new Map<string, Entity[]>();
  readonly #readingOf: Map<string, DocumentReading>;
  readonly #linesOf = new Map<string, string[]>();
  readonly #documentOf: Map<string, string>;

  constructor({ catalog, book, readings, shelf, address }: Loaded) {
    this.#address = (address ?? '').replace(/\/+$/, '');
    this.catalog = catalog;
    this.book = book;
    this.readings = readings;
    this.#documentOf = new Map(book.documents.map(({ path, text }) => [path, text]));
    this.#readingOf = new Map(readings.map((reading) => [reading.path, reading]));
    this.shelf = shelf;
    this.destinations = new Destinations(book, readings);
    this.asOf = catalog.asOf;
    this.#byKey = new Map(catalog.entities.map((entity) => [entity.key, entity]));
    this.#from = Map.groupBy(catalog.links, (link) => link.from);
    this.#to = Map.groupBy(catalog.links, (link) => link.to);
    this.#byKind = Map.groupBy(catalog.entities, (entity) => entity.kind);
    for (const entity of catalog.entities) {
      for (const file of new Set(entity.sources.map((source) => source.file))) {
        const key = `${entity.kind} ${file}`;
        const known = this.#byFile.get(key);
        if (known) known.push(entity);
        else this.#byFile.set(key, [entity]);
      }
    }
  }

  of<K extends EntityKind>(kind: K): Entity<K>[] {
    return (this.#byKind.get(kind) ?? []) as Entity<K>[];
  }

  /** The entities of a kind about which a document says something. */
  inFile<K extends EntityKind>(kind: K, file: string): Entity<K>[] {
    return (this.#byFile.get(`${kind} ${file}`) ?? []) as Entity<K>[];
  }

  /** How a document was read. */
  reading(path: string): DocumentReading | undefined {
    return this.#readingOf.get(path);
  }

  /** The lines of a document. */
  lines(path: string): readonly string[] {
    const known = this.#linesOf.get(path) ?? this.#documentOf.get(path)?.split('\n') ?? [];
    this.#linesOf.set(path, known);
    return known;
  }

  get(key: string): Entity | undefined {
    return this.#byKey.get(key);
  }

  /** The links that begin at an entity. */
  from(key: string, ...types: LinkType[]): Link[] {
    return (this.#from.get(key) ?? []).filter((link) => types.length === 0 || types.includes(link.type));
  }

  /** The links that end at an entity. */
  to(key: string, ...types: LinkType[]): Link[] {
    return (this.#to.get(key) ?? []).filter((link) => types.length === 0 || types.includes(link.type));
  }

  /** The address of an entity's page: a whole one when the site's is known, else the path. */
  addressOf({ url }: Entity): string {
    return `${this.#address}${url}`;
  }

  /** A text with addresses of this site as paths: the same wherever the site is served. */
  withoutAddress(text: string): string {
    return this.#address === '' ? text : text.replaceAll(this.#address, '');
  }

  /**
   * The path of an address on this site, with a slash at both ends.
   * @returns nothing for an address of another site, and for one that is only known when the alert fires
   */
  pathHere(address: string): string | undefined {
    const own = this.#address;
    if (/\{\{/.test(address)) return undefined;
    const rest = own !== '' && `${address}/`.startsWith(`${own}/`) ? address.slice(own.length) : address;
    if (!/^\/(?!\/)/.test(rest)) return rest === '' ? '/' : undefined;
    const path = rest.replace(/[?#].*$/s, '').replace(/index\.html$/, '');
    return path.endsWith('/') ? path : `${path}/`;
  }

  /** Does a place lie in a section that only shows an example? */
  isExample({ file, line }: Source): boolean {
    const section = sectionAt(this.reading(file)?.outline.sections ?? [], line);
    for (let at = section; at; at = at.parent) if (/^example\b|\bexample$/i.test(at.title)) return true;
    return false;
  }

  /**
   * The rules of a book that keeps them in a document: all that documents quote stand in one of them. Nothing where there
   * are rule files, and where only a few are quoted: these may be proposals.
   */
  writtenRules(): readonly Entity<'alert'>[] {
    const quoted = this.of('alert').filter((alert) => alert.provenance['rule'] !== undefined);
    const files = new Set(quoted.flatMap((alert) => alert.provenance['rule']?.map(({ file }) => file) ?? []));
    return quoted.length < fewestRules || files.size > 1 || this.hasRules() ? [] : quoted;
  }

  /** Is there evidence of a kind at all? Without it nothing is held against the documents. */
  hasRules(): boolean {
    return this.of('alert').some((alert) => alert.fields.rule);
  }
}

/** Where an entity is defined. */
export function homeOf(entity: Entity): Source {
  return entity.sources[0] ?? { file: '', line: 1 };
}

/** Where a field of an entity is stated, else where the entity is. */
export function placeOfField(entity: Entity, field: string): Source {
  return entity.provenance[field]?.[0] ?? homeOf(entity);
}

/** `R4.1 "Orders are kept"`. */
export function titleOf(entity: Entity): string {
  if (entity.id === entity.name) return entity.id;
  return entity.id === undefined ? `"${entity.name}"` : `${entity.id} "${entity.name}"`;
}

/** Is this file a document, not evidence? */
export function isDocument(source: Source): boolean {
  return /\.(?:md|mdx|markdown)$/i.test(source.file);
}
