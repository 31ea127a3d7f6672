// How pages are made: each with a policy of its own. Those that would come out as they did last time are taken over instead.
import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { answersOfPages, listen } from '../site/asking.ts';
import { withStyles } from '../site/policy.ts';
import { writeBelow } from './files.ts';
import type { LastBuild } from './last-build.ts';

/**
 * An integration for `build`. Only pages that come with a `cacheKey` are taken over: they are made from what they ask of
 * the site and from nothing else.
 */
export function pages(last: LastBuild): AstroIntegration {
  let site = '';
  let base = '';
  return {
    name: 'faultbook-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = fileURLToPath(config.outDir);
        base = config.base;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        const asking = new AsyncLocalStorage<Set<string> | undefined>();
        listen(asking);
        const kept = new Set<string>();
        setPrerenderer((usual) => ({
          ...usual,
          async getStaticPaths() {
            const paths = await usual.getStaticPaths();
            const answers = answersOfPages();
            return paths.filter(({ pathname, cacheKey }) => {
              if (cacheKey === undefined || !answers) return true;
              const page = withoutSlashes(pathname);
              kept.add(page);
              return !last.takeOver(page, site, answers);
            });
          },
          async render(request, options) {
            const page = withoutSlashes(decodeURI(new URL(request.url).pathname).slice(base.length));
            const questions = new Set<string>();
            return asking.run(questions, async () => {
              const rendered = await usual.render(request, options);
              const response = rendered instanceof Response ? rendered : rendered.response;
              if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
              const html = withStyles(await response.text());
              if (!kept.has(page)) return new Response(html, response);
              // Written here and at once: a page after the other through four waits for the disk takes longer.
              const file = `${page}/index.html`;
              writeBelow(join(site, file), html);
              last.note(page, questions, [[file, html]]);
              return new Response(null, response);
            });
          },
        }));
      },
      'astro:build:done': () => {
        const answers = answersOfPages();
        if (answers) last.save(answers);
      },
    },
  };
}

function withoutSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
