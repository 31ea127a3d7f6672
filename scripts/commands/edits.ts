// While people edit: every change in the folder of documents refills all collections, once.
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import type { AstroIntegration } from 'astro';

/** Editors write a file in several steps: what happens within this time is one edit. */
const oneEdit = 30;

/**
 * An integration for `dev` that watches a folder of documents.
 * @param shown told after each refill, with the time it took in milliseconds
 */
export function showEdits(content: string, shown: (milliseconds: number) => void): AstroIntegration {
  return {
    name: 'faultbook-edits',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        let edition = 0;
        let filled = 0;
        let pending: NodeJS.Timeout | undefined;
        let running = false;
        const refill = async () => {
          // What changes while a refill runs makes one more, not many.
          if (running) return;
          running = true;
          while (filled < edition) {
            const started = performance.now();
            filled = edition;
            await refreshContent?.({ context: { edition } });
            // Astro reloads open pages as soon as it can; a page that was just loading then has missed it.
            server.environments.client.hot.send({ type: 'full-reload', path: '*' });
            shown(performance.now() - started);
          }
          running = false;
        };
        // Node's own watcher, because it watches from this line on; the server's is ready some time later.
        const watcher = watch(resolve(content), { recursive: true }, (_, path) => {
          if (/(?:^|[\\/])(?:\.git|node_modules)(?:[\\/]|$)/.test(path ?? '')) return;
          edition += 1;
          clearTimeout(pending);
          pending = setTimeout(() => void refill(), oneEdit);
        });
        server.httpServer?.once('close', () => watcher.close());
      },
    },
  };
}
