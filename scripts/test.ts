// Every check and test, in the order in which a failure is cheapest to hear of.
import { spawnSync } from 'node:child_process';
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

function run(what: string, args: string[]): void {
  console.log(`\n${what}`);
  const result = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FAULTBOOK_BROWSER: browser, FAULTBOOK_TEST_SITES: sites },
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const named = process.argv.slice(2);
if (named.length === 0) {
  run('Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
  run('Types', ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'hint']);
}
// Node's own default keeps one processor free, which leaves half of a small machine idle: builds in tests wait for each other anyway.
run('Tests', [
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${Math.max(2, availableParallelism())}`,
  ...(named.length > 0 ? named : ['tests/**/*.test.ts']),
]);
