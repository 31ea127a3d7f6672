// The browser that draws: one, with a few pages, restarted when it crashes or hangs.
import type { Browser, Page } from 'playwright';
import type { Mermaid } from 'mermaid';
import { launchBrowser } from '../browser/browser.ts';
import { distil, type DistilOptions } from './draw-page.ts';
import { configuration, drawingPage, mermaidScript } from './draw-settings.ts';

/** What Mermaid says of a text that it cannot draw. */
export interface DrawingError {
  error: string;
  /** Line in the text, from 1, where Mermaid names one. */
  line?: number | undefined;
}

/** The browser failed, not the text. */
class BrowserFailure extends Error {
  override name = 'BrowserFailure';
}

/** Longer than any drawing takes on a busy machine. */
const longestWait = 30_000;

/** Pages that draw side by side. */
const inFlight = 2;

export interface DrawOrder extends DistilOptions {
  source: string;
}

/**
 * Draws texts in a browser.
 * @param path the browser, when there is one
 * @param drawn told each result as it comes, by its place in the list
 * @returns what went wrong with the browser, in one line; nothing when it drew all at its first start
 */
export async function drawAll(
  path: string | undefined,
  orders: readonly DrawOrder[],
  drawn: (index: number, result: string | DrawingError) => void,
): Promise<string | undefined> {
  if (!path)
    return `no browser was found to draw ${orders.length} diagrams: pages show their text alone (FAULTBOOK_BROWSER can name a Chromium, Chrome or Edge)`;
  const undrawn = new Map(orders.map((order, index) => [index, order]));
  let failure: string | undefined;
  for (;;) {
    try {
      await inOneBrowser(path, [...undrawn], (index, result) => {
        undrawn.delete(index);
        drawn(index, result);
      });
      return failure && `the browser failed (${failure}) and was started again: every diagram is drawn`;
    } catch (error) {
      if (failure) return `the browser failed twice (${firstLine(error)}): ${undrawn.size} diagrams are not drawn, their pages show their text`;
      failure = firstLine(error);
    }
  }
}

async function inOneBrowser(
  path: string,
  queue: (readonly [index: number, order: DrawOrder])[],
  drawn: (index: number, result: string | DrawingError) => void,
): Promise<void> {
  // A few diagrams are drawn before a second page is ready.
  const pages = Math.min(inFlight, Math.ceil(queue.length / 12));
  const browser = await launchBrowser(path);
  const work = async () => {
    const page = await openPage(browser);
    for (let next = queue.shift(); next; next = queue.shift()) drawn(next[0], await drawOne(page, next[1]));
  };
  try {
    await Promise.all(Array.from({ length: pages }, work));
  } finally {
    await browser.close().catch(() => undefined);
  }
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  // Whatever a diagram names stays where it is.
  await page.route('**/*', (route) => route.abort());
  await page.setContent(drawingPage());
  await page.addScriptTag({ path: mermaidScript() });
  await page.evaluate(async (options) => {
    await document.fonts.ready;
    (globalThis as unknown as { mermaid: Mermaid }).mermaid.initialize(options);
  }, configuration);
  await page.evaluate(`window.distil = ${distil.toString()}`);
  return page;
}

async function drawOne(page: Page, { source, ...options }: DrawOrder): Promise<string | DrawingError> {
  const result = page.evaluate(
    async ({ source, options }) => {
      const { mermaid, distil } = globalThis as unknown as { mermaid: Mermaid; distil: (holder: HTMLElement, options: DistilOptions) => string };
      const holder = document.createElement('div');
      try {
        const { svg } = await mermaid.render(`${options.prefix}m`, source);
        document.body.replaceChildren(holder);
        holder.innerHTML = svg;
        return distil(holder, options);
      } catch (failure) {
        const { message, hash } = failure as { message?: string; hash?: { loc?: { first_line?: number }; line?: number } };
        const said = message ?? String(failure);
        const line = /on line (\d+)/.exec(said)?.[1];
        const at = line === undefined ? hash?.loc?.first_line : Number(line);
        return at === undefined ? { error: said } : { error: said, line: at };
      } finally {
        document.body.replaceChildren();
      }
    },
    { source, options },
  );
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BrowserFailure(`a diagram took longer than ${longestWait / 1000} s`)), longestWait);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
    result.catch(() => undefined);
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
