// The policy of a page names what that page carries, and nothing else. It is our own and not Astro's, which hashes the styles
// of every page anew and writes the hashes of the whole site into each.
import { createHash } from 'node:crypto';

/** What every page may do: load from its own host, and run and style what carries a hash. */
const always = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"];

/**
 * The policy of a page, before it is known which styles Astro gives it.
 * @param scripts those that are written into the page, as they stand there
 * @param compiles whether it runs WebAssembly
 */
export function pagePolicy(scripts: readonly string[], compiles: boolean): string {
  const mayRun = ["'self'", ...(compiles ? ["'wasm-unsafe-eval'"] : []), ...scripts.map(sourceOf)];
  return [...always, `script-src ${mayRun.join(' ')}`, styles].join('; ');
}

const styles = "style-src 'self'";
const policyTag = /<meta http-equiv="content-security-policy" content="([^"]*)">/;

/** Adds to the policy in a page the styles in its head. What stands below is a document's: nobody vouches for it. */
export function withStyles(html: string): string {
  const head = html.slice(0, html.indexOf('</head>'));
  const own = new Set(Array.from(head.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g), ([, text = '']) => sourceOf(text)));
  return html.replace(policyTag, (tag) => tag.replace(styles, [styles, ...own].join(' ')));
}

const known = new Map<string, string>();

/** The same few styles and scripts stand in every page: each is hashed once. */
function sourceOf(text: string): string {
  const source = known.get(text) ?? `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  if (known.size < 1000) known.set(text, source);
  return source;
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
