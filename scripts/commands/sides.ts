// What BASE and HEAD of a comparison mean: a git revision, a folder of documents, or a catalog file.
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import { BookError } from '../../src/book/book.ts';
import { ConfigError } from '../../src/book/config.ts';
import { Repository } from '../../src/book/git.ts';
import { readCatalog } from '../../src/catalog/file.ts';
import type { LoadOptions } from '../../src/catalog/load.ts';
import type { Side } from '../../src/changes/documents.ts';
import { loadChecked } from '../../src/checks/check.ts';
import { placesIn } from './places.ts';

/** One side, read. */
export interface ReadSide extends Side {
  /** How people call it: `main (1a2b3c4d5e6f)`. */
  label: string;
  /** A file of its documents as seen from the current folder. */
  place: (file: string) => string;
}

export interface Sides {
  base: ReadSide;
  head: ReadSide;
  /** Paths of the repository that differ, when both sides come from one. */
  changedPaths: string[];
}

type Named = { is: 'catalog' | 'folder'; path: string } | { is: 'revision'; name: string; commit: string; repository: Repository };

/**
 * Reads both sides. Of two revisions the base is what both have in common, unless `exact`.
 * @param head nothing for the folder as it lies there
 * @throws BookError, ConfigError
 */
export function readSides(baseName: string, headName: string | undefined, content: string, exact: boolean, options: LoadOptions): Sides {
  const head: Named = headName === undefined ? { is: 'folder', path: content } : nameOf(headName, content);
  let base = nameOf(baseName, content);
  let changedPaths: string[] = [];
  if (base.is === 'revision') {
    const { repository } = base;
    const tip = head.is === 'revision' ? head.commit : repository.commit('HEAD');
    if (!exact && tip && head.is !== 'catalog') base = { ...base, commit: commonCommit(base, tip, headName ?? 'HEAD') };
    if (head.is === 'revision') changedPaths = repository.changedPaths(base.commit, head.commit);
    else if (head.is === 'folder' && Repository.at(head.path)?.root === repository.root) changedPaths = repository.changedPaths(base.commit);
  }
  return { base: readSide('base', base, content, options), head: readSide('head', head, content, options), changedPaths };
}

function nameOf(name: string, content: string): Named {
  const stats = statSync(name, { throwIfNoEntry: false });
  const repository = Repository.at(existsSync(content) ? content : '.');
  const commit = repository?.commit(name);
  if (stats && commit && !name.includes('/'))
    throw new BookError(
      `${name}: this is a revision and a ${stats.isFile() ? 'file' : 'folder'}; write ./${name} for the ${stats.isFile() ? 'file' : 'folder'}, refs/heads/${name} for the branch`,
    );
  if (stats) return { is: stats.isFile() ? 'catalog' : 'folder', path: name };
  if (repository && commit) return { is: 'revision', name, commit, repository };
  throw new BookError(
    repository
      ? `${name}: there is no such revision, folder or catalog file`
      : `${name}: there is no such folder or catalog file, and ${content} lies in no git repository that could have such a revision`,
  );
}

function commonCommit({ name, commit, repository }: Named & { is: 'revision' }, tip: string, tipName: string): string {
  const common = repository.mergeBase(commit, tip);
  if (!common)
    throw new BookError(
      `${name} and ${tipName} have no commit in common here; a shallow clone needs its history (git fetch --unshallow), or compare with --exact`,
    );
  return common;
}

function readSide(side: 'base' | 'head', named: Named, content: string, options: LoadOptions): ReadSide {
  try {
    switch (named.is) {
      case 'catalog':
        return { catalog: readCatalog(named.path), label: named.path, place: (file) => file };
      case 'folder':
        return { ...readFolder(named.path, options), label: named.path, place: placesIn(named.path, options.evidence) };
      case 'revision':
        return { ...readRevision(named, content, options), label: labelOf(named), place: placesIn(content, options.evidence) };
    }
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError(error.problems.map((problem) => `${side}: ${problem}`));
    throw error;
  }
}

/** `main (1a2b3c4d5e6f)`; a commit that was named by its hash once. */
function labelOf({ name, commit }: Named & { is: 'revision' }): string {
  const short = commit.slice(0, 12);
  return /^[0-9a-f]{7,}$/.test(name) ? short : `${name} (${short})`;
}

function readFolder(folder: string, options: LoadOptions): Side {
  const { catalog, book } = loadChecked(folder, options);
  return { catalog, texts: new Map(book.documents.map(({ path, text }) => [path, text])) };
}

/** A folder as a commit holds it, with the evidence that the commit holds too; one that it does not hold yet is empty. */
function readRevision({ commit, repository }: Named & { is: 'revision' }, content: string, options: LoadOptions): Side {
  const temporary = mkdtempSync(join(tmpdir(), 'faultbook-'));
  try {
    // The names of folders stay what they are: the content folder's may be the book's title.
    const root = join(temporary, basename(repository.root));
    const inside = (folder: string) => {
      const path = repository.pathOf(realpathSync(folder));
      return path === '..' || path.startsWith('../') || isAbsolute(path) ? undefined : path;
    };
    const evidence = (options.evidence ?? []).map(({ name, folder }) => ({ name, folder, path: existsSync(folder) ? inside(folder) : undefined }));
    const path = inside(content) ?? '';
    const paths = [path, ...evidence.map((one) => one.path)].filter((one) => one !== undefined);
    for (const one of paths) mkdirSync(join(root, one), { recursive: true });
    repository.extract(commit, paths, root);
    return readFolder(join(root, path), {
      ...options,
      evidence: evidence.map((one) => ({ name: one.name, folder: one.path === undefined ? one.folder : join(root, one.path) })),
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
