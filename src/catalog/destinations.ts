// What a link in a document leads to. The pages and the findings about broken links both ask here, so that they agree.
import { posix } from 'node:path';
import type { Book } from '../book/book.ts';
import type { Source } from '../model/source.ts';
import type { Section } from '../reading/outline/outline.ts';
import type { DocumentReading } from '../reading/read.ts';

/** A place in a document, for "did you mean". */
export interface Nearest extends Source {
  message: string;
}

/** Schemes that other programs of the reader's device follow. */
export const otherPrograms = ['irc', 'ircs', 'xmpp', 'tel', 'sms', 'slack', 'msteams'];

/** What an address in a document turned out to be. */
export type Destination =
  /** Another site. */
  | { type: 'outside'; url: string }
  /** A document, or a place in it. */
  | { type: 'document'; path: string; anchor: string | undefined }
  /** The folder's list of documents. */
  | { type: 'folder'; path: string }
  /** A file of the content folder that is no document. */
  | { type: 'file'; path: string; suffix: string }
  /** A file beyond the content folder: nobody here knows whether it exists. The path starts at the repository. */
  | { type: 'beyond'; path: string | undefined; suffix: string }
  | { type: 'broken'; message: string; nearest: Nearest | undefined };

interface Shelved {
  reading: DocumentReading;
  /** Headings' slugs and HTML ids, by their lower case form. */
  anchors: Map<string, string>;
}

/** Answers where links lead, for one book. */
export class Destinations {
  readonly #documents = new Map<string, Shelved>();
  readonly #files: ReadonlySet<string>;
  readonly #folders = new Set<string>(['']);
  readonly #byName = new Map<string, string[]>();
  /** Paths by their lower case form. */
  readonly #byLower = new Map<string, string>();
  readonly #headings = new Map<string, HeadingIndex>();
  readonly #repositoryPath: string | undefined;

