// What a module's macros stand for.
import type { Module } from '../erlang/forms.ts';
import { expressionsOf } from '../erlang/parse.ts';
import type { Expression } from '../erlang/syntax.ts';

/** Reads the bodies of macros, each when it is first used. */
export class Macros {
  readonly #module: Module;
  readonly #read = new Map<string, Expression[][]>();

  constructor(module: Module) {
    this.#module = module;
  }

  /** The bodies of a macro, one for each branch of `-ifdef` that defines it. */
  bodiesOf(name: string): Expression[][] {
    const known = this.#read.get(name);
    if (known) return known;
    const bodies = (this.#module.macros.get(name) ?? []).flatMap((macro) => {
      try {
        return [expressionsOf(macro.body)];
      } catch {
        // A macro may stand for a piece of an expression. Where such a one is used, the list is not decidable.
        return [];
      }
    });
    this.#read.set(name, bodies);
    return bodies;
  }
}
