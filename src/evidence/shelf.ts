// Every file that lies in the content folder and in the folders of evidence: what documents may name by its path.
import { readFileSync, statSync } from 'node:fs';
import { decode } from '../book/decode.ts';

/** A file by its place as in sources: `docs/a.md`, `code:test/a_SUITE.erl`. */
export interface Shelved {
  file: string;
  /** Below its root, with forward slashes. */
  path: string;
  /** Empty for the content folder, else the name of the evidence. */
  root: string;
  /** Where it lies on this machine. */
  location: string;
}

/** Files larger than this are not opened to look something up in them. */
const mostBytes = 5 * 1024 * 1024;

interface Folder {
  path: string;
  root: string;
  extensions: Set<string>;
  names: string[];
}

/** Finds files by the ways in which documents write paths. Opens a file only when something in it is asked for. */
export class Shelf {
  readonly #byName = new Map<string, Shelved[]>();
  readonly #byPath = new Map<string, Shelved[]>();
  /** Of a name that many files have, the files by the ends of their paths. */
  readonly #byEnding = new Map<string, Map<string, Shelved[]>>();
  /** Folders by their last step, each with the files right in it. */
  readonly #folders = new Map<string, Folder[]>();
  readonly #tops = new Map<string, Set<string>>();
  readonly #texts = new Map<string, string | undefined>();

  constructor(files: readonly Shelved[]) {
    const folders = new Map<string, Folder>();
    for (const file of files) {
      const steps = file.path.split('/');
      const name = steps.pop() ?? '';
      append(this.#byName, name, file);
      append(this.#byPath, file.path, file);
      const top = steps[0];
      if (top !== undefined) this.#tops.set(file.root, (this.#tops.get(file.root) ?? new Set()).add(top));
      const path = steps.join('/');
      const key = `${file.root}:${path}`;
      const folder = folders.get(key) ?? { path, root: file.root, extensions: new Set<string>(), names: [] };
      folder.extensions.add(extensionOf(name));
      folder.names.push(name);
      if (!folders.has(key)) {
        folders.set(key, folder);
        append(this.#folders, steps.at(-1) ?? '', folder);
      }
    }
  }

  /** The files that a path may mean: the whole path, its end, or a path that goes on above what was read. */
  find(path: string): Shelved[] {
    const exact = this.#byPath.get(path);
    if (exact) return exact;
    const above = endingsOf(path).flatMap((ending) => this.#byPath.get(ending) ?? []);
    return [...(this.#endingsOf(path.slice(path.lastIndexOf('/') + 1)).get(path) ?? []), ...above].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  #endingsOf(name: string): Map<string, Shelved[]> {
    const known = this.#byEnding.get(name);
    if (known) return known;
    const endings = new Map<string, Shelved[]>();
    for (const file of this.named(name)) for (const ending of endingsOf(file.path)) append(endings, ending, file);
    this.#byEnding.set(name, endings);
    return endings;
  }

  /** The files of a name, wherever they lie. */
  named(name: string): readonly Shelved[] {
    return this.#byName.get(name) ?? [];
  }

  /** The name of every file. */
  names(): Iterable<string> {
    return this.#byName.keys();
  }

  /**
   * Would a file have been read if it lay at this path? True when the folder that would hold it has others of its kind, and
   * in a folder of evidence when the path's first folder is there. Without that nobody knows.
   */
  wouldHold(path: string): boolean {
    const steps = path.split('/');
    const extension = extensionOf(steps.pop() ?? '');
    const folder = steps.join('/');
    const [top] = steps;
    if (top === undefined) return false;
    for (const [root, tops] of this.#tops) if (root !== '' && tops.has(top)) return true;
    return this.#foldersAt(folder).some((one) => one.extensions.has(extension));
  }

  /** The names of the files in the folder that a path names. */
  namesBeside(path: string): string[] {
    return this.#foldersAt(path.slice(0, Math.max(0, path.lastIndexOf('/')))).flatMap((one) => one.names);
  }

  #foldersAt(folder: string): Folder[] {
    const last = folder.slice(folder.lastIndexOf('/') + 1);
    return (this.#folders.get(last) ?? []).filter(
      (one) => one.path === folder || one.path.endsWith(`/${folder}`) || (one.root !== '' && folder.endsWith(`/${one.path}`)),
    );
  }

  /** Is there a folder of this name at the top of the content folder? */
  hasContentFolder(top: string): boolean {
    return this.#tops.get('')?.has(top) ?? false;
  }

  /** The text of a file, nothing when it is too large or no text. */
  text({ file, location }: Shelved): string | undefined {
    if (!this.#texts.has(file)) this.#texts.set(file, read(location));
    return this.#texts.get(file);
  }
}

function read(location: string): string | undefined {
  try {
    return statSync(location).size > mostBytes ? undefined : decode(readFileSync(location)).text.replace(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** `b/c.md` and `c.md` of `a/b/c.md`. */
function endingsOf(path: string): string[] {
  const steps = path.split('/');
  return steps.slice(1).map((_, index) => steps.slice(index + 1).join('/'));
}

/** `erl` of `a_SUITE.erl`, the whole name of `Makefile`. */
function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
