// How long a reader waits for the first answer of the search, in a real browser.
import { findBrowser, launchBrowser } from '../../src/browser/browser.ts';
import { serve } from '../commands/serve.ts';

/**
 * Seconds from the last letter typed to the first result shown, the list of names already there.
 * @returns nothing when this machine has no browser
 */
export async function firstAnswer(site: string, word: string): Promise<number | undefined> {
  const path = findBrowser();
  if (!path) return undefined;
  const { server, address } = await serve(site, 0);
  const chromium = await launchBrowser(path);
  try {
    const page = await chromium.newPage();
    await page.goto(`${address}search/`);
    const box = page.locator('main input').first();
    const results = page.locator('main .search-results').getByText(word);
    // The first query waits for the list as well; what is measured is the one after it.
    await box.fill(word.slice(0, 4));
    await page.locator('main .search-results a').first().waitFor();
    const started = performance.now();
    await box.fill(word);
    await results.first().waitFor();
    return (performance.now() - started) / 1000;
  } finally {
    await chromium.close();
    server.close();
    server.closeAllConnections();
  }
}
