// The command line: one command a file in commands/, thin over the rooms of src/.
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { BookError } from '../src/book/book.ts';
import { ConfigError } from '../src/book/config.ts';
import { troubleAt, troubleOf } from '../src/book/trouble.ts';
import { visible } from '../src/reports/form.ts';
import { examples } from './commands/options.ts';

const { version, description } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
  description: string;
};

/** In the order in which help lists them. */
const commands: [name: string, load: () => Promise<Command>][] = [
  ['build', async () => (await import('./commands/build.ts')).buildCommand()],
  ['dev', async () => (await import('./commands/dev.ts')).devCommand()],
  ['serve', async () => (await import('./commands/serve.ts')).serveCommand()],
  ['check', async () => (await import('./commands/check.ts')).checkCommand()],
  ['diff', async () => (await import('./commands/diff.ts')).diffCommand()],
  ['report', async () => (await import('./commands/report.ts')).reportCommand()],
  ['catalog', async () => (await import('./commands/catalog.ts')).catalogCommand()],
];

const program = new Command('faultbook')
  .description(description)
  .version(version)
  .showHelpAfterError('(faultbook --help lists the commands)')
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

// Whoever names a command waits for that one only to be loaded.
const [first] = process.argv.slice(2);
const named = commands.filter(([name]) => name === first);
for (const [, load] of named.length > 0 ? named : commands) program.addCommand(await load());

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  console.error(troubleAt(error, 'standard output') ?? error);
  process.exit(2);
});

/** Ends with a message. What it quotes of a stranger's files does nothing to a terminal. */
function fail(message: string, code: number): void {
  console.error(message.split('\n').map(visible).join('\n'));
  process.exitCode = code;
}

/** Usage and configuration errors end with 2, after one clear message each. */
try {
  for (const command of [program, ...program.commands]) command.exitOverride();
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof BookError || error instanceof ConfigError) fail(error.message, 2);
  else {
    const { BuildError, SiteError } = await import('./commands/site.ts');
    if (error instanceof SiteError) fail(error.message, 2);
    else if (error instanceof BuildError) fail(error.message, 1);
    else if (troubleOf(error)) {
      console.error(troubleAt(error, 'faultbook'));
      process.exitCode = 2;
    } else throw error;
  }
}
