// The modules that one suite leads to.
import type { Module } from '../erlang/forms.ts';

/** Finds a module that lies among the evidence: a helper that suites share. */
export type Neighbours = (name: string) => Module | undefined;

/** What runs each module, made when it is first called; all of them know each other. */
export class Others<T> {
  /** How deep calls from module to module go at the moment. */
  depth = 0;
  readonly #neighbours: Neighbours;
  readonly #make: (module: Module) => T;
  readonly #known: Map<string, T | undefined>;

  /**
   * @param name the first module's name, `first` what runs it
   * @param make makes what runs another
   */
  constructor(neighbours: Neighbours, name: string, first: T, make: (module: Module) => T) {
    this.#neighbours = neighbours;
    this.#make = make;
    this.#known = new Map([[name, first]]);
  }

  of(name: string): T | undefined {
    if (!this.#known.has(name)) {
      const module = this.#neighbours(name);
      this.#known.set(name, module && this.#make(module));
    }
    return this.#known.get(name);
  }
}
