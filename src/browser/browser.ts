// A Chromium to draw and test with: whatever the machine has, else what it can install.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright';

/** Loaded when a browser is wanted: it takes a quarter of a second, and most builds find everything drawn. */
const playwright = () => createRequire(import.meta.url)('playwright') as typeof import('playwright');

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Quiet and reproducible; the sandbox needs rights that containers do not give. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The path of a browser on this machine, Playwright's own included. */
export function findBrowser(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const own = () => [playwright().chromium.executablePath()].find(isExecutable);
  return [process.env['FAULTBOOK_BROWSER'] ?? '', ...onPath, ...places].find(isExecutable) ?? own();
}

function isExecutable(path: string): boolean {
  if (path === '' || !existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds a browser, and installs one where there is none: Playwright's download, or Debian's package for root.
 * @returns nothing when the machine has none and none can be installed
 */
export function ensureBrowser(say: (line: string) => void): string | undefined {
  const found = findBrowser();
  if (found) return found;
  say('No browser found, installing one (once) ...');
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    if (run('apt-get', 'update', '-qq') && run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium')) return findBrowser();
  }
  run(process.execPath, join(import.meta.dirname, '../../node_modules/playwright/cli.js'), 'install', 'chromium-headless-shell');
  return findBrowser();
}

/** Starts a browser. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  return playwright().chromium.launch({ executablePath, args: flags });
}
