// The catalog as pages ask it: by key, by kind, and along links in both directions.
import { closenessOf } from '../catalog/closeness.ts';
import { lexiconOf, type Lexicon } from '../catalog/lexicon.ts';
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Finding } from '../model/finding.ts';
import type { Link, LinkType } from '../model/link.ts';
import { WholeGraph } from '../graph/graph.ts';
import type { BookInfo } from './book.ts';
import { DanglingReference } from './dangling.ts';
import type { DocumentText } from './document-text.ts';
import { titleOf } from './names.ts';
import { compareEntities } from './order.ts';
import { marksOf, type Mark, type Preview } from './preview.ts';

/** What a site is made from. */
export interface SiteContent {
  book: BookInfo;
  entities: readonly Entity[];
  links: readonly Link[];
  findings: readonly Finding[];
  /** Each document as it is shown, by its key. */
  texts?: ReadonlyMap<string, DocumentText>;
  /** What a change does, when the site is the preview of one. */
  preview?: Preview | undefined;
}

export class Site {
  readonly book: BookInfo;
  readonly entities: readonly Entity[];
  readonly findings: readonly Finding[];
  readonly preview: Preview | undefined;
  readonly #byKey: ReadonlyMap<string, Entity>;
  readonly #byKind: ReadonlyMap<string, Entity[]>;
  readonly #from: ReadonlyMap<string, Link[]>;
  readonly #to: ReadonlyMap<string, Link[]>;
  readonly #findings = new Map<string, Finding[]>();
  #byFile: ReadonlyMap<string, Finding[]> | undefined;

  readonly #texts: ReadonlyMap<string, DocumentText>;
  #lexicon: Lexicon | undefined;
  readonly #links: readonly Link[];
  #trace: WholeGraph | undefined;
  readonly #marks: ReadonlyMap<string, Mark>;

  constructor({ book, entities, links, findings, texts = new Map(), preview }: SiteContent) {
    this.book = book;
    this.preview = preview;
    this.#marks = preview ? marksOf(preview) : new Map();
    this.#texts = texts;
    this.entities = [...entities].sort(compareEntities);
    this.findings = findings;
    this.#links = links;
    this.#byKey = new Map(entities.map((entity) => [entity.key, entity]));
    this.#byKind = Map.groupBy(this.entities, (entity) => entity.kind);
    this.#from = Map.groupBy(links, (link) => link.from);
    this.#to = Map.groupBy(links, (link) => link.to);
    for (const finding of findings) {
      for (const key of finding.entities) {
        const others = this.#findings.get(key);
        if (others) others.push(finding);
        else this.#findings.set(key, [finding]);
      }
    }
  }

  /** @throws DanglingReference when nothing has this key: a page must never show a link that leads nowhere */
  entity(key: string): Entity {
    const entity = this.#byKey.get(key);
    if (!entity) throw new DanglingReference(`${key} leads to no entity`);
    return entity;
  }

  find(key: string): Entity | undefined {
    return this.#byKey.get(key);
  }

  /** The entities of one kind, in the order in which a person looks for them. */
  of<K extends EntityKind>(kind: K): Entity<K>[] {
    return (this.#byKind.get(kind) ?? []) as Entity<K>[];
  }

  linksFrom(key: string): readonly Link[] {
    return this.#from.get(key) ?? [];
  }

  linksTo(key: string): readonly Link[] {
    return this.#to.get(key) ?? [];
  }

  /** What a preview says of an entity; nothing for what stayed as it was. */
  markOf(key: string): Mark | undefined {
    return this.#marks.get(key);
  }

  /** A document as it is shown. @throws when it was not rendered */
  text(key: string): DocumentText {
    const text = this.#texts.get(key);
    if (!text) throw new Error(`${key} was not rendered`);
    return text;
  }

  /** The nearest line at or above this one that has an anchor on its document's page. */
  anchorOf(document: string, line: number): number | undefined {
    return this.#texts.get(document)?.lines.findLast((known) => known <= line);
  }

  /** Every name by which a text can mean an entity. */
  get lexicon(): Lexicon {
    this.#lexicon ??= lexiconOf(this.entities, closenessOf([...this.#texts].map(([key, { named }]) => ({ path: pathOf(key), text: named.join(' ') }))));
    return this.#lexicon;
  }

  /** The links between entities as a graph; that documents mention them is left out. */
  get trace(): WholeGraph {
    this.#trace ??= new WholeGraph(
      this.entities,
      this.#links.filter(({ type }) => type !== 'mentions'),
      titleOf,
    );
    return this.#trace;
  }

  /** What an entity links to by links of one type. */
  targets<K extends EntityKind = EntityKind>(key: string, type: LinkType, kind?: K): Entity<K>[] {
    return this.#ends(this.linksFrom(key), type, (link) => link.to, kind);
  }

  /** What links to an entity by links of one type. */
  origins<K extends EntityKind = EntityKind>(key: string, type: LinkType, kind?: K): Entity<K>[] {
    return this.#ends(this.linksTo(key), type, (link) => link.from, kind);
  }

  /** What is tied to an entity, whichever of the two states it. */
  related<K extends EntityKind = EntityKind>(key: string, kind?: K): Entity<K>[] {
    const both = [...this.targets(key, 'related', kind), ...this.origins(key, 'related', kind)];
    return [...new Set(both)].sort(compareEntities);
  }

  findingsOf(key: string): readonly Finding[] {
    return this.#findings.get(key) ?? [];
  }

  /** What was found in a document. */
  findingsIn(file: string): readonly Finding[] {
    this.#byFile ??= Map.groupBy(this.findings, ({ source }) => source.file);
    return this.#byFile.get(file) ?? [];
  }

  #ends<K extends EntityKind>(links: readonly Link[], type: LinkType, end: (link: Link) => string, kind?: K): Entity<K>[] {
    const found = links.filter((link) => link.type === type).map((link) => this.entity(end(link)));
    return found.filter((entity) => kind === undefined || entity.kind === kind).sort(compareEntities) as Entity<K>[];
  }
}

/** The path of a document, by its key. */
function pathOf(key: string): string {
  return key.slice('document:'.length);
}
