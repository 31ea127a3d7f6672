// Every check and test, in the order in which a failure is cheapest to hear of.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from '../src/browser/browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = ensureBrowser((line) => console.error(line));
if (!browser) {
  console.error('No browser was found and none could be installed. Install Chromium, Chrome or Edge, or set FAULTBOOK_BROWSER to one.');
  process.exit(1);
}

function run(what: string, args: string[]): void {
  console.log(`\n${what}`);
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, FAULTBOOK_BROWSER: browser } });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const named = process.argv.slice(2);
if (named.length === 0) {
  run('Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
  run('Lint', ['node_modules/oxlint/bin/oxlint', '--quiet', '--format=unix']);
  run('Unused code', ['node_modules/knip/bin/knip.js']);
  run('Types', ['node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'hint']);
}
// Node's own default keeps one processor free, which leaves half of a small machine idle: builds in tests wait for each other anyway.
run('Tests', [
  '--test',
  '--test-reporter=spec',
  `--test-concurrency=${Math.max(2, availableParallelism())}`,
  ...(named.length > 0 ? named : ['tests/**/*.test.ts']),
]);
