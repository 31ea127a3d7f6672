// What axe finds on a page. Only its violations leave the browser: all that it has looked at is a megabyte for a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe's own rules leave off by default: the size of targets. */
const whole: RunOptions = { resultTypes: ['violations'], preload: false, rules: { 'target-size': { enabled: true } } };
/** All that depends on the theme. */
const colours: RunOptions = { resultTypes: ['violations'], preload: false, runOnly: ['color-contrast'] };

/** All that depends on the width of the window. */
const sizes: RunOptions = { resultTypes: ['violations'], preload: false, runOnly: ['target-size'] };

/** Rules without which a run would prove little: they must have found something to look at on each page. */
const mustHaveRun = ['heading-order', 'landmark-one-main', 'page-has-heading-one', 'region', 'target-size'];

/**
 * Looks at a page as it stands, in both themes: at everything in the light one, at colours in the dark one.
 * @returns one line a violation
 */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(axe);
  const light = await run(page, whole);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, colours);
  const idle = [...mustHaveRun.filter((id) => !light.looked.includes(id)), ...(dark.looked.includes('color-contrast') ? [] : ['color-contrast'])];
  const named = (theme: string, violations: string[]) => violations.map((violation) => `${theme}: ${violation}`);
  return [...named('light', light.violations), ...named('dark', dark.violations), ...idle.map((id) => `${id} looked at nothing`)];
}

/** Looks at the size of targets alone, after `violationsOn`. */
export async function smallTargetsOn(page: Page): Promise<string[]> {
  return (await run(page, sizes)).violations;
}

function run(page: Page, options: RunOptions): Promise<{ violations: string[]; looked: string[] }> {
  return page.evaluate(`axe.run(${JSON.stringify(options)}).then(({ violations, passes }) => ({
    violations: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 160))),
    looked: [...passes, ...violations].map(({ id }) => id),
  }))`);
}
