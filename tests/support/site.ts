// Sites for tests, and a browser to look at them. A book that lies in a folder of its own is built once for all files of tests.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { serve } from '../../scripts/commands/serve.ts';
import { findBrowser, launchBrowser } from '../../src/browser/browser.ts';
import { faultbook } from './command.ts';

/** Builds a site of a folder of documents and serves it. The files of the site are to be read only. */
export async function builtSite(content: string, ...options: string[]): Promise<{ folder: string; address: string; close: () => void }> {
  const together = process.env['FAULTBOOK_TEST_SITES'];
  const own = together && !content.startsWith(tmpdir()) ? undefined : mkdtempSync(join(tmpdir(), 'faultbook-site-'));
  if (own) build(content, own, options);
  const folder = own ?? (await sharedSite(together ?? '', content, options));
  const { server, address } = await serve(folder, 0);
  const close = () => {
    server.close();
    server.closeAllConnections();
    if (own) rmSync(own, { recursive: true, force: true });
  };
  return { folder, address, close };
}

function build(content: string, out: string, options: readonly string[]): void {
  const { code, stdout, stderr } = faultbook('build', content, '--out', out, ...options);
  if (code !== 0) throw new Error(`the site of ${content} was not built:\n${stdout}${stderr}`);
}

/** The first process that asks for a site builds it, the others wait for it. `npm test` makes the folder anew for each run. */
async function sharedSite(together: string, content: string, options: readonly string[]): Promise<string> {
  const key = createHash('sha256')
    .update([content, ...options].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const [site, lock] = [join(together, key), join(together, `${key}.lock`)];
  try {
    mkdirSync(lock);
  } catch {
    while (!existsSync(join(lock, 'ended'))) await later(50);
    const failure = readFileSync(join(lock, 'ended'), 'utf8');
    if (failure !== '') throw new Error(failure);
    return site;
  }
  let failure = `the process that built the site of ${relative('.', content)} ended on the way`;
  process.once('exit', () => {
    if (!existsSync(join(lock, 'ended'))) writeFileSync(join(lock, 'ended'), failure);
  });
  try {
    build(content, site, options);
    failure = '';
  } catch (error) {
    failure = (error as Error).message;
    throw error;
  } finally {
    writeFileSync(join(lock, 'ended'), failure);
  }
  return site;
}

/** Starts the machine's browser. */
export function browser(): Promise<Browser> {
  const path = findBrowser();
  if (!path) throw new Error('there is no browser: npm test installs one');
  return launchBrowser(path);
}
