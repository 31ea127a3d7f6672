// While people edit: every change in the folder of documents refills all collections, once.
import { relative, resolve, sep } from 'node:path';
import type { AstroIntegration } from 'astro';

/**
 * An integration for `dev` that watches a folder of documents.
 * @param shown told after each refill, with the time it took in milliseconds
 */
export function showEdits(content: string, shown: (milliseconds: number) => void): AstroIntegration {
  const folder = resolve(content);
  return {
    name: 'faultbook-edits',
    hooks: {
      'astro:server:setup': ({ server, refreshContent }) => {
        let edition = 0;
        let filled = 0;
        let running = false;
        const refill = async () => {
          edition += 1;
          // Editors write several files at once; what changes while a refill runs makes one more, not many.
          if (running) return;
          running = true;
          while (filled < edition) {
            const started = performance.now();
            filled = edition;
            await refreshContent?.({ context: { edition } });
            shown(performance.now() - started);
          }
          running = false;
        };
        server.watcher.add(folder);
        for (const event of ['add', 'change', 'unlink'] as const) {
          server.watcher.on(event, (path) => {
            const inside = relative(folder, path);
            if (inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`)) void refill();
          });
        }
      },
    },
  };
}
