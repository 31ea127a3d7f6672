import { Argument, Command } from 'commander';
import { readCatalog } from '../../src/catalog/file.ts';
import { attentionOf } from '../../src/changes/attention.ts';
import { compareCatalogs } from '../../src/changes/compare.ts';
import { loadChecked, rulesOff } from '../../src/checks/check.ts';
import { dryRun, dryRunMarkdown } from '../../src/reports/dry-run.ts';
import { examples, exitRemark, progressLine, reading, type ReadingOptions } from './options.ts';
import { writeOutput } from './output.ts';

/** `faultbook report dry-run`: the maintenance dry run as Markdown, ready to be committed. */
export function reportCommand(): Command {
  return reading(new Command('report').addArgument(new Argument('<report>', 'which report').choices(['dry-run'])))
    .description('Prints a report as Markdown.')
    .option('--base-catalog <file>', 'tell which triggers have fired since this catalog, as `faultbook catalog` wrote it')
    .option('--out <file>', 'write to this file instead of standard output')
    .addHelpText(
      'after',
      examples([['faultbook report dry-run docs --out dry-run.md', 'the maintenance dry run, as far as a program can do it']], [exitRemark]),
    )
    .action((_report: string, content: string, { out, baseCatalog, ...options }: ReadingOptions & { out?: string; baseCatalog?: string }) => {
      const progress = progressLine('Reading');
      const { catalog, book } = loadChecked(content, { ...options, progress: progress.update });
      progress.done();
      const duties = baseCatalog ? attentionOf(catalog, compareCatalogs({ catalog: readCatalog(baseCatalog) }, { catalog }), []).duties : [];
      const text = dryRunMarkdown(dryRun(catalog, rulesOff(book.config.checks), duties));
      if (out) writeOutput(out, text);
      else process.stdout.write(text);
    });
}
