// The policy of a page names what that page carries, and nothing else.
import { createHash } from 'node:crypto';

const policyTag = /<meta http-equiv="content-security-policy" content="([^"]*)">/;
const inlined = /<(?:style|script)\b(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/(?:style|script)>/g;

/**
 * Takes out of a page's policy the hashes of what only other pages carry: Astro writes those of the whole site into
 * every page, some 600 bytes that do not compress.
 */
export function ownPolicy(html: string): string {
  const own = new Set([...html.matchAll(inlined)].map(([, text = '']) => hashOf(text)));
  return html.replace(policyTag, (tag) => tag.replace(/ '(sha\d+-[^']+)'/g, (hash, value: string) => (own.has(value) ? hash : '')));
}

const known = new Map<string, string>();

/** The same few styles and scripts stand in every page: each is hashed once. */
function hashOf(text: string): string {
  const hash = known.get(text) ?? `sha256-${createHash('sha256').update(text).digest('base64')}`;
  if (known.size < 1000) known.set(text, hash);
  return hash;
}

/** One policy for a whole site, for a server to send as a header: all that any of its pages carries. */
export class SitePolicy {
  readonly #directives = new Map<string, Set<string>>();

  /** @param html a page with its own policy in it; its head is enough */
  add(html: string): void {
    const [, policy = ''] = policyTag.exec(html) ?? [];
    for (const directive of policy.split(';')) {
      const [name, ...sources] = directive.trim().split(/\s+/);
      if (name) this.allow(name, ...sources);
    }
  }

  allow(directive: string, ...sources: readonly string[]): void {
    const known = this.#directives.get(directive) ?? new Set();
    for (const source of sources) known.add(source);
    this.#directives.set(directive, known);
  }

  /** The value of the header. */
  toString(): string {
    return [...this.#directives].map(([name, sources]) => [name, ...[...sources].toSorted()].join(' ')).join('; ');
  }
}
