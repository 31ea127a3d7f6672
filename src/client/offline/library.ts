// Reading pages out of the archives of a build.
import { openArchive, type Opened } from './archive.ts';
import { cacheName } from './names.ts';

/** Unpacked archives that stay at hand: who reads a page often reads its neighbour next. */
const atHand = 3;

/** One build of the book on this device. */
export class Library {
  readonly #base: string;
  readonly #cache: Promise<Cache>;
  readonly #open = new Map<string, Promise<Opened>>();
  #contents: Promise<{ first: Opened; archives: readonly string[]; index: ReadonlyMap<string, number> }> | undefined;

  constructor(base: string, build: string) {
    this.#base = base;
    this.#cache = caches.open(cacheName(base, build));
  }

  /**
   * The answer to a request for an address below the base, as the server would give it.
   * @returns nothing when the build holds no such file
   */
  async answer({ pathname, search }: URL): Promise<Response | undefined> {
    const { index } = await this.#read();
    const path = decoded(pathname.slice(this.#base.length));
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    if (index.has(file)) return new Response(await this.#content(file), { headers: { 'content-type': typeOf(file) } });
    // Links inside a page need the slash.
    return index.has(`${file}/index.html`) ? Response.redirect(`${pathname}/${search}`, 301) : undefined;
  }

  /** The page for what is not there. */
  async notFound(): Promise<Response> {
    return new Response(await this.#content('404.html'), { status: 404, headers: { 'content-type': typeOf('404.html') } });
  }

  async #content(file: string): Promise<Blob> {
    const { first, archives, index } = await this.#read();
    const archive = await this.#archive(archives[index.get(file) ?? 0] ?? '');
    const parts = archive.header.files.find(({ path }) => path === file)?.parts ?? [];
    const bytes = parts.map((part) => (part < 0 ? first.parts[-1 - part] : archive.parts[part]));
    return new Blob(bytes.filter((part) => part !== undefined));
  }

  #read(): Promise<{ first: Opened; archives: readonly string[]; index: ReadonlyMap<string, number> }> {
    this.#contents ??= (async () => {
      const archives = (await (await (await this.#cache).match(listAddress(this.#base)))?.json()) as string[] | undefined;
      if (!archives) throw new TypeError('this build is not on the device');
      const first = await this.#archive(archives[0] ?? '');
      return { first, archives, index: new Map(Object.entries(first.header.index ?? {})) };
    })();
    return this.#contents;
  }

  #archive(name: string): Promise<Opened> {
    const known = this.#open.get(name);
    if (known) return known;
    const opened = this.#cache.then((cache) => cache.match(this.#base + name)).then((response) => openArchive(response ?? Response.error()));
    this.#open.set(name, opened);
    // The first holds what all pages share, and stays.
    const [, oldest] = this.#open.keys();
    if (this.#open.size > 1 + atHand && oldest !== undefined) this.#open.delete(oldest);
    return opened;
  }
}

/** Where a build's cache keeps the list of its archives: there once all of them are. */
export function listAddress(base: string): string {
  return `${base}offline/archives`;
}

/** A path that is not well encoded means no file. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const types = new Map(
  Object.entries({
    html: 'text/html; charset=utf-8',
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    json: 'application/json; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    wasm: 'application/wasm',
  }),
);

function typeOf(file: string): string {
  return types.get(/[^.]*$/.exec(file)?.[0].toLowerCase() ?? '') ?? 'application/octet-stream';
}
