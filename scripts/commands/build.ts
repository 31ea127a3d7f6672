import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { BookError } from '../../src/book/book.ts';
import { baseOption, examples, exitRemark, progressLine, reading, serverOption, trustMdxOption } from './options.ts';
import { pagesIn, replaceSite, type SiteOptions } from './site.ts';

interface BuildOptions extends SiteOptions {
  out: string;
}

/** `faultbook build`: reads the documents and writes the site. */
export function buildCommand(): Command {
  return reading(new Command('build'))
    .description('Reads the documents and writes the site.')
    .option('--out <folder>', 'where the site is written', 'dist')
    .addOption(baseOption())
    .addOption(serverOption())
    .addOption(trustMdxOption())
    .option('--base-catalog <file>', 'build a preview: mark what differs from this catalog, which "faultbook catalog" wrote')
    .option('--changed-paths <file>', 'a file with the paths that a change touches, of code too, one a line, as "git diff --name-only" prints them')
    .addHelpText(
      'after',
      examples(
        [
          ['faultbook build docs --out site', 'the site of the folder docs'],
          ['faultbook build docs --out site --base /team/router/', 'for a server that shows it below /team/router/'],
          ['faultbook build docs --as-of 2025-11-30', 'as of that day: the same bytes tomorrow'],
        ],
        ['The folder in --out is replaced as a whole when the site is ready. One that holds', 'anything but a site built before is never touched.', exitRemark],
      ),
    )
    .action(async (content: string, { out, ...options }: BuildOptions) => {
      const started = performance.now();
      const progress = progressLine('Reading');
      if (options.changedPaths && !existsSync(options.changedPaths))
        throw new BookError(`${options.changedPaths}: there is no such file; expected one with the paths that were changed`);
      const target = resolve(out);
      const { reading, offline } = await replaceSite(resolve(content), target, options, progress);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const { entities, findings } = reading.catalog;
      const documents = entities.filter(({ kind }) => kind === 'document');
      console.log(`${documents.length} documents, ${entities.length} entities, ${findings.length} findings`);
      console.log(`${pagesIn(target)} pages written to ${out} in ${seconds} s`);
      if (offline) console.log(`offline: ${inMegabytes(offline.bytes)}, ${inMegabytes(offline.compressed)} compressed`);
    });
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
