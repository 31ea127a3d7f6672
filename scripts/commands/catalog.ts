import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { loadChecked } from '../../src/checks/check.ts';
import { asOfOption, contentArgument, examples, exitRemark, progressLine } from './options.ts';

/** `faultbook catalog`: the catalog as JSON, without building a site. */
export function catalogCommand(): Command {
  return new Command('catalog')
    .description('Prints what the documents say as one linked catalog, in JSON.')
    .addArgument(contentArgument())
    .option('--out <file>', 'write to this file instead of standard output')
    .addOption(asOfOption())
    .addHelpText(
      'after',
      examples(
        [
          ['faultbook catalog docs', 'to standard output'],
          ['faultbook catalog docs --out catalog.json', 'to a file'],
        ],
        ['The built site holds the same at api/catalog.json, its JSON Schema beside it.', exitRemark],
      ),
    )
    .action((content: string, options: { out?: string; asOf?: string }) => {
      const progress = progressLine('Reading');
      const { catalog, book } = loadChecked(content, { asOf: options.asOf, progress: progress.update });
      progress.done();
      if (book.documents.length === 0) console.error(`${content}: no Markdown documents (.md, .markdown, .mdx) lie here`);
      const json = `${JSON.stringify(catalog, null, 1)}\n`;
      if (options.out) writeFileSync(options.out, json);
      else process.stdout.write(json);
    });
}
