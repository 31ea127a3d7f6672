// The pages of a built site, as files, for tests that read all of them.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface BuiltPage {
  /** The address below the base: `/alerts/X/`. */
  url: string;
  html: string;
  ids: ReadonlySet<string>;
  /** Every `href` and `src` of the page, with character references resolved. */
  links: string[];
}

/** Every page of a built site, by address. */
export function pagesOf(folder: string): Map<string, BuiltPage> {
  const paths = readdirSync(folder, { recursive: true }).map(String).filter((path) => path.endsWith('.html'));
  return new Map(paths.sort().map((path) => [urlOf(path), readPage(folder, path)]));
}

function urlOf(path: string): string {
  return `/${path.split(sep).join('/')}`.replace(/index\.html$/, '');
}

function readPage(folder: string, path: string): BuiltPage {
  const html = readFileSync(join(folder, path), 'utf8');
  const attributes = (name: string) => [...html.matchAll(new RegExp(`\\s(?:${name})=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'g'))].map((m) => plain(m[1] ?? m[2] ?? m[3] ?? ''));
  return { url: urlOf(path), html, ids: new Set(attributes('id')), links: attributes('href|src') };
}

function plain(text: string): string {
  return text.replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex, dec) => String.fromCodePoint(hex ? parseInt(hex, 16) : Number(dec))).replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Internal links and anchors that lead nowhere, each as `page -> link`. */
export function brokenLinks(pages: ReadonlyMap<string, BuiltPage>, files: ReadonlySet<string>, base = '/'): string[] {
  const broken: string[] = [];
  for (const { url, links } of pages.values()) {
    for (const link of links) {
      const target = new URL(link, `http://site${base.replace(/\/$/, '')}${url}`);
      if (target.origin !== 'http://site') continue;
      const below = target.pathname.startsWith(base) ? `/${decodeURIComponent(target.pathname.slice(base.length))}` : undefined;
      const page = below === undefined ? undefined : pages.get(below);
      const anchor = decodeURIComponent(target.hash.slice(1));
      const found = page ? anchor === '' || page.ids.has(anchor) : below !== undefined && files.has(below) && anchor === '';
      if (!found) broken.push(`${url} -> ${link}`);
    }
  }
  return broken;
}

/** How many steps each page is away from the home page. */
export function stepsFromHome(pages: ReadonlyMap<string, BuiltPage>): Map<string, number> {
  const steps = new Map([['/', 0]]);
  for (const [url, step] of steps) {
    for (const link of pages.get(url)?.links ?? []) {
      const target = new URL(link, `http://site${url}`);
      if (target.origin === 'http://site' && pages.has(target.pathname) && !steps.has(target.pathname)) steps.set(target.pathname, step + 1);
    }
  }
  return steps;
}

/** Every file of a built site, by its address. */
export function filesOf(folder: string): Set<string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Set(entries.map((entry) => `${join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/')}`));
}
