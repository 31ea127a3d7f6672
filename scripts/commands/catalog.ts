import { Command } from 'commander';
import { loadChecked } from '../../src/checks/check.ts';
import { examples, exitRemark, progressLine, reading, type ReadingOptions } from './options.ts';
import { writeOutput } from './output.ts';

/** `faultbook catalog`: the catalog as JSON, without building a site. */
export function catalogCommand(): Command {
  return reading(new Command('catalog'))
    .description('Prints what the documents say as one linked catalog, in JSON.')
    .option('--out <file>', 'write to this file instead of standard output')
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
    .action((content: string, { out, ...options }: ReadingOptions & { out?: string }) => {
      const progress = progressLine('Reading');
      const { catalog, book } = loadChecked(content, { ...options, progress: progress.update });
      progress.done();
      if (book.documents.length === 0) console.error(`${content}: no Markdown documents (.md, .markdown, .mdx) lie here`);
      const json = `${JSON.stringify(catalog, null, 1)}\n`;
      if (out) writeOutput(out, json);
      else process.stdout.write(json);
    });
}
