import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { attentionOf } from '../../src/changes/attention.ts';
import type { Changes } from '../../src/changes/change.ts';
import { compareCatalogs } from '../../src/changes/compare.ts';
import { failReasons, fails, type FailReason } from '../../src/changes/ratchet.ts';
import { findingRules } from '../../src/checks/rules.ts';
import { changeFormats, changeReport, type ChangeFormat } from '../../src/reports/changes/report.ts';
import { evidenceOptions, examples, previewUrlOption, progressLine, type ReadingOptions } from './options.ts';
import { readSides, type Sides } from './sides.ts';
import { writeOutput } from './output.ts';

export interface DiffOptions extends ReadingOptions {
  content: string;
  format: ChangeFormat;
  failOn: readonly FailReason[];
  changed?: string[];
  previewUrl?: string;
  exact: boolean;
  out?: string;
}

/** `faultbook diff`: what a change does to coverage and findings. */
export function diffCommand(): Command {
  return evidenceOptions(new Command('diff'))
    .description('Says what changed between two states of the documents: entities, links, coverage and findings.')
    .addArgument(new Argument('<base>', 'git revision, folder of documents, or catalog file'))
    .addArgument(new Argument('[head]', 'the same; without it the documents as they lie there'))
    .option('--content <folder>', 'folder of documents, in revisions too', process.env['FAULTBOOK_CONTENT'] ?? 'content')
    .addOption(new Option('--format <format>', 'how the change is written').choices([...changeFormats]).default('markdown'))
    .addOption(
      new Option('--fail-on <reasons>', 'end with 1 when something new is as bad: error, warning, info, coverage, or several with commas')
        .argParser(reasonsIn)
        .default([], 'never'),
    )
    .option('--changed <file...>', 'files that were changed, of code too; without it git tells')
    .addOption(previewUrlOption())
    .option('--exact', 'compare with BASE itself, not with the newest commit that it shares with HEAD', false)
    .option('--out <file>', 'write to this file instead of standard output')
    .addHelpText(
      'after',
      examples(
        [
          ['faultbook diff main --content docs', 'your folder, as a comment'],
          ['faultbook diff main topic --content docs', 'two revisions'],
          ['faultbook diff old.json docs', 'a catalog and a folder'],
          ['faultbook diff main --content docs --fail-on error,coverage', 'a ratchet'],
        ],
        ['Ends with 0, with 1 when something new is as bad as --fail-on says, with 2', 'when a side, book.yaml or an option cannot be used.'],
      ),
    )
    .action((base: string, head: string | undefined, options: DiffOptions) => {
      const { text, failed } = diff(base, head, options);
      if (options.out) writeOutput(options.out, text);
      else process.stdout.write(text);
      if (failed) process.exitCode = 1;
    });
}

/** Reads two sides, compares them and writes what changed. */
export function diff(
  baseName: string,
  headName: string | undefined,
  { content, format, failOn, changed, previewUrl, exact, asOf, evidence, evidenceComplete }: DiffOptions,
): { text: string; failed: boolean } {
  const progress = progressLine('Reading');
  const sides = readSides(baseName, headName, content, exact, { asOf, evidence, evidenceComplete, progress: progress.update });
  progress.done();
  const { changes, text } = written(sides, format, { changed, previewUrl });
  return { text, failed: fails(changes, failOn) };
}

/** The comment on two sides that were read. */
export function commentOn(sides: Sides, options: { previewUrl?: string }): string {
  return written(sides, 'markdown', options).text;
}

function written(
  { base, head, changedPaths }: Sides,
  format: ChangeFormat,
  { changed, previewUrl }: Pick<DiffOptions, 'changed' | 'previewUrl'>,
): { changes: Changes; text: string } {
  const changes = compareCatalogs(base, head);
  const attention = attentionOf(head.catalog, changes, changed ?? changedPaths);
  return {
    changes,
    text: changeReport(format, changes, attention, { rules: findingRules, place: head.place, previewUrl, base: base.label, head: head.label }),
  };
}

function reasonsIn(value: string): FailReason[] {
  const words = value.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === 'never') return [];
  const unknown = words.find((word) => !failReasons.includes(word as FailReason));
  if (unknown !== undefined) throw new InvalidArgumentError(`Expected never or some of ${failReasons.join(', ')}, received "${unknown}".`);
  return words as FailReason[];
}
