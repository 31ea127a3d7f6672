// Every check and test, in the order in which a failure is cheapest to hear of.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from '../src/browser/browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = ensureBrowser((line) => console.error(line));
if (!browser) {
  console.error('No browser was found and none could be installed. Install Chromium, Chrome or Edge, or set FAULTBOOK_BROWSER to one.');
  process.exit(1);
}

/** Sites that several files of tests look at, built once. */
const sites = mkdtempSync(join(tmpdir(), 'faultbook-sites-'));
process.on('exit', () => rmSync(sites, { recursive: true, force: true }));

/** Runs a step to its end. What it says is shown as it comes, or together at its end when steps run side by side. */
async function run(what: string, args: string[], sideBySide = false): Promise<boolean> {
  if (!sideBySide) console.log(`\n${what}`);
  const env = { ...process.env, FAULTBOOK_BROWSER: browser, FAULTBOOK_TEST_SITES: sites };
  const step = spawn(process.execPath, args, { cwd: root, stdio: sideBySide ? ['ignore', 'pipe', 'pipe'] : 'inherit', env });
  let said = '';
  for (const stream of [step.stdout, step.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(step, 'close')) as [number | null];
  if (sideBySide) console.log(`\n${what}\n${said.trimEnd()}`);
  return code === 0;
}

const named = process.argv.slice(2);
if (named.length === 0) {
  const steps: [what: string, args: string[]][] = [
    ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
    ['Lint', ['node_modules/oxlint/bin/oxlint', '--quiet', '--format=unix']],
    ['Unused code', ['node_modules/knip/bin/knip.js']],
    ['Types', ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'hint']],
  ];
  const passed = await Promise.all(steps.map(([what, args]) => run(what, args, true)));
  if (passed.includes(false)) process.exit(1);
}
// One more than there are processors: a file of tests waits for its browser or for a build half of the time.
const passed = await run('Tests', [
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${availableParallelism() + 1}`,
  ...(named.length > 0 ? named : ['tests/**/*.test.ts']),
]);
if (!passed) process.exit(1);
