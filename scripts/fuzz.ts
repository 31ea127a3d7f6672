// Plays random input against every property of tests/fuzz, again and again with new seeds. They are played in a process of
// its own: what hangs is ended and told, with the seed that repeats it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import fc from 'fast-check';
import { properties } from '../tests/fuzz/all.ts';
import type { Property } from '../tests/fuzz/property.ts';

interface FuzzOptions {
  time: number;
  seed: number;
  pass: number;
  only: string;
  once?: boolean;
}

/** No property is played this long unless something hangs: a busy machine takes minutes where seconds are usual. */
const hangs = 600_000;

const command = new Command('fuzz')
  .description('Plays random input against every property for a time. Ends with 1 at the first that does not hold.')
  .option('--time <seconds>', 'how long', wholeNumber, 60)
  .option('--seed <number>', 'where to begin; the same seed plays the same examples', wholeNumber, Math.floor(Math.random() * 2 ** 31))
  .option('--pass <number>', 'begin as if all had been played so often: later passes play more examples', wholeNumber, 0)
  .option('--only <words>', 'only the properties whose names have these words', '')
  .addOption(new Option('--once', 'play one pass in this process, and print each property that holds').hideHelp())
  .addHelpText('after', `\nProperties:\n${properties.map(({ name }) => `  ${name}`).join('\n')}`);
command.parse();
const { time, seed, pass, only, once } = command.opts<FuzzOptions>();
const all = chosenFor(1);

if (all.length === 0) command.error(`No property has "${only}" in its name; "npm run fuzz -- --help" lists them.`, { exitCode: 2 });
else if (once) for (const one of chosenFor(pass)) play(one);
else await playAll();

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(value);
}

/** What a pass plays: what takes a minute waits until all else has been played once. */
function chosenFor(played: number): Property[] {
  const named = properties.filter(({ name }) => name.includes(only));
  const quick = named.filter(({ round }) => round === undefined);
  return played === 0 && quick.length > 0 ? quick : named;
}

/** Few examples at first, so that every property is played in the first minute. */
function examplesOf({ runs, round }: Property, played: number): number {
  return round ?? Math.max(1, runs) * Math.min(1 + 4 * played, 25);
}

/** Plays one property in this process, which ends at the first that does not hold. */
function play(one: Property): void {
  const result = fc.check(one.property, { seed, numRuns: examplesOf(one, pass) });
  if (result.failed) {
    console.error(`${fc.defaultReportMessage(result)}\n${result.errorInstance instanceof Error ? result.errorInstance.stack : String(result.errorInstance)}`);
    process.exit(1);
  }
  console.log(one.name);
}

async function playAll(): Promise<void> {
  const end = Date.now() + time * 1000;
  let examples = 0;
  console.log(`Seed ${seed}, ${all.length} properties, ${time} s`);
  for (let played = 0; Date.now() < end; played += 1) {
    const chosen = chosenFor(pass + played);
    const again = ['--seed', String(seed + played), '--pass', String(pass + played)];
    const { held, why } = await playedOnce([...again, '--only', only], end);
    examples += chosen.slice(0, held).reduce((sum, one) => sum + examplesOf(one, pass + played), 0);
    if (why === undefined) continue;
    const name = chosen[held]?.name ?? '';
    console.error(`\n${name}: ${why}\nAgain: npm run fuzz -- ${again.join(' ')} --only "${name}"`);
    process.exit(1);
  }
  console.log(`${examples} examples, nothing found`);
}

/**
 * One pass, in a process of its own.
 * @returns how many properties held, and why the next one did not
 */
function playedOnce(args: readonly string[], end: number): Promise<{ held: number; why: string | undefined }> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--once', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [held, said, hung] = [0, '', false];
  const ends = setTimeout(() => child.kill('SIGKILL'), end - Date.now());
  const watch = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, hangs);
  createInterface({ input: child.stdout }).on('line', () => {
    held += 1;
    watch.refresh();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      clearTimeout(ends);
      clearTimeout(watch);
      const isOver = signal === 'SIGKILL' && !hung;
      done({ held, why: hung ? `no end after ${hangs / 1000} s` : code === 0 || isOver ? undefined : `does not hold\n${said}` });
    });
  });
}
