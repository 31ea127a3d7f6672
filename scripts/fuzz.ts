// Plays random input against every property of tests/fuzz, each round with a new seed. A round runs in a process of its
// own: what hangs is ended and told, with the seed that repeats it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import fc from 'fast-check';
import { properties } from '../tests/fuzz/all.ts';
import type { Property } from '../tests/fuzz/property.ts';

interface FuzzOptions {
  time: number;
  seed: number;
  only: string;
  round?: number;
}

/** No round takes this long unless something hangs: it is minutes where seconds are usual. */
const hangs = 180_000;

/** Examples of a round for each one of the short run: starting a process should not be most of it. */
const longer = 25;

const command = new Command('fuzz')
  .description('Plays random input against every property for a time. Ends with 1 at the first that does not hold.')
  .option('--time <seconds>', 'how long', wholeNumber, 60)
  .option('--seed <number>', 'where to begin; the same seed plays the same examples', wholeNumber, Math.floor(Math.random() * 2 ** 31))
  .option('--only <words>', 'only the properties whose names have these words', '')
  .addOption(new Option('--round <index>', 'play one round of one property, by its place in the list').argParser(wholeNumber).hideHelp())
  .addHelpText('after', `\nProperties:\n${properties.map(({ name }) => `  ${name}`).join('\n')}`);
command.parse();
const { time, seed, only, round } = command.opts<FuzzOptions>();

if (round === undefined) playAll();
else play(round);

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number.');
  return Number(value);
}

function examplesOf({ runs, round }: Pick<Property, 'runs' | 'round'>): number {
  return round ?? Math.max(1, runs) * longer;
}

/** One round of one property, in this process. */
function play(index: number): void {
  const one = properties[index];
  if (!one) throw new Error(`there is no property ${index}`);
  const result = fc.check(one.property, { seed, numRuns: examplesOf(one) });
  if (!result.failed) return;
  console.error(`${fc.defaultReportMessage(result)}\n${result.errorInstance instanceof Error ? result.errorInstance.stack : String(result.errorInstance)}`);
  process.exitCode = 1;
}

function playAll(): void {
  const chosen = properties.map((one, index) => ({ ...one, index })).filter(({ name }) => name.includes(only));
  if (chosen.length === 0) {
    console.error(`No property has "${only}" in its name; "npm run fuzz -- --help" lists them.`);
    process.exit(2);
  }
  const end = Date.now() + time * 1000;
  let examples = 0;
  let next = seed;
  console.log(`Seed ${seed}, ${chosen.length} properties, ${time} s`);
  while (Date.now() < end) {
    for (const { name, index, ...one } of chosen) {
      if (Date.now() >= end) break;
      const args = [fileURLToPath(import.meta.url), '--round', String(index), '--seed', String(next)];
      const { status, signal, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: hangs, killSignal: 'SIGKILL' });
      if (status !== 0) {
        console.error(`\n${name}: ${signal ? `no end after ${hangs / 1000} s` : 'does not hold'}\n${stderr}`);
        console.error(`Again: npm run fuzz -- --seed ${next} --only "${name}"`);
        process.exit(1);
      }
      examples += examplesOf(one);
    }
    next += 1;
  }
  console.log(`${examples} examples, nothing found`);
}
