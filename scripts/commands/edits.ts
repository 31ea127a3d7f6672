// While people edit: after a change in the folder of documents it is read again, once, and open pages are told.
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import { loaded, outdate } from '../../src/site/loaded.ts';

/** Editors write a file in several steps: what happens within this time is one edit. */
const oneEdit = 30;

const shownEdition = 'faultbook:edition';

/**
 * An integration for `dev` that watches a folder of documents.
 * @param shown told after each reading, with the time it took in milliseconds
 */
export function showEdits(content: string, shown: (milliseconds: number) => void): AstroIntegration {
  return {
    name: 'faultbook-edits',
    hooks: {
      // A page that was just loading when an edit came has missed it: each tells what it was made from when it is there.
      'astro:config:setup': ({ injectScript }) =>
        injectScript('page', `import.meta.hot?.send('${shownEdition}', Number(document.documentElement.dataset.edition));`),
      'astro:server:setup': ({ server }) => {
        const { hot } = server.environments.client;
        const reload = { type: 'full-reload' as const, path: '*' };
        hot.on(shownEdition, (edition: number, client: { send: (told: typeof reload) => void }) => {
          if (edition < loaded().book.edition) client.send(reload);
        });
        let pending: NodeJS.Timeout | undefined;
        const readAgain = () => {
          const started = performance.now();
          outdate();
          loaded();
          // Which pages there are is remembered: this is how Astro itself says that content has changed.
          for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
          hot.send(reload);
          shown(performance.now() - started);
        };
        // Node's own watcher, because it watches from this line on; the server's is ready some time later.
        const watcher = watch(resolve(content), { recursive: true }, (_, path) => {
          if (/(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/.test(path ?? '')) return;
          clearTimeout(pending);
          pending = setTimeout(readAgain, oneEdit);
        });
        server.httpServer?.once('close', () => watcher.close());
      },
    },
  };
}
