// The page's side of reading offline: has the book fetched when nothing else is to be done, and says what is being read.
import { Strip } from './strip.ts';

/**
 * Has the book kept on this device, unless the reader saves data, and tells when it is read without a network.
 * @param base the path below which the site lies, with a slash at both ends
 */
export async function keepBook(base: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const strip = new Strip();
  navigator.serviceWorker.controller?.postMessage('opened');
  if (savesData() && !navigator.serviceWorker.controller) return;
  const register = () => navigator.serviceWorker.register(`${base}sw.js`, { scope: base }).catch(() => undefined);
  const registration = await register();
  // What was broken off by a bad network goes on when it is back.
  addEventListener('online', () => void register());
  if (!registration) return;
  const follow = () => {
    const worker = registration.installing;
    if (!worker) return;
    tellOfSearch(worker);
    worker.addEventListener('statechange', () => worker.state === 'installed' && void offer(strip, worker, registration.active));
  };
  registration.addEventListener('updatefound', follow);
  follow();
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

/** While somebody searches, the network is theirs. */
function tellOfSearch(worker: ServiceWorker): void {
  const root = document.documentElement;
  const tell = () => worker.postMessage(root.dataset['searching'] === undefined ? 'idle' : 'searching');
  tell();
  new MutationObserver(tell).observe(root, { attributeFilter: ['data-searching'] });
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
