// The command line: one command a file in commands/, thin over the rooms of src/.
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { BookError } from '../src/book/book.ts';
import { ConfigError } from '../src/book/config.ts';
import { troubleAt, troubleOf } from '../src/book/trouble.ts';
import { visible } from '../src/reports/form.ts';
import { buildCommand } from './commands/build.ts';
import { catalogCommand } from './commands/catalog.ts';
import { checkCommand } from './commands/check.ts';
import { devCommand } from './commands/dev.ts';
import { diffCommand } from './commands/diff.ts';
import { examples } from './commands/options.ts';
import { reportCommand } from './commands/report.ts';
import { serveCommand } from './commands/serve.ts';
import { BuildError, SiteError } from './commands/site.ts';

const { version, description } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
  description: string;
};

const program = new Command('faultbook')
  .description(description)
  .version(version)
  .showHelpAfterError('(faultbook --help lists the commands)')
  .addCommand(buildCommand())
  .addCommand(devCommand())
  .addCommand(serveCommand())
  .addCommand(checkCommand())
  .addCommand(diffCommand())
  .addCommand(reportCommand())
  .addCommand(catalogCommand())
  .addHelpText(
    'after',
    examples(
      [
        ['faultbook build path/to/docs --out site', 'the site of your documents'],
        ['faultbook serve site', 'look at it'],
        ['faultbook check path/to/docs', 'where they contradict each other'],
        ['faultbook help check', 'all about one command'],
      ],
      ['In a clone of the repository commands begin with npx: npx faultbook check docs'],
    ),
  );

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  console.error(troubleAt(error, 'standard output') ?? error);
  process.exit(2);
});

/** What a message quotes of a stranger's files does nothing to a terminal. */
function shown(message: string): string {
  return message.split('\n').map(visible).join('\n');
}

/** Usage and configuration errors end with 2, after one clear message each. */
try {
  for (const command of [program, ...program.commands]) command.exitOverride();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof BookError || error instanceof ConfigError || error instanceof SiteError) {
    console.error(shown(error.message));
    process.exitCode = 2;
  } else if (error instanceof BuildError) {
    console.error(shown(error.message));
    process.exitCode = 1;
  } else if (troubleOf(error)) {
    console.error(troubleAt(error, 'faultbook'));
    process.exitCode = 2;
  } else throw error;
}
