// What reading, checking and building cost, by the size of the book. Prints a table, and JSON for programs.
// npm run bench -- --sizes 100,1000 --runs 1 --no-starlight
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { figuresOf, type Figures } from './bench/book.ts';
import { copyBook, writeBook } from './bench/books.ts';
import { median, medianTime, several, timed } from './bench/run.ts';
import { starlight } from './bench/starlight.ts';
import { tableOf } from './bench/table.ts';

interface BenchOptions {
  sizes: number[];
  runs: number;
  seed: number;
  sections: number;
  starlight: boolean;
  book?: string | undefined;
  json?: string | undefined;
}

const number = (value: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new InvalidArgumentError('Expected a number from 1 to 999999.');
  return Number(value);
};

const program = new Command('npm run bench --')
  .description('Measures generated books of several sizes. Nothing is asserted: compare with what an earlier state printed on the same machine.')
  .option('--sizes <numbers>', 'about how many entities the books have', (value: string) => value.split(',').map(number), [100, 1000, 10_000])
  .option('--runs <number>', 'how often each step runs; the median is shown', number, 3)
  .option('--seed <number>', 'another seed gives other books', number, 1)
  .option('--sections <number>', 'about how many sections each note has; with 10 a document has 5 kB on the average', number, 3)
  .option('--book <folder>', 'measure documents of your own instead, in a copy')
  .option('--no-starlight', 'leave out Starlight, which is installed for the comparison and built from the same documents')
  .option('--json <file>', 'write the figures to a file too')
  .action(async ({ sizes, runs, seed, sections, book: own, starlight: beside, json }: BenchOptions) => {
    const folder = mkdtempSync(join(tmpdir(), 'faultbook-bench-'));
    try {
      const all: Figures[] = [];
      for (const size of own === undefined ? sizes : ['own']) {
        console.error(own ?? `A book of ${size} entities ...`);
        const book = join(folder, `book-${size}`);
        const { documents, bytes } = typeof size === 'number' ? writeBook(book, size, seed, sections) : copyBook(own ?? '', book);
        const figures = await figuresOf(book, join(folder, `site-${size}`), runs, own === undefined ? 'broker_requests_total' : undefined);
        const starlight = beside ? await starlightFigures(join(folder, `starlight-${size}`), book, runs) : {};
        all.push({ documents, documentBytes: bytes, ...figures, ...starlight });
      }
      console.log(
        `${cpus()[0]?.model ?? 'processor unknown'}, ${availableParallelism()} processors, Node ${process.version}, medians of ${runs}, seed ${seed}\n`,
      );
      console.log(tableOf(all));
      if (json) writeFileSync(json, `${JSON.stringify({ node: process.version, processors: availableParallelism(), runs, seed, books: all }, undefined, 2)}\n`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

/** The same documents with Starlight, its search included; nothing where it cannot be installed. */
async function starlightFigures(folder: string, book: string, runs: number): Promise<Pick<Figures, 'starlight' | 'starlightMemory'>> {
  const script = starlight(folder, book);
  if (!script) return {};
  const builds = await several(runs, () => timed(script, ['build', '--force'], folder));
  return { starlight: medianTime(builds), starlightMemory: median(builds.map((build) => build.megabytes)) };
}

await program.parseAsync();
