// Fetching a book onto a device, with a network and a store made for the test.
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { afterEach, beforeEach, mock, test } from 'node:test';
import { collect, Pause } from '../../src/client/offline/collect.ts';

const contents = ['first', 'second', 'third', 'fourth'];
const archives = contents.map((text) => `offline/${hash('sha256', text).slice(0, 32)}.bin`);
const book = { base: '/b/', build: '1', title: 'B', archives };

/** As the browser's: by name, each with its entries by address. */
let stores: Map<string, Map<string, Response>>;
/** What was asked of the network, and how to answer it. */
let asked: { address: string; answer: (response: Response) => void }[];

beforeEach(() => {
  stores = new Map();
  asked = [];
  const open = (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return Promise.resolve({
      match: (address: string) => Promise.resolve(store.get(address)),
      put: (address: string, response: Response) => Promise.resolve(void store.set(address, response)),
    });
  };
  const match = (address: string) => Promise.resolve([...stores.values()].map((store) => store.get(address)).find((found) => found));
  Object.assign(globalThis, { caches: { open, match } });
  mock.method(globalThis, 'fetch', (address: string, { signal }: { signal: AbortSignal }) => {
    return new Promise((answer, fail) => {
      asked.push({ address, answer });
      signal.addEventListener('abort', () => fail(signal.reason as Error));
    });
  });
});
afterEach(() => mock.restoreAll());

const settled = () => new Promise((done) => setImmediate(done));

/** Answers whatever is asked until all is there: how long a digest takes is nobody's to know. */
async function answerAll(done: Promise<void>): Promise<void> {
  let ended = false;
  const end = done.finally(() => (ended = true));
  while (!ended) {
    await settled();
    for (const { address, answer } of asked.splice(0)) answer(new Response(contents[archives.indexOf(address.slice(3))] ?? ''));
  }
  await end;
}

test('a few at a time, and all of them in the end', async () => {
  const done = collect(book, new Pause());
  await settled();
  assert.equal(asked.length, 2);
  await answerAll(done);
  assert.equal(stores.get('faultbook /b/ 1')?.size, 4);
});

test('a search that begins breaks off what is under way; afterwards it is fetched again', async () => {
  const pause = new Pause();
  const done = collect(book, pause);
  await settled();
  asked = [];
  pause.set(true);
  pause.set(true);
  await settled();
  assert.deepEqual(asked, [], 'nothing is asked for while somebody searches');
  pause.set(false);
  await answerAll(done);
  assert.equal(stores.get('faultbook /b/ 1')?.size, 4);
});

test('what a try before had fetched, or an older build holds, is not fetched again', async () => {
  const first = collect(book, new Pause());
  await settled();
  asked[0]?.answer(new Response(contents[0]));
  while (!stores.get('faultbook /b/ 1')?.has(`/b/${archives[0]}`)) await settled();
  asked[1]?.answer(new Response('<p>Log in to the network of this train</p>'));
  await assert.rejects(first, /is not what the build packed/);
  asked = [];
  const second = collect({ ...book, build: '2' }, new Pause());
  await settled();
  assert.ok(!asked.some(({ address }) => address === `/b/${archives[0]}`));
  await answerAll(second);
  assert.equal(stores.get('faultbook /b/ 2')?.size, 4);
});
