// A site of nothing but attacks: nothing runs, and nothing is asked of another host, with the site's policy and without it.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { folderOf } from '../support/folder.ts';
import { pagesOf, type SitePage } from '../support/pages.ts';
import { browser, builtSite } from '../support/site.ts';
import { hostileBook } from './hostile-book.ts';

const cleanUps: (() => void)[] = [];
const { files, vectors } = hostileBook();
let site: Awaited<ReturnType<typeof builtSite>>;
let pages: SitePage[];
let chromium: Browser;

before(async () => {
  site = await builtSite(folderOf({ after: (clean: () => void) => void cleanUps.push(clean) }, files));
  pages = pagesOf(site.folder, '/');
  chromium = await browser();
});
after(async () => {
  await chromium.close();
  site.close();
  for (const clean of cleanUps) clean();
});

test('what every object has is a name like any other', () => {
  const addresses = new Set(pages.map(({ address }) => address));
  for (const address of [
    '/docs/__proto__/',
    '/docs/constructor/',
    '/metrics/constructor/',
    '/tests/a_SUITE/constructor/',
    '/backends/constructor/',
    '/glossary/constructor/',
  ])
    assert.ok(addresses.has(address), address);
});

test('no page holds an attribute or an address that runs something', () => {
  assert.ok(vectors > 500, `${vectors} attacks`);
  assert.ok(pages.length > 200, `${pages.length} pages`);
  const wrong = pages.flatMap(({ address, html, pointers }) => [
    ...pointers.filter((pointer) => /^[\s\0]*(?:javascript|vbscript|data:(?!image\/))/i.test(pointer)).map((pointer) => `${address}: ${pointer}`),
    // Text is escaped, so that every "<" opens a tag.
    ...[...html.matchAll(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi)]
      .map(([tag]) => tag.replace(/"[^"]*"|'[^']*'/g, '""'))
      .filter((tag) => /\son\w+=|\ssrcdoc=|^<(?:iframe|object|embed|base)\b|\sformaction=/i.test(tag))
      .map((tag) => `${address}: ${tag}`),
  ]);
  assert.deepEqual(wrong, []);
});

/** What stands in the scripts of a page. */
function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi)].filter(([tag]) => /^<script\b/i.test(tag));
  return tags.map(({ 0: tag, index }) => html.slice(index + tag.length, html.indexOf('</script>', index)));
}

test('nothing that documents say is written into a script, and what programs read is whole', () => {
  const scripts = new Set(pages.flatMap(({ html }) => scriptsOf(html)));
  for (const script of scripts) assert.doesNotMatch(script, /\bran\b|json/);
  assert.ok(scripts.size < 12, [...scripts].join('\n'));
  const data = readdirSync(site.folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  assert.ok(data.length > 200, `${data.length} files`);
  for (const path of data) JSON.parse(readFileSync(join(site.folder, path), 'utf8'));
});

/** One page of each kind is enough to run: all were read above. */
function chosen(): string[] {
  const ofKind = Map.groupBy(pages, ({ address }) => address.split('/').slice(0, 2).join('/'));
  return [...ofKind.values()].flatMap((same) => same.slice(0, same[0]?.address.startsWith('/docs/') ? 20 : 1)).map(({ address }) => address);
}

/** What a link that somebody was sent may hold: queries, states of a page, addresses that lead nowhere. */
function sent(): string[] {
  const payloads = ['"><img src=x onerror=globalThis.ran=1><script>globalThis.ran=1</script>', "javascript:globalThis.ran=1//' __proto__ constructor"];
  return payloads.flatMap((payload) => {
    const said = encodeURIComponent(payload);
    return [
      `/search/?q=${said}&kind=${said}&trust=${said}`,
      `/index/?q=${said}&suite=${said}&status=${said}&trust=${said}`,
      `/graph/?root=${said}&depth=${said}&direction=${said}&kinds=${said}&q=${said}#${said}`,
      `/nowhere/${said}/?${said}#${said}`,
      `/alerts/${said}`,
    ];
  });
}

for (const policy of ['with', 'without']) {
  test(`nothing runs and nothing is fetched, ${policy} the site’s policy`, async () => {
    const context = await chromium.newContext({ bypassCSP: policy === 'without' });
    // What a page remembers on a device, another page of the server may have written.
    const tick = ['<img src=x onerror=globalThis.ran=1>', '<script>globalThis.ran=1</script>', '](javascript:globalThis.ran=1)', 'javascript:globalThis.ran=1'];
    await context.addInitScript(
      (stored) => {
        const { getItem } = Storage.prototype;
        Storage.prototype.getItem = function (key) {
          return getItem.call(this, key) ?? stored;
        };
      },
      JSON.stringify({ now: { 'step-1': tick, __proto__: tick }, last: { a: tick } }),
    );
    const asked: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(site.address) && !/^(?:data|blob|about):/.test(request.url())) asked.push(request.url());
    });
    const ran: string[] = [];
    const look = async (addresses: string[]) => {
      const page = await context.newPage();
      page.on('dialog', (dialog) => void dialog.dismiss());
      for (const address of addresses) {
        await page.goto(new URL(address.slice(1), site.address).href, { waitUntil: 'load' });
        // A query is answered when the lists are there.
        if (address.includes('?')) await page.waitForLoadState('networkidle');
        const done = await page.evaluate(() => {
          for (const element of document.querySelectorAll('main *')) {
            for (const type of ['mouseover', 'focus', 'toggle']) element.dispatchEvent(new Event(type));
          }
          return (globalThis as { ran?: unknown }).ran;
        });
        if (done !== undefined) ran.push(`${address}: ${JSON.stringify(done)}`);
      }
    };
    const all = [...chosen(), ...sent()];
    await Promise.all([0, 1, 2].map((part) => look(all.filter((_, index) => index % 3 === part))));
    await context.close();
    assert.deepEqual(ran, []);
    assert.deepEqual(asked, []);
  });
}
