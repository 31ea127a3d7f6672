// What a browser calls this book where it remembers something about it: several books may share a host.
import { createHash } from 'node:crypto';
import { at } from './address.ts';
import type { Site } from './site.ts';

/** A name that differs between books and between the bases below which one book is served. */
export function storeName(site: Site, what: string, base: string = at('/')): string {
  const { title, repository } = site.book;
  const content = createHash('sha256')
    .update(JSON.stringify([title, repository?.url, repository?.path]))
    .digest('hex')
    .slice(0, 8);
  return `faultbook-${what} ${base} ${content}`;
}
