// Reading pages out of the archives of a build. Workbox answers a request with what was kept for its address; here one
// archive holds many pages, so what it keeps is unpacked before it is an answer.
import { openArchive, type Opened } from './archive.ts';
import type { StoredArchive, StoredBuild } from './stored-book.ts';
import { typeOf } from './types.ts';

/** Unpacked archives that stay at hand: who reads a page often reads its neighbour next. */
const atHand = 3;

/** Gives an archive from the device. */
export type Fetch = (archive: StoredArchive) => Promise<Response>;

/** One build of the book on this device. */
export class Library {
  readonly #base: string;
  readonly #archives: readonly StoredArchive[];
  readonly #open = new Map<number, Promise<Opened>>();
  #index: ReadonlyMap<string, number> | undefined;

  constructor(base: string, { archives }: StoredBuild) {
    this.#base = base;
    this.#archives = archives;
  }

  /**
   * The answer to a request for an address below the base, as the server would give it.
   * @returns nothing when the build holds no such file
   * @throws when an archive cannot be had
   */
  async answer({ pathname, search }: URL, fetch: Fetch): Promise<Response | undefined> {
    const index = await this.#contents(fetch);
    const path = decoded(pathname.slice(this.#base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (index.has(file)) return new Response(await this.#content(file, fetch), { headers: { 'content-type': typeOf(file) } });
    // Links inside a page need the slash.
    return index.has(`${file}/index.html`) ? Response.redirect(`${pathname}/${search}`, 301) : undefined;
  }

  /** The page for what is not there. */
  async notFound(fetch: Fetch): Promise<Response> {
    return new Response(await this.#content('404.html', fetch), { status: 404, headers: { 'content-type': typeOf('404.html') } });
  }

  async #content(file: string, fetch: Fetch): Promise<Blob> {
    const index = await this.#contents(fetch);
    const [first, archive] = await Promise.all([this.#archive(0, fetch), this.#archive(index.get(file) ?? 0, fetch)]);
    const parts = archive.header.files.find(({ path }) => path === file)?.parts ?? [];
    const bytes = parts.map((part) => (part < 0 ? first.parts[-1 - part] : archive.parts[part]));
    return new Blob(bytes.filter((part) => part !== undefined));
  }

  async #contents(fetch: Fetch): Promise<ReadonlyMap<string, number>> {
    this.#index ??= new Map(Object.entries((await this.#archive(0, fetch)).header.index ?? {}));
    return this.#index;
  }

  #archive(number: number, fetch: Fetch): Promise<Opened> {
    const known = this.#open.get(number);
    if (known) return known;
    const archive = this.#archives[number];
    const opened = archive ? fetch(archive).then(openArchive) : Promise.reject(new TypeError(`there is no archive ${number}`));
    this.#open.set(number, opened);
    // It may be there at the next try.
    opened.catch(() => this.#open.delete(number));
    // The first holds what all pages share, and stays.
    const oldest = [...this.#open.keys()].find((other) => other !== 0);
    if (this.#open.size > 1 + atHand && oldest !== undefined) this.#open.delete(oldest);
    return opened;
  }
}

/** A path that is not well encoded means no file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
