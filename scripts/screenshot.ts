// The picture in the README: the home page of the shipped book.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { ensureBrowser, launchBrowser } from '../src/browser/browser.ts';
import { serve } from './commands/serve.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'content', 'faultbook', 'screenshot.png');
/** The README is read on slow networks too. */
const mostBytes = 150 * 1000;
const site = mkdtempSync(join(tmpdir(), 'faultbook-screenshot-'));

/** Writes the page at an address as an image. */
async function picture(browser: Browser, address: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1120, height: 720 }, colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const image = await page.screenshot({ path: target, animations: 'disabled' });
  await page.close();
  return image;
}

try {
  // A process of its own, because a build leaves the bundler's threads behind.
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'faultbook.ts'), 'build', join(root, 'content'), '--out', site, '--trust-mdx'], {
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) throw new Error('the shipped book was not built: the reason stands above');
  const found = ensureBrowser((line) => console.error(line));
  if (!found) throw new Error('there is no browser: install Chromium, Chrome or Edge, or set FAULTBOOK_BROWSER to one');
  const { server, address } = await serve(site, 0);
  const browser = await launchBrowser(found);
  try {
    const image = await picture(browser, address);
    if (image.length > mostBytes) throw new Error(`the picture has ${image.length} bytes, expected at most ${mostBytes}: show less of the page`);
    console.log(`${target}: ${Math.ceil(image.length / 1024)} KiB`);
  } finally {
    await browser.close();
    server.close();
    server.closeAllConnections();
  }
} finally {
  rmSync(site, { recursive: true, force: true });
}
