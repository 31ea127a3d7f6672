// A book: the documents of a folder and the files beside them, decoded, with what had to be repaired or left out.
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { finding, type Finding } from '../model/finding.ts';
import { defaultConfig, parseConfig, type BookConfig } from './config.ts';
import { decode, NotText } from './decode.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { troubleOf } from './trouble.ts';
import { isOutside, walk } from './walk.ts';

export interface SourceDocument {
  /** Relative to the content folder, with forward slashes. */
  path: string;
  format: 'md' | 'mdx';
  /** Decoded, with LF line ends; a front matter block is blanked out, so that lines keep their numbers. */
  text: string;
  frontMatter: FrontMatter;
}

/** A file beside the documents that may be evidence. */
export interface TextFile {
  path: string;
  text: string;
}

export interface Book {
  /** The content folder, absolute. */
  root: string;
  config: BookConfig;
  documents: SourceDocument[];
  /** YAML files beside the documents. */
  yaml: TextFile[];
  /** Every other file: images and attachments, by path. */
  assets: string[];
  findings: Finding[];
}

/** The folder that was asked for cannot be read at all. */
export class BookError extends Error {
  override name = 'BookError';
}

/** Told how far reading is: files done, of how many. */
export type Progress = (done: number, total: number) => void;

const documentFormats: Record<string, 'md' | 'mdx'> = { '.md': 'md', '.markdown': 'md', '.mdx': 'mdx' };

/**
 * Reads a folder of documents.
 * @throws BookError when there is no such folder, ConfigError when its book.yaml cannot be used
 */
export function readBook(folder: string, progress: Progress = () => {}): Book {
  const root = resolve(folder);
  const stats = statSync(root, { throwIfNoEntry: false });
  if (!stats) throw new BookError(`${folder}: there is no such folder; expected a folder of Markdown documents`);
  if (!stats.isDirectory()) throw new BookError(`${folder}: this is a file; expected a folder of Markdown documents`);
  const config = readConfig(root);
  const { files, skipped, refused } = walk(root, config.ignore);
  const book: Book = { root, config, documents: [], yaml: [], assets: [], findings: [] };
  for (const { path, why } of skipped) book.findings.push(note('skipped', 'info', path, `not read: ${why}`));
  for (const { path, why } of refused) book.findings.push(note('unreadable', 'error', path, `this folder cannot be read: ${why}`));
  files.forEach((path, index) => {
    progress(index, files.length);
    readFile(book, path);
  });
  progress(files.length, files.length);
  book.findings.push(...caseClashes(book.documents));
  return book;
}

/** @throws BookError when there is a book.yaml that is no file of this folder: what it leads to is never read, and never quoted */
function readConfig(root: string): BookConfig {
  const name = ['book.yaml', 'book.yml'].find((file) => lstatSync(join(root, file), { throwIfNoEntry: false }));
  if (name === undefined) return defaultConfig;
  const path = join(root, name);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new BookError(`${name}: this is no file, expected a file with the settings of the book`);
  if (isOutside(realpathSync(root), realpathSync(path))) throw new BookError(`${name}: it is a symbolic link that leads out of the folder`);
  return parseConfig(readFileSync(path, 'utf8'), name);
}

function readFile(book: Book, path: string): void {
  const extension = extname(path).toLowerCase();
  const format = documentFormats[extension];
  const isYaml = (extension === '.yaml' || extension === '.yml') && !/^book\.ya?ml$/.test(path);
  if (!format && !isYaml) {
    if (!/^book\.ya?ml$/.test(path)) book.assets.push(path);
    return;
  }
  const text = readText(book, path);
  if (text === undefined) return;
  if (!format) {
    book.yaml.push({ path, text });
    return;
  }
  const { frontMatter, body, findings } = readFrontMatter(text, path);
  book.findings.push(...findings);
  book.documents.push({ path, format, text: body, frontMatter });
}

/** Nobody reads a larger document, and reading one takes a hundred times its size in memory. */
const mostBytes = 10 * 1024 * 1024;

function readText(book: Book, path: string): string | undefined {
  try {
    const { size } = statSync(join(book.root, path));
    if (size > mostBytes) {
      const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
      book.findings.push(
        note('unreadable', 'error', path, `${basename(path)} has ${megabytes(size)} MB, expected at most ${megabytes(mostBytes)} MB: not read`),
      );
      return undefined;
    }
    const { text, repaired } = decode(readFileSync(join(book.root, path)));
    if (repaired) {
      const extent = repaired.lines === 1 ? '1 line' : `${repaired.lines} lines, the first is this`;
      book.findings.push(note('encoding-repaired', 'info', path, `${repaired.what}: repaired in ${extent}`, repaired.line));
    }
    return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  } catch (error) {
    const why =
      error instanceof NotText ? `is not text: ${error.message}, expected UTF-8 Markdown` : `cannot be read: ${troubleOf(error) ?? (error as Error).message}`;
    book.findings.push(note('unreadable', 'error', path, `${basename(path)} ${why}`));
    return undefined;
  }
}

function note(rule: string, severity: Finding['severity'], file: string, message: string, line = 1): Finding {
  return finding({ rule, severity, message, source: { file, line } });
}

/** Two names that differ only in case are one file on many machines, and one address on many servers. */
function caseClashes(documents: SourceDocument[]): Finding[] {
  const byName = Map.groupBy(documents, (document) => document.path.toLowerCase());
  return [...byName.values()]
    .filter((same) => same.length > 1)
    .map(([first, ...others]) =>
      finding({
        rule: 'path-case',
        severity: 'warning',
        message: `this name differs only in case from ${others.map((o) => o.path).join(', ')}: on many machines they are one file`,
        source: { file: first?.path ?? '', line: 1 },
        related: others.map((o) => ({ file: o.path, line: 1, message: 'the other name' })),
      }),
    );
}
