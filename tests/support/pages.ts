// The pages of a built site, as a program reads them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';

/** One page: its address below the server's top, its ids and the addresses that it points at. */
export interface SitePage {
  address: string;
  html: string;
  ids: Set<string>;
  pointers: string[];
}

/** Reads every page of a site built for a base. */
export function pagesOf(folder: string, base: string): SitePage[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  return files.sort().map((file) => {
    const html = readFileSync(join(folder, file), 'utf8');
    const elements = elementsOf(raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root);
    const values = (name: string) => elements.map(({ properties }) => properties[name]).filter((value) => typeof value === 'string');
    const address = base + file.replaceAll('\\', '/').replace(/index\.html$/, '');
    return { address, html, ids: new Set([...values('id'), ...values('name')]), pointers: [...values('href'), ...values('src')] };
  });
}

function elementsOf(root: Root): Element[] {
  const found: Element[] = [];
  const pending: (Root | ElementContent)[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'element') found.push(node);
    if ('children' in node) pending.push(...(node.children as ElementContent[]));
  }
  return found;
}

/** Every internal link and anchor that leads nowhere: `page -> address`. */
export function brokenPointers(folder: string, base: string): string[] {
  const pages = pagesOf(folder, base);
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => base + path.replaceAll('\\', '/')));
  return pages.flatMap(({ address, pointers }) =>
    pointers
      .filter((pointer) => {
        const url = new URL(pointer, `http://site.invalid${address}`);
        if (url.host !== 'site.invalid' || !/^https?:$/.test(url.protocol)) return false;
        const path = decodeURIComponent(url.pathname);
        const page = byAddress.get(path);
        if (!page) return !files.has(path);
        return url.hash !== '' && !page.ids.has(decodeURIComponent(url.hash.slice(1)));
      })
      .map((pointer) => `${address} -> ${pointer}`),
  );
}

/** How many steps each page of a site built for `/` is away from its home page. */
export function stepsFromHome(pages: readonly SitePage[]): Map<string, number> {
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const steps = new Map([['/', 0]]);
  for (const [address, step] of steps) {
    for (const pointer of byAddress.get(address)?.pointers ?? []) {
      const url = new URL(pointer, `http://site.invalid${address}`);
      if (url.host === 'site.invalid' && byAddress.has(url.pathname) && !steps.has(url.pathname)) steps.set(url.pathname, step + 1);
    }
  }
  return steps;
}

/** Every file of a built site, below its folder. */
export function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).sort();
}
