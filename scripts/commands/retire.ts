// A server for editing shows documents as they are now, also where a reader's browser kept a book that was served there before.
import type { AstroIntegration } from 'astro';
import { retiringWorker, workerFile } from '../../src/offline/offline.ts';

/** Serves a service worker that takes itself away, in the place of the one that a built site has. */
export function retireWorker(base: string): AstroIntegration {
  return {
    name: 'faultbook-retire-worker',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          // The server may have taken the base off the address already.
          if ((request.originalUrl ?? request.url) !== `${base}${workerFile}`) return next();
          response.setHeader('content-type', 'text/javascript; charset=utf-8');
          response.end(retiringWorker());
        });
      },
    },
  };
}
