// The page's side of reading offline: has the book fetched when nothing else is to be done, and says what is being read.
import { calm, whenSearching } from './calm.ts';
import { Strip } from './strip.ts';

/**
 * Has the book kept on this device, unless the reader saves data, and tells when it is read without a network.
 * @param base the path below which the site lies, with a slash at both ends
 */
export async function keepBook(base: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const strip = new Strip();
  navigator.serviceWorker.controller?.postMessage('opened');
  const scope = new URL(base, location.href).href;
  const registrations = await navigator.serviceWorker.getRegistrations();
  const known = registrations.find((one) => one.scope === scope);
  if (known) await follow(strip, known);
  else if (savesData()) return;
  await calm();
  const register = () => navigator.serviceWorker.register(`${base}sw.js`, { scope: base }).catch(() => undefined);
  const registration = await register();
  if (!known && registration) await follow(strip, registration);
  // What was broken off by a bad network goes on when it is back.
  addEventListener('online', () => void register());
}

/** Tells the worker that fetches a build what it has to know, and the reader when the build is there. */
async function follow(strip: Strip, registration: ServiceWorkerRegistration): Promise<void> {
  const fetching = () => {
    const worker = registration.installing;
    if (!worker) return;
    whenSearching((searching) => worker.postMessage(searching ? 'searching' : 'idle'));
    worker.addEventListener('statechange', () => worker.state === 'installed' && void offer(strip, worker, registration.active));
  };
  registration.addEventListener('updatefound', fetching);
  fetching();
  if (!registration.waiting) return;
  // Who reads a page anew wants to see what there is now.
  if (wasReloaded()) show(registration.waiting);
  else await offer(strip, registration.waiting, registration.active);
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}

function wasReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry?.type === 'reload';
}

/** A newer build is on the device: the reader says when it is shown. Another book than before is shown at once. */
async function offer(strip: Strip, newer: ServiceWorker, shown: ServiceWorker | null): Promise<void> {
  if (!shown || !navigator.serviceWorker.controller) return;
  if ((await titleOf(newer)) !== (await titleOf(shown))) show(newer);
  else strip.offer(() => show(newer));
}

function show(newer: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  newer.postMessage('take-over');
}

function titleOf(worker: ServiceWorker): Promise<string> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.postMessage('title', [port2]);
  });
}
