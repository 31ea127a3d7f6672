// Everything that is measured on one book.
import { appendFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shownAfterEdit } from './dev.ts';
import { firstAnswer } from './query.ts';
import { median, medianTime, several, timed, type Time } from './run.ts';

const faultbook = fileURLToPath(new URL('../faultbook.ts', import.meta.url));
const reading = fileURLToPath(new URL('reading.ts', import.meta.url));

/** Sizes in bytes, memory in MB. What could not be measured here is missing. */
export interface Figures {
  entities: number;
  documents: number;
  documentBytes: number;
  readLinkCheck: Time;
  readMemory: number;
  catalog: Time;
  siteWithDrawing: Time;
  site: Time;
  siteMemory: number;
  rebuild: Time;
  /** Seconds until the collections hold an edit, as the server says. */
  shownAfterEdit: number;
  pages: number;
  siteBytes: number;
  largestPage: number;
  largestPageName: string;
  searchBytes: number;
  diagrams: number;
  /** Seconds from the last letter typed to the first answer. */
  query?: number | undefined;
  starlight?: Time | undefined;
  starlightMemory?: number | undefined;
}

/**
 * @param folder the book; a document in it is edited and put back
 * @param out where its site is built
 * @param word what is searched for, when it is known what the book holds
 */
export async function figuresOf(
  folder: string,
  out: string,
  runs: number,
  word: string | undefined,
): Promise<Omit<Figures, 'documents' | 'documentBytes' | 'starlight' | 'starlightMemory'>> {
  const readings = await several(runs, () => timed(reading, [folder], '.'));
  const read = readings.map(({ output }) => JSON.parse(output) as Time & { entities: number });
  const catalogs = await several(runs, () => timed(faultbook, ['catalog', folder, '--out', `${out}.json`], '.'));
  const build = () => timed(faultbook, ['build', folder, '--out', out, '--as-of', '2026-01-01'], '.');
  const first = await build();
  // A folder without a site: nothing of the last build is taken over but its drawings.
  const builds = await several(runs, () => {
    rmSync(out, { recursive: true });
    return build();
  });
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort();
  const edited = join(folder, documents.find((name) => name.endsWith('note-1.md')) ?? documents[0] ?? '');
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
    entities: read[0]?.entities ?? 0,
    readLinkCheck: medianTime(read),
    readMemory: median(readings.map((one) => one.megabytes)),
    catalog: medianTime(catalogs),
    siteWithDrawing: medianTime([first]),
    site: medianTime(builds),
    siteMemory: median(builds.map((one) => one.megabytes)),
    rebuild: medianTime(rebuilds),
    shownAfterEdit: shown,
    pages: pages.length,
    siteBytes: total(sizes),
    largestPage: pages[0]?.size ?? 0,
    largestPageName: pages[0]?.name ?? '',
    searchBytes: total(sizes.filter(({ name }) => /^(?:api[\\/]search|search[\\/].*\.json$|pagefind)/.test(name))),
    diagrams: pages.filter(({ name }) => readFileSync(join(out, name), 'utf8').includes('<svg class="d-trace"')).length,
    query: word === undefined ? undefined : await firstAnswer(out, word),
  };
}

function total(files: readonly { size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
