// Sites built once and shared by the tests of a file, and a browser to look at them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { serve } from '../../scripts/commands/serve.ts';
import { findBrowser, launchBrowser } from '../../src/browser/browser.ts';
import { faultbook } from './command.ts';

/** Builds a site of a folder of documents and serves it. */
export async function builtSite(content: string, ...options: string[]): Promise<{ folder: string; address: string; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'faultbook-site-'));
  const { code, stdout, stderr } = faultbook('build', content, '--out', folder, ...options);
  if (code !== 0) throw new Error(`the site of ${content} was not built:\n${stdout}${stderr}`);
  const { server, address } = await serve(folder, 0);
  const close = () => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, address, close };
}

/** Starts the machine's browser. */
export function browser(): Promise<Browser> {
  const path = findBrowser();
  if (!path) throw new Error('there is no browser: npm test installs one');
  return launchBrowser(path);
}
