/// <reference lib="webworker" />
// A worker that ends the one before it, and forgets what that one had kept.
import { cacheNames } from 'workbox-core/cacheNames.js';
import { nameCaches } from './names.ts';

declare const self: ServiceWorkerGlobalScope;

nameCaches();

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(retire()));

async function retire(): Promise<void> {
  for (const name of [cacheNames.precache, cacheNames.runtime]) await caches.delete(name);
  await self.registration.unregister();
  // What was read from the device is read anew from the server.
  for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
}
