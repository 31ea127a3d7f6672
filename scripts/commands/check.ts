import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { BookError } from '../../src/book/book.ts';
import { applyBaseline, baselineOf, parseBaseline } from '../../src/checks/baseline.ts';
import { loadChecked } from '../../src/checks/check.ts';
import { findingRules } from '../../src/checks/rules.ts';
import { severities, type Finding } from '../../src/model/finding.ts';
import { formats, report, type Format } from '../../src/reports/report.ts';
import { placesIn } from './places.ts';
import { addressOf, baseOption, examples, progressLine, reading, serverOption, type ReadingOptions } from './options.ts';
import { writeOutput } from './output.ts';

interface CheckOptions extends ReadingOptions {
  format: Format;
  failOn: 'error' | 'warning' | 'info' | 'never';
  server?: string;
  base: string;
  baseline?: string;
  writeBaseline?: string;
}

/** `faultbook check`: the findings, without building a site. */
export function checkCommand(): Command {
  return reading(new Command('check'))
    .description('Says where the documents contradict each other, themselves, or the evidence.')
    .addOption(new Option('--format <format>', 'how findings are written').choices([...formats]).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'end with 1 when there is a finding of this severity or worse').choices([...severities, 'never']).default('error'),
    )
    .addOption(serverOption())
    .addOption(baseOption())
    .option('--baseline <file>', 'leave out what this file accepts')
    .option('--write-baseline <file>', 'write a file that accepts all findings of today, and end')
    .addHelpText(
      'after',
      examples(
        [
          ['faultbook check docs', 'findings by file and line'],
          ['faultbook check docs --fail-on warning', 'stricter'],
          ['faultbook check docs --write-baseline known.yaml', 'accept what there is today'],
          ['faultbook check docs --baseline known.yaml', 'tell only what is new'],
          ['faultbook check docs --format github', 'annotations in GitHub Actions'],
        ],
        [
          'Ends with 0 when nothing reaches --fail-on, with 1 when something does, with 2',
          'when the folder, book.yaml, the baseline or an option cannot be used.',
        ],
      ),
    )
    .action((content: string, { asOf, evidence, evidenceComplete, ...options }: CheckOptions) => {
      const progress = progressLine('Reading');
      const { catalog } = loadChecked(content, { asOf, evidence, evidenceComplete, progress: progress.update, address: addressOf(options) });
      progress.done();
      if (options.writeBaseline) {
        writeOutput(options.writeBaseline, baselineOf(catalog.findings, 'known when checking began'));
        console.error(`${options.writeBaseline}: ${catalog.findings.length} findings accepted`);
        return;
      }
      const findings = options.baseline ? applyBaseline(catalog.findings, readBaseline(options.baseline), catalog.asOf) : catalog.findings;
      const place = placesIn(content, evidence);
      const { baseline } = options;
      // Findings about the baseline lie in that file.
      const placeOf = (file: string) => (baseline && file === basename(baseline) ? baseline : place(file));
      process.stdout.write(report(options.format, findings, findingRules, placeOf));
      if (fails(findings, options.failOn)) process.exitCode = 1;
    });
}

function readBaseline(file: string) {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BookError(`${file}: there is no such file; --write-baseline ${file} makes one`);
  }
  return parseBaseline(text, basename(file));
}

function fails(findings: readonly Finding[], failOn: CheckOptions['failOn']): boolean {
  if (failOn === 'never') return false;
  const bad = severities.slice(0, severities.indexOf(failOn) + 1);
  return findings.some((finding) => bad.includes(finding.severity));
}
