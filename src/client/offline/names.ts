// Names of what is kept. A host may serve several books, each below its base: none touches what another one keeps.
import { setCacheNameDetails } from 'workbox-core/setCacheNameDetails.js';

/**
 * Has the caches of this worker named after the product and, which is Workbox's own way, after the worker's scope: the
 * base. To be called before anything else of Workbox. What lies in the caches is named by its content.
 */
export function nameCaches(): void {
  setCacheNameDetails({ prefix: 'faultbook' });
}
