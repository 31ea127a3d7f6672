// What the last build of a site made, from which answers: so that the next one makes again only what would come out different.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Answers } from '../site/asking.ts';
import { digestOf, readNotes, writeNotes, type Notebook } from './notes.ts';
import { takeFile } from './files.ts';

/** Something that is made as a whole: a page, or what programs read in its place. */
const productSchema = z.object({
  /** Which questions it asked, by their places in the list of all. */
  asked: z.array(z.number()),
  /** Its files below the site's folder, and what each held. */
  files: z.array(z.tuple([z.string(), z.string()])),
});

type Product = z.infer<typeof productSchema>;

const notesSchema = z.object({
  /** Every question, and what was answered, shortened. */
  questions: z.array(z.tuple([z.string(), z.string()])),
  products: z.array(z.tuple([z.string(), productSchema])),
});

type Notes = z.infer<typeof notesSchema>;

const nothing: Notes = { questions: [], products: [] };

/** Stands for what nobody answers any more, and is like nothing else. */
const unanswered = '';

/** The notes of builds about one sort of products: those of the last are read from a file, those of this one written to it. */
export class LastBuild {
  readonly #notebook: Notebook;
  readonly #site: string;
  readonly #questions: Notes['questions'];
  readonly #products: ReadonlyMap<string, Product>;
  readonly #next = new Map<string, Product>();
  readonly #places = new Map<string, number>();
  readonly #digests = new Map<string, string>();

  /** @param site the folder that the last build left */
  constructor(notebook: Notebook, site: string) {
    this.#notebook = notebook;
    this.#site = site;
    const { questions, products } = readNotes(notebook, notesSchema) ?? nothing;
    this.#questions = questions;
    this.#products = new Map(products);
  }

  /** Is every question that a product of the last build asked answered as it was? */
  isAsItWas(name: string, answers: Answers): boolean {
    const product = this.#products.get(name);
    if (!product) return false;
    return product.asked.every((place) => {
      const [question, digest] = this.#question(place);
      return digest !== unanswered && this.#digest(question, answers) === digest;
    });
  }

  /**
   * Takes over a product of the last build, when every question it asked is answered as it was and its files are as they were left.
   * @param folder where the new site is made
   */
  takeOver(name: string, folder: string, answers: Answers): boolean {
    const product = this.#products.get(name);
    if (!product || !this.isAsItWas(name, answers)) return false;
    const take = ([path, digest]: [string, string]) => takeFile(join(this.#site, path), join(folder, path), (content) => digestOf(content) === digest);
    if (!product.files.every(take)) {
      for (const [path] of product.files) rmSync(join(folder, path), { force: true });
      return false;
    }
    this.#next.set(name, { asked: this.#placesOf(product.asked.map((place) => this.#question(place)[0])), files: product.files });
    return true;
  }

  /** Notes what was made anew. @param files by their paths below the site's folder */
  note(name: string, asked: Iterable<string>, files: readonly (readonly [path: string, content: string | Uint8Array])[]): void {
    this.#next.set(name, { asked: this.#placesOf(asked), files: files.map(([path, content]) => [path, digestOf(content)]) });
  }

  /** Writes the notes down, when the site is whole. @param answers of the book that the products were made from */
  save(answers: Answers): void {
    const questions = Array.from(this.#places.keys(), (question): [string, string] => [question, this.#digest(question, answers)]);
    writeNotes<Notes>(this.#notebook, { questions, products: [...this.#next] });
  }

  /** A question of the last build, and what was answered. */
  #question(place: number): [string, string] {
    return this.#questions[place] ?? ['', unanswered];
  }

  #placesOf(questions: Iterable<string>): number[] {
    return Array.from(questions, (question) => {
      const place = this.#places.get(question) ?? this.#places.size;
      this.#places.set(question, place);
      return place;
    });
  }

  #digest(question: string, answers: Answers): string {
    const known = this.#digests.get(question);
    if (known !== undefined) return known;
    const answer = answers(question);
    const digest = answer === undefined ? unanswered : digestOf(answer);
    this.#digests.set(question, digest);
    return digest;
  }
}
