// The catalog as pages ask it: by key, by kind, and along links in both directions.
import { closenessOf } from '../catalog/closeness.ts';
import { lexiconOf, type Lexicon } from '../catalog/lexicon.ts';
import type { Entity } from '../model/catalog.ts';
import type { EntityKind } from '../model/fields.ts';
import type { Finding } from '../model/finding.ts';
import type { Link, LinkType } from '../model/link.ts';
import { WholeGraph } from '../graph/graph.ts';
import { asked } from './asking.ts';
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
  readonly #book: BookInfo;
  readonly #entities: readonly Entity[];
  readonly #allFindings: readonly Finding[];
  readonly #preview: Preview | undefined;
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
    this.#book = book;
    this.#preview = preview;
    this.#marks = preview ? marksOf(preview) : new Map();
    this.#texts = texts;
    this.#entities = [...entities].sort(compareEntities);
    this.#allFindings = findings;
    this.#links = links;
    this.#byKey = new Map(entities.map((entity) => [entity.key, entity]));
    this.#byKind = Map.groupBy(this.#entities, (entity) => entity.kind);
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

  get book(): BookInfo {
    asked('book ');
    return this.#book;
  }

  get preview(): Preview | undefined {
    asked('preview ');
    return this.#preview;
  }

  get entities(): readonly Entity[] {
    asked('entities ');
    return this.#entities;
  }

  get findings(): readonly Finding[] {
    asked('findings ');
    return this.#allFindings;
  }

  /** @throws DanglingReference when nothing has this key: a page must never show a link that leads nowhere */
  entity(key: string): Entity {
    const entity = this.find(key);
    if (!entity) throw new DanglingReference(`${key} leads to no entity`);
    return entity;
  }

  find(key: string): Entity | undefined {
    asked(`entity ${key}`);
    return this.#byKey.get(key);
  }

  /** The entities of one kind, in the order in which a person looks for them. */
  of<K extends EntityKind>(kind: K): Entity<K>[] {
    asked(`kind ${kind}`);
    return (this.#byKind.get(kind) ?? []) as Entity<K>[];
  }

  linksFrom(key: string): readonly Link[] {
    asked(`from ${key}`);
    return this.#from.get(key) ?? [];
  }

  linksTo(key: string): readonly Link[] {
    asked(`to ${key}`);
    return this.#to.get(key) ?? [];
  }

  /** What a preview says of an entity; nothing for what stayed as it was. */
  markOf(key: string): Mark | undefined {
    asked('preview ');
    return this.#marks.get(key);
  }

  /** A document as it is shown. @throws when it was not rendered */
  text(key: string): DocumentText {
    asked(`text ${key}`);
    const text = this.#texts.get(key);
    if (!text) throw new Error(`${key} was not rendered`);
    return text;
  }

  /** The nearest line at or above this one that has an anchor on its document's page. */
  anchorOf(document: string, line: number): number | undefined {
    asked(`anchor ${document} ${line}`);
    return this.#anchor(document, line);
  }

  #anchor(document: string, line: number): number | undefined {
    return this.#texts.get(document)?.lines.findLast((known) => known <= line);
  }

  /** Which documents each document names. */
  #documents(): { path: string; text: string }[] {
    return [...this.#texts].map(([key, { named }]) => ({ path: key.slice('document:'.length), text: named.join(' ') }));
  }

  /** Every name by which a text can mean an entity. */
  get lexicon(): Lexicon {
    asked('lexicon ');
    this.#lexicon ??= lexiconOf(this.#entities, closenessOf(this.#documents()));
    return this.#lexicon;
  }

  /** The links between entities as a graph; that documents mention them is left out. */
  get trace(): WholeGraph {
    asked('trace ');
    this.#trace ??= new WholeGraph(
      this.#entities,
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
    asked(`findings-of ${key}`);
    return this.#findings.get(key) ?? [];
  }

  /** What was found in a document. */
  findingsIn(file: string): readonly Finding[] {
    asked(`findings-in ${file}`);
    this.#byFile ??= Map.groupBy(this.#allFindings, ({ source }) => source.file);
    return this.#byFile.get(file) ?? [];
  }

  /** What the page that is being made runs is its author's: it is made at every build. */
  unrepeatable(): void {
    asked('unrepeatable ');
  }

  /** What one of the questions above is answered with, as JSON can hold it; nothing for a question that is none of them. */
  answer(name: string, about: string): [unknown] | undefined {
    const answer = this.#answer(name, about);
    return answer === undefined ? undefined : [answer];
  }

  #answer(name: string, about: string): unknown {
    switch (name) {
      case 'book':
        return { ...this.#book, edition: 0 };
      case 'preview':
        return this.#preview ?? null;
      case 'entities':
        return this.#entities;
      case 'findings':
        return this.#allFindings;
      case 'entity':
        return this.#byKey.get(about) ?? null;
      case 'kind':
        return this.#byKind.get(about) ?? null;
      case 'from':
        return this.#from.get(about) ?? null;
      case 'to':
        return this.#to.get(about) ?? null;
      case 'text':
        return this.#texts.get(about) ?? null;
      case 'anchor': {
        const space = about.lastIndexOf(' ');
        return this.#anchor(about.slice(0, space), Number(about.slice(space + 1))) ?? null;
      }
      case 'lexicon':
        return [this.#entities.map(namesOf), this.#documents()];
      case 'trace':
        return [this.#entities, this.#links];
      case 'findings-of':
        return this.#findings.get(about) ?? null;
      case 'findings-in':
        this.#byFile ??= Map.groupBy(this.#allFindings, ({ source }) => source.file);
        return this.#byFile.get(about) ?? null;
      default:
        return undefined;
    }
  }

  #ends<K extends EntityKind>(links: readonly Link[], type: LinkType, end: (link: Link) => string, kind?: K): Entity<K>[] {
    const found = links.filter((link) => link.type === type).map((link) => this.entity(end(link)));
    return found.filter((entity) => kind === undefined || entity.kind === kind).sort(compareEntities) as Entity<K>[];
  }
}

/** All that the names of an entity in texts depend on. */
function namesOf({ key, kind, family, id, name, aliases, url, fields, sources }: Entity): unknown {
  const suite = 'suite' in fields ? fields.suite : undefined;
  return [key, kind, family, id, name, aliases, url, suite, [...new Set(sources.map(({ file }) => file))]];
}
