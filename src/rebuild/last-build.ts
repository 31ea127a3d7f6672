// What the last build of a site made, from which answers: so that the next one makes again only what would come out different.
import { hash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Answers } from '../site/asking.ts';

/** Something that is made as a whole: a page, or what programs read in its place. */
const productSchema = z.object({
  /** Which questions it asked, by their places in the list of all. */
  asked: z.array(z.number()),
  /** Its files below the site's folder, and what each held. */
  files: z.array(z.tuple([z.string(), z.string()])),
});

type Product = z.infer<typeof productSchema>;

const notesSchema = z.object({
  /** What the site was made with: the program's version and the options of the build. */
  made: z.string(),
  /** Every question, and what was answered, shortened. */
  questions: z.array(z.tuple([z.string(), z.string()])),
  products: z.array(z.tuple([z.string(), productSchema])),
});

type Notes = z.infer<typeof notesSchema>;

const nothing: Notes = { made: '', questions: [], products: [] };

/** Stands for what nobody answers any more, and is like nothing else. */
const unanswered = '';

/** The notes of builds about one sort of products: those of the last are read from a file, those of this one written to it. */
export class LastBuild {
  readonly #file: string;
  readonly #made: string;
  readonly #site: string;
  readonly #questions: Notes['questions'];
  readonly #products: ReadonlyMap<string, Product>;
  readonly #next = new Map<string, Product>();
  readonly #places = new Map<string, number>();
  readonly #digests = new Map<string, string>();

  /**
   * @param file where notes are kept; one that is damaged is told of and not used
   * @param made what the site is made with: notes of anything else are of no use
   * @param site the folder that the last build left
   */
  constructor(file: string, made: string, site: string) {
    this.#file = file;
    this.#made = made;
    this.#site = site;
    const notes = readNotes(file);
    const { questions, products } = notes.made === made ? notes : nothing;
    this.#questions = questions;
    this.#products = new Map(products);
  }

  /**
   * Takes over a product of the last build, when every question it asked is answered as it was and its files are as they were left.
   * @param folder where the new site is made
   */
  takeOver(name: string, folder: string, answers: Answers): boolean {
    const product = this.#products.get(name);
    if (!product) return false;
    const questions = product.asked.map((place): [string, string] => this.#questions[place] ?? ['', unanswered]);
    if (!questions.every(([question, digest]) => digest !== unanswered && this.#digest(question, answers) === digest)) return false;
    if (!product.files.every(([path, digest]) => takeFile(join(this.#site, path), join(folder, path), digest))) {
      for (const [path] of product.files) rmSync(join(folder, path), { force: true });
      return false;
    }
    this.#next.set(name, { asked: this.#placesOf(questions.map(([question]) => question)), files: product.files });
    return true;
  }

  /** Notes what was made anew. @param files by their paths below the site's folder */
  note(name: string, asked: Iterable<string>, files: readonly (readonly [path: string, content: string | Uint8Array])[]): void {
    this.#next.set(name, { asked: this.#placesOf(asked), files: files.map(([path, content]) => [path, digestOf(content)]) });
  }

  /** Writes the notes down, when the site is whole. @param answers of the book that the products were made from */
  save(answers: Answers): void {
    const questions = [...this.#places.keys()].map((question) => [question, this.#digest(question, answers)]);
    const text = JSON.stringify({ made: this.#made, questions, products: [...this.#next] });
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${digestOf(text)}\n${text}`);
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

function readNotes(file: string): Notes {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return nothing;
  }
  const end = text.indexOf('\n');
  const isWhole = digestOf(text.slice(end + 1)) === text.slice(0, end);
  const notes = isWhole ? notesSchema.safeParse(JSON.parse(text.slice(end + 1))) : undefined;
  if (notes?.success) return notes.data;
  console.warn(`warning: the notes of the last build are damaged (${file}): everything is built anew`);
  return nothing;
}

function digestOf(content: string | Uint8Array): string {
  return hash('sha256', content).slice(0, 32);
}

/**
 * Puts a file of the last site into the new one, where the disk can do so without a copy. What was taken is looked at, and
 * not what lies in the last site: another build may be replacing that one.
 * @returns whether it holds what it should
 */
function takeFile(from: string, to: string, digest: string): boolean {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    try {
      copyFileSync(from, to);
    } catch {
      return false;
    }
  }
  return digestOf(readFileSync(to)) === digest;
}
