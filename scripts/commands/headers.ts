// What a server says with every file of a built site.
import { closeSync, existsSync, openSync, readSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SitePolicy } from '../../src/site/policy.ts';

/** The headers that go with a policy. */
export function safeHeaders(policy: string): Record<string, string> {
  return { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' };
}

/** The same in the form that Netlify and Cloudflare Pages read from a file `_headers`. */
export function headersFile(base: string, policy: string): string {
  const lines = Object.entries(safeHeaders(policy)).map(([name, value]) => `  ${name}: ${value}`);
  return `${base}*\n${lines.join('\n')}\n${base}sw.js\n  Cache-Control: no-cache\n`;
}

/** The policy that all pages of a built site keep to, from the policies that they hold. */
export function policyOf(folder: string): string {
  const policy = new SitePolicy();
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  for (const page of pages.toSorted()) policy.add(headOf(join(folder, page)));
  // What only a header can say: nobody may show these pages in a frame, and the index of the text is a WebAssembly module.
  policy.allow('frame-ancestors', "'none'");
  if (existsSync(join(folder, 'pagefind'))) policy.allow('script-src', "'wasm-unsafe-eval'");
  return policy.toString();
}

/** The policy stands in the head, before styles: the first bytes are enough. */
const headLength = 8192;

function headOf(file: string): string {
  const head = Buffer.alloc(headLength);
  const handle = openSync(file, 'r');
  try {
    return head.toString('latin1', 0, readSync(handle, head));
  } finally {
    closeSync(handle);
  }
}