  constructor(book: Book, readings: readonly DocumentReading[]) {
    for (const reading of readings) this.#documents.set(reading.path, { reading, anchors: anchorsOf(reading) });
    this.#files = new Set([...book.assets, ...book.yaml.map((file) => file.path)]);
    this.#repositoryPath = book.config.repository && posix.normalize(`/${book.config.repository.path}`).replace(/^\/|\/$/g, '');
    for (const path of [...this.#documents.keys(), ...this.#files]) {
      const name = posix.basename(path).toLowerCase();
      const known = this.#byName.get(name);
      if (known) known.push(path);
      else this.#byName.set(name, [path]);
      if (!this.#byLower.has(path.toLowerCase())) this.#byLower.set(path.toLowerCase(), path);
      for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) this.#folders.add(folder);
    }
  }

  /**
   * @param url as the document writes it
   * @param file the document
   */
  of(url: string, file: string): Destination {
    const address = url.trim();
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    if (address.startsWith('//')) return { type: 'outside', url: `https:${address}` };
    if (scheme && ['http', 'https', 'mailto', ...otherPrograms].includes(scheme)) return { type: 'outside', url: address };
    if (scheme) return { type: 'broken', message: `a link with "${scheme}:" is not followed, expected a path, https: or mailto:`, nearest: undefined };
    const [, written = '', query = '', fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
    const path = decoded(written);
    const anchor = fragment === undefined ? undefined : decoded(fragment);
    const suffix = `${query}${fragment === undefined ? '' : `#${fragment}`}`;
    if (path === '') return this.#inDocument(file, anchor, address);
    const inside = this.#inside(path, file);
    if (inside === undefined) return { type: 'beyond', path: this.#fromRepository(path, file), suffix };
    return this.#at(inside, anchor, suffix) ?? this.#asServed(path, inside, file, anchor) ?? this.#missing(path, inside, file, suffix);
  }

  /**
   * Other generators of sites serve `basics.md` as `basics/`: links between their documents have no ending, and start at the
   * document's own folder there. A path from the top may start at the top of a part of this folder: of one of several repositories.
   */
  #asServed(path: string, inside: string, file: string, anchor: string | undefined): Destination | undefined {
    const candidates: string[] = [];
    if (path.startsWith('/')) for (let above = posix.dirname(file); above !== '.'; above = posix.dirname(above)) candidates.push(posix.join(above, path));
    if (posix.extname(path) === '') {
      const own = posix.join(file.replace(/\.mdx?$/, ''), path).replace(/\/$/, '');
      candidates.push(...[inside, ...candidates, own].flatMap((one) => [`${one}.md`, `${one}.mdx`]), own);
    }
    const found = candidates.find((one) => this.#documents.has(one) || this.#files.has(one) || (path.startsWith('/') && this.#folders.has(one)));
    return found === undefined ? undefined : this.#at(found, anchor, '');
  }

  #at(path: string, anchor: string | undefined, suffix: string): Destination | undefined {
    if (this.#documents.has(path)) return this.#inDocument(path, anchor, `${path}#${anchor}`);
    if (this.#files.has(path)) return { type: 'file', path, suffix };
    if (!this.#folders.has(path)) return undefined;
    const front = ['README.md', 'index.md', 'README.mdx', 'index.mdx'].map((name) => posix.join(path, name)).find((name) => this.#documents.has(name));
    return front ? { type: 'document', path: front, anchor: undefined } : { type: 'folder', path };
  }

  /** The path inside the content folder; nothing when it leads out of it. */
  #inside(path: string, file: string): string | undefined {
    const start = path.startsWith('/') ? '' : posix.dirname(file);
    const joined = posix.normalize(posix.join(start, path)).replace(/^\/+|\/+$/g, '');
    const inside = joined === '.' ? '' : joined;
    const known = this.#documents.has(inside) || this.#files.has(inside) || this.#folders.has(inside);
    const full = this.#fromRepository(path, file);
    const below = this.#repositoryPath ? `${this.#repositoryPath}/` : '';
    // Seen from the repository the path may come back into the folder, or name the folder itself.
    if (!known && full !== undefined && below !== '') return `${full}/`.startsWith(below) ? full.slice(below.length) : undefined;
    return inside === '..' || inside.startsWith('../') ? undefined : inside;
  }

  #fromRepository(path: string, file: string): string | undefined {
    if (this.#repositoryPath === undefined) return undefined;
    const start = path.startsWith('/') ? '' : posix.join(this.#repositoryPath, posix.dirname(file));
    const full = posix.normalize(posix.join(start, path)).replace(/^\/+|\/+$/g, '');
    return full === '..' || full.startsWith('../') ? undefined : full;
  }

  #inDocument(path: string, anchor: string | undefined, shown: string): Destination {
    const document = this.#documents.get(path);
    if (!document) return { type: 'broken', message: `${path} is no document`, nearest: undefined };
    if (anchor === undefined || anchor === '' || anchor === 'top') return { type: 'document', path, anchor: anchor && undefined };
    const known = document.anchors.get(anchor.toLowerCase());
    if (known !== undefined) return { type: 'document', path, anchor: known };
    const line = /^L(\d+)(?:-L?\d+)?$/.exec(anchor)?.[1];
    if (line !== undefined && Number(line) <= document.reading.outline.lines)
      return { type: 'document', path, anchor: headingAbove(document.reading, Number(line)) };
    const headings = this.#headings.get(path) ?? new HeadingIndex(document.reading);
    this.#headings.set(path, headings);
    const near = headings.nearest(anchor);
    const nearest = near && { file: path, line: near.line, message: `the nearest heading is "${near.title}" (#${near.slug})` };
    return { type: 'broken', message: `no heading has the anchor of this link: ${shown}`, nearest };
  }

  #missing(path: string, inside: string, file: string, suffix: string): Destination {
    // `../../issues/new` is an address of the place where the repository lies.
    if (/^(?:\.\.\/)+(?:issues|pulls?|releases|actions|discussions|wiki|compare|commits?|projects|security|stargazers)(?:\/|$)/.test(path))
      return { type: 'beyond', path: undefined, suffix };
    // Without a repository nobody knows what lies beside the folder: a path from its top may start there.
    if (path.startsWith('/') && this.#repositoryPath !== undefined) return { type: 'beyond', path: this.#fromRepository(path, file), suffix };
    const name = posix.basename(inside).toLowerCase();
    const named = this.#byName.get(name) ?? [];
    const only = named.length > 1 ? this.#byLower.get(posix.join(posix.dirname(file).toLowerCase(), name)) : named[0];
    const nearest = (only ?? named[0]) && { file: only ?? named[0] ?? '', line: 1, message: 'a file of this name lies here' };
    return { type: 'broken', message: `this link leads to no file: ${path}`, nearest: nearest || undefined };
  }
}

function anchorsOf(reading: DocumentReading): Map<string, string> {
  const { sections, anchors } = reading.outline;
  const all = [...anchors, ...sections.map((section) => section.slug).filter((slug) => slug !== '')];
  return new Map(all.map((anchor) => [anchor.toLowerCase(), anchor]));
}

function headingAbove(reading: DocumentReading, line: number): string | undefined {
  return reading.outline.sections.findLast((section) => section.slug !== '' && section.line <= line)?.slug;
}

/** Among more headings than this, those that share the rarest words with an anchor are looked at. */
const mostLookedAt = 300;

/** Finds the heading whose anchor shares most words with one that is not there. */
class HeadingIndex {
  readonly #byWord = new Map<string, Section[]>();

  constructor({ outline }: DocumentReading) {
    for (const section of outline.sections) {
      if (section.slug === '') continue;
      for (const word of wordsOf(section.slug)) {
        const having = this.#byWord.get(word);
        if (having) having.push(section);
        else this.#byWord.set(word, [section]);
      }
    }
  }

  nearest(anchor: string): Section | undefined {
    const wanted = wordsOf(anchor.toLowerCase());
    const lists = [...wanted].map((word) => this.#byWord.get(word) ?? []).sort((a, b) => a.length - b.length);
    const candidates = new Set<Section>();
    for (const list of lists) for (const section of list.slice(0, mostLookedAt - candidates.size)) candidates.add(section);
    const scored = [...candidates].map((section) => {
      const words = wordsOf(section.slug);
      return { section, score: wanted.intersection(words).size / wanted.union(words).size };
    });
    const best = scored.sort((a, b) => b.score - a.score || a.section.line - b.section.line)[0];
    return best && best.score >= 0.3 ? best.section : undefined;
  }
}

function wordsOf(slug: string): Set<string> {
  return new Set(slug.split(/[^\p{L}\p{N}]+/u));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
