// Git, as far as a book needs it: what a revision holds, read from the object store. The work tree is never touched.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { BookError } from './book.ts';

/** A repository that a folder lies in. */
export class Repository {
  /** The folder at its top, absolute. */
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /**
   * The repository that a folder lies in; nothing when it lies in none.
   * @throws BookError when git is not installed
   */
  static at(folder: string): Repository | undefined {
    const root = run(folder, ['rev-parse', '--show-toplevel'])?.toString().replace(/\n$/, '');
    return root ? new Repository(root) : undefined;
  }

  /** The commit that a name means; nothing when it means none. */
  commit(revision: string): string | undefined {
    return this.#line('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  }

  /** The newest commit that two have in common. */
  mergeBase(a: string, b: string): string | undefined {
    return this.#line('merge-base', a, b);
  }

  /** Paths that differ between two commits, or between a commit and the work tree with what is new in it. */
  changedPaths(from: string, to?: string): string[] {
    const differ = run(this.root, ['diff', '--name-only', '--no-renames', '--no-ext-diff', '-z', from, ...(to ? [to] : []), '--']);
    const fresh = to ? undefined : run(this.root, ['ls-files', '--others', '--exclude-standard', '-z']);
    return [...new Set([differ, fresh].flatMap((out) => out?.toString().split('\0') ?? []))].filter((path) => path !== '').sort();
  }

  /** A folder's path inside the repository, with forward slashes; '' for its top. */
  pathOf(folder: string): string {
    return relative(this.root, folder).split(sep).join('/');
  }

  /**
   * Writes the files that some folders hold in a commit below another folder, at the paths that they have in the repository.
   * @param paths of the folders inside the repository; '' for all of it
   */
  extract(commit: string, paths: readonly string[], target: string): void {
    const listed = run(this.root, [
      'ls-tree',
      '-r',
      '-z',
      '--full-tree',
      commit,
      ...(paths.includes('') ? [] : ['--', ...paths.map((path) => `:(literal)${path}`)]),
    ]);
    const entries = (listed?.toString() ?? '').split('\0').flatMap((entry) => {
      const [, mode, type, object, path] = /^(\d+) (\w+) ([0-9a-f]+)\t([^]*)$/.exec(entry) ?? [];
      return mode && object && path !== undefined && type === 'blob' && isSafe(path) ? [{ mode, object, path }] : [];
    });
    const blobs = this.#blobs(entries.map(({ object }) => object));
    // Links last: no file is ever written through one.
    for (const { mode, path, blob } of entries
      .map((entry, index) => ({ ...entry, blob: blobs[index] }))
      .sort((a, b) => Number(a.mode === '120000') - Number(b.mode === '120000'))) {
      if (blob === undefined) continue;
      const file = join(target, path);
      mkdirSync(dirname(file), { recursive: true });
      if (mode === '120000') symlinkSync(blob.toString(), file);
      else writeFileSync(file, blob);
    }
  }

  /** The content of objects, in their order. */
  #blobs(objects: readonly string[]): (Buffer | undefined)[] {
    const out = objects.length === 0 ? undefined : run(this.root, ['cat-file', '--batch'], `${objects.join('\n')}\n`);
    let at = 0;
    return objects.map(() => {
      const end = out?.indexOf(10, at) ?? -1;
      if (!out || end < 0) return undefined;
      const size = Number(/ blob (\d+)$/.exec(out.toString('utf8', at, end))?.[1] ?? Number.NaN);
      at = end + 1;
      if (Number.isNaN(size)) return undefined;
      const blob = out.subarray(at, at + size);
      at += size + 1;
      return blob;
    });
  }

  #line(...args: string[]): string | undefined {
    return run(this.root, args)?.toString().trim() || undefined;
  }
}

/** A path that stays inside the folder that it is written to, whatever a hand-made commit says. */
function isSafe(path: string): boolean {
  return path
    .split('/')
    .every((step) => step !== '' && step !== '.' && step !== '..' && step.toLowerCase() !== '.git' && !step.includes('\\') && !step.includes('\0'));
}

function run(folder: string, args: readonly string[], input?: string): Buffer | undefined {
  const { status, stdout, error } = spawnSync('git', ['-C', folder, ...args], {
    input,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', LC_ALL: 'C' },
  });
  if (error && (error as NodeJS.ErrnoException).code === 'ENOENT')
    throw new BookError('git is not installed here: give folders or catalog files instead of revisions');
  return status === 0 ? stdout : undefined;
}
