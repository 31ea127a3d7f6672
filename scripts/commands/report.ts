import { writeFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { loadChecked } from '../../src/checks/check.ts';
import { dryRun, dryRunMarkdown } from '../../src/reports/dry-run.ts';
import { asOfOption, contentArgument, examples, exitRemark, progressLine } from './options.ts';

/** `faultbook report dry-run`: the maintenance dry run as Markdown, ready to be committed. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Prints a report as Markdown.')
    .addArgument(new Argument('<report>', 'which report').choices(['dry-run']))
    .addArgument(contentArgument())
    .option('--out <file>', 'write to this file instead of standard output')
    .addOption(asOfOption())
    .addHelpText(
      'after',
      examples(
        [['faultbook report dry-run docs --out dry-run.md', 'the maintenance dry run, as far as a program can do it']],
        [exitRemark],
      ),
    )
    .action((_report: string, content: string, options: { out?: string; asOf?: string }) => {
      const progress = progressLine('Reading');
      const { catalog } = loadChecked(content, { asOf: options.asOf, progress: progress.update });
      progress.done();
      const text = dryRunMarkdown(dryRun(catalog));
      if (options.out) writeFileSync(options.out, text);
      else process.stdout.write(text);
    });
}
