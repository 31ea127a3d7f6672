// How pages are made: each with a policy of its own. Those that would come out as they did last time are taken over instead.
import { AsyncLocalStorage } from 'node:async_hooks';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { answersOfPages, listen } from '../site/asking.ts';
import { ownPolicy } from '../site/policy.ts';
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
              const content = Buffer.from(ownPolicy(Buffer.from(await response.arrayBuffer()).toString()));
              if (kept.has(page)) last.note(page, questions, [[`${page}/index.html`, content]]);
              return new Response(content, response);
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
