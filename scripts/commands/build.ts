import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { loadCatalog } from '../../src/catalog/load.ts';
import { asOfOption, contentArgument } from './options.ts';

/** `faultbook build`: reads the documents and writes the site. */
export function buildCommand(): Command {
  return new Command('build')
    .description('Reads the documents and writes the site.')
    .addArgument(contentArgument())
    .option('--out <folder>', 'where the site is written', 'dist')
    .option('--base <path>', 'the path below which the site will be served', '/')
    .addOption(asOfOption())
    .action(async (content: string, options: { out: string; base: string; asOf?: string }) => {
      // A folder or a book.yaml that cannot be read stops here, before anything is written.
      loadCatalog(content, { asOf: options.asOf });
      process.env['FAULTBOOK_CONTENT'] = resolve(content);
      if (options.asOf) process.env['FAULTBOOK_AS_OF'] = options.asOf;
      // Imported here, because loading it would slow every other command down.
      const { build } = await import('astro');
      await build({
        root: fileURLToPath(new URL('../..', import.meta.url)),
        outDir: resolve(options.out),
        base: options.base,
        logLevel: 'warn',
      });
    });
}
