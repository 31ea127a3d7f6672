// Everything that is measured on one book.
import { appendFileSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shownAfterEdit } from './dev.ts';
import { firstAnswer } from './query.ts';
import { median, timed } from './run.ts';

const faultbook = fileURLToPath(new URL('../faultbook.ts', import.meta.url));
const reading = fileURLToPath(new URL('reading.ts', import.meta.url));

/** Times in seconds, sizes in bytes, memory in MB. What could not be measured here is missing. */
export interface Figures {
  entities: number;
  documents: number;
  documentBytes: number;
  readLinkCheck: number;
  readMemory: number;
  catalog: number;
  siteWithDrawing: number;
  site: number;
  siteMemory: number;
  rebuild: number;
  shownAfterEdit: number;
  pages: number;
  siteBytes: number;
  largestPage: number;
  largestPageName: string;
  searchBytes: number;
  diagrams: number;
  query?: number | undefined;
  starlight?: number | undefined;
}

/**
 * @param folder the book; a document in it is edited and put back
 * @param out where its site is built
 * @param word what is searched for
 */
export async function figuresOf(folder: string, out: string, runs: number, word: string): Promise<Omit<Figures, 'documents' | 'documentBytes' | 'starlight'>> {
  const read = await timed(reading, [folder, String(runs)], '.');
  const { seconds, entities } = JSON.parse(read.output) as { seconds: number[]; entities: number };
  const catalogs = await several(runs, () => timed(faultbook, ['catalog', folder, '--out', `${out}.json`], '.'));
  const build = () => timed(faultbook, ['build', folder, '--out', out, '--as-of', '2026-01-01'], '.');
  const first = await build();
  const builds = await several(runs, build);
  const edited = join(
    folder,
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('note-1.md'))
      .sort()[0] ?? '',
  );
  const text = readFileSync(edited, 'utf8');
  const rebuilds = await several(runs, () => {
    appendFileSync(edited, '\nOne more sentence.\n');
    return build();
  });
  writeFileSync(edited, text);
  const shown = await shownAfterEdit(folder, edited);
  const files = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => ({ name, stat: statSync(join(out, name)) }));
  const sizes = files.filter(({ stat }) => stat.isFile()).map(({ name, stat }) => ({ name, size: stat.size }));
  const pages = sizes.filter(({ name }) => name.endsWith('.html')).sort((a, b) => b.size - a.size);
  return {
    entities,
    readLinkCheck: median(seconds),
    readMemory: read.megabytes,
    catalog: median(catalogs.map((one) => one.seconds)),
    siteWithDrawing: first.seconds,
    site: median(builds.map((one) => one.seconds)),
    siteMemory: median(builds.map((one) => one.megabytes)),
    rebuild: median(rebuilds.map((one) => one.seconds)),
    shownAfterEdit: shown,
    pages: pages.length,
    siteBytes: total(sizes),
    largestPage: pages[0]?.size ?? 0,
    largestPageName: pages[0]?.name ?? '',
    searchBytes: total(sizes.filter(({ name }) => /^(?:api[\\/]search|search[\\/].*\.json$|pagefind)/.test(name))),
    diagrams: pages.filter(({ name }) => readFileSync(join(out, name), 'utf8').includes('<svg class="d-trace"')).length,
    query: await firstAnswer(out, word),
  };
}

async function several<T>(runs: number, run: () => Promise<T>): Promise<T[]> {
  const taken: T[] = [];
  for (let at = 0; at < runs; at += 1) taken.push(await run());
  return taken;
}

function total(files: readonly { size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
