// What a suite takes from other files of the evidence: helper modules and header files.
import { posix } from 'node:path';
import { readModule, type Module } from '../erlang/forms.ts';
import type { Shelf, Shelved } from '../shelf.ts';
import type { Neighbours } from './others.ts';

/** Finds modules and headers near a file; each is read once, however many suites ask for it. */
export class Neighbourhood {
  readonly #shelf: Shelf;
  readonly #modules = new Map<string, Module | undefined>();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  /** The modules that a file can call. */
  modulesFor(file: string): Neighbours {
    return (name) => this.#read(this.#closest(`${name}.erl`, file));
  }

  /** The headers that a file can include. */
  headersFor(file: string): Neighbours {
    return (name) => this.#read(this.#closest(posix.basename(name), file));
  }

  #read(found: Shelved | undefined): Module | undefined {
    if (!found) return undefined;
    if (!this.#modules.has(found.file)) {
      const text = this.#shelf.text(found);
      this.#modules.set(found.file, text === undefined ? undefined : readModule(text));
    }
    return this.#modules.get(found.file);
  }

  /** Of several files of a name the one that shares most of the path. */
  #closest(name: string, file: string): Shelved | undefined {
    const shared = (other: string) => {
      let length = 0;
      while (length < file.length && file[length] === other[length]) length += 1;
      return length;
    };
    return [...this.#shelf.named(name)].sort((a, b) => shared(b.file) - shared(a.file) || (a.file < b.file ? -1 : 1))[0];
  }
}

/** Headers that include headers: deeper than any team nests them. */
const mostHeaders = 50;

/** A module with what its headers define. Their lines are another file's: the line of the include stands for them. */
export function withHeaders(module: Module, headers: Neighbours): Module {
  const whole: Module = { ...module, macros: new Map(module.macros), functions: new Map(module.functions), imports: new Map(module.imports), includes: [] };
  const pending = [...module.includes];
  const seen = new Set<string>();
  for (let include = pending.shift(); include; include = pending.shift()) {
    const { file, line } = include;
    const header = seen.size < mostHeaders ? headers(file) : undefined;
    if (!header) {
      whole.includes.push(include);
      continue;
    }
    if (seen.has(file)) continue;
    seen.add(file);
    for (const [name, forms] of header.macros)
      if (!whole.macros.has(name))
        whole.macros.set(
          name,
          forms.map((form) => ({ ...form, line, body: form.body.map((token) => ({ ...token, line })) })),
        );
    for (const [name, forms] of header.functions)
      if (!whole.functions.has(name))
        whole.functions.set(
          name,
          forms.map((form) => ({ ...form, line, tokens: form.tokens.map((token) => ({ ...token, line })) })),
        );
    for (const [name, origin] of header.imports) whole.imports.set(name, origin);
    pending.push(...header.includes.map((inner) => ({ file: inner.file, line })));
  }
  return whole;
}
