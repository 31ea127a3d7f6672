// Which files are looked at as evidence: beside the documents, where book.yaml says, and where the command line says.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { BookError, type Book } from '../book/book.ts';
import { isOutside, walk } from '../book/walk.ts';
import { Shelf, type Shelved } from './shelf.ts';

/** A folder of evidence outside the content folder: `--evidence NAME=DIR`. */
export interface EvidenceFolder {
  name: string;
  folder: string;
}

/** A file that may be evidence, by its name. */
export interface EvidenceFile {
  /** As in sources: relative to the content folder, or `<evidence name>:<path>`. */
  file: string;
  /** Where it lies. */
  path: string;
  extension: string;
}

const extensions = new Set(['.erl', '.xml', '.json', '.prom', '.metrics', '.openmetrics', '.txt', '.yml', '.yaml']);

/** What builds and package managers leave behind, and copies of other people's code. */
const foreign = ['_build', 'deps', '.venv', 'vendor'].flatMap((name) => [name, `**/${name}`]);

/**
 * Does a file lie in a folder of what tests are fed with? Go's tools and Common Test name these folders so: the rules,
 * suites and dashboards in them are nobody's.
 */
export function isTestInput(path: string): boolean {
  return /(?:^|[/:])(?:testdata|\w+_SUITE_data)\//.test(path);
}

/** Everything that lies there, and what of it may be evidence. */
export interface EvidenceFiles {
  evidence: EvidenceFile[];
  shelf: Shelf;
  /** Folders that the machine does not let this user read. */
  refused: { file: string; why: string }[];
}

/**
 * Lists the files that may be evidence, and all others on a shelf. YAML files beside the documents are no evidence here:
 * the book holds their text.
 * @throws BookError when a named folder is not there
 */
export function evidenceFiles(book: Book, elsewhere: readonly EvidenceFolder[]): EvidenceFiles {
  const files = new Map<string, EvidenceFile>();
  const shelved = new Map<string, Shelved>();
  const refused: EvidenceFiles['refused'] = [];
  const shelve = (file: string, location: string, path = file, root = '') => shelved.set(file, { file, path, root, location });
  const add = (file: string, path: string) => {
    const extension = extname(file).toLowerCase();
    if (extensions.has(extension) && !isTestInput(file)) files.set(file, { file, path, extension });
  };
  for (const { path } of [...book.documents, ...book.yaml]) shelve(path, join(book.root, path));
  for (const path of book.assets) {
    shelve(path, join(book.root, path));
    add(path, join(book.root, path));
  }
  const known = new Set(book.yaml.map((one) => one.path));
  for (const { name, path } of book.config.evidence.sources) {
    if (path === undefined) continue;
    const folder = join(book.root, path);
    if (!existsSync(folder)) throw new BookError(`book.yaml: evidence ${name}: there is no ${path} in the content folder`);
    if (isOutside(realpathSync(book.root), realpathSync(folder))) throw new BookError(`book.yaml: evidence ${name}: ${path} leads out of the content folder`);
    const base = path.replace(/^(?:\.\/)+|\/+$/g, '');
    const inside = statSync(folder).isDirectory() ? walk(folder).files.map((file) => (base === '' || base === '.' ? file : `${base}/${file}`)) : [base];
    for (const file of inside) {
      shelve(file, join(book.root, file));
      if (!known.has(file)) add(file, join(book.root, file));
    }
  }
  for (const { name, folder } of elsewhere) {
    const root = resolve(folder);
    const stats = statSync(root, { throwIfNoEntry: false });
    if (!stats?.isDirectory())
      throw new BookError(`--evidence ${name}=${folder}: ${stats ? 'this is a file' : 'there is no such folder'}, expected a folder of evidence`);
    const found = walk(root, foreign);
    refused.push(...found.refused.map(({ path, why }) => ({ file: `${name}:${path}`, why })));
    for (const file of found.files) {
      // What lies in the content folder has been found there.
      if (isOutside(book.root, join(root, file))) {
        shelve(`${name}:${file}`, join(root, file), file, name);
        add(`${name}:${file}`, join(root, file));
      }
    }
  }
  return { evidence: [...files.values()], shelf: new Shelf([...shelved.values()]), refused };
}
