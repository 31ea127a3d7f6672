// sitemap.xml and robots.txt, from the pages that lie in a built site.
import { readdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { compareText } from '../../src/model/source.ts';

/**
 * An integration for `build`.
 * @param base the path below which the site is served, with a slash at both ends
 * @param server the address of the server that will serve the site; without it, addresses are paths
 */
export function sitemap(base: string, server: string | undefined): AstroIntegration {
  return {
    name: 'faultbook-sitemap',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const origin = server?.replace(/\/+$/, '') ?? '';
        const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' })
          .map((path) => path.replaceAll('\\', '/'))
          .filter((path) => /(?:^|\/)index\.html$/.test(path))
          .map((path) => path.slice(0, -'index.html'.length))
          .sort(compareText);
        const entries = paths.map((path) => `<url><loc>${escaped(origin + encodeURI(base + path))}</loc></url>`);
        writeFileSync(
          new URL('sitemap.xml', dir),
          `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
        );
        writeFileSync(new URL('robots.txt', dir), `User-agent: *\nAllow: /\nSitemap: ${origin}${base}sitemap.xml\n`);
      },
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
