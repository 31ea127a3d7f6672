// The preview of a change: what it says, and that hostile names are nothing but text there.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadChecked } from '../../src/checks/check.ts';
import { startScript } from '../../src/site/page-script.ts';
import { workerFile } from '../../src/offline/offline.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { violationsOn } from '../support/axe.ts';
import { faultbook } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { brokenPointers, pagesOf, type SitePage } from '../support/pages.ts';
import { browser, builtSite } from '../support/site.ts';

/** In Markdown, so that it is text: as HTML it would be taken out when it is read. */
const attack = '&lt;img src=x onerror=document.title="owned"&gt; "&gt;&lt;script&gt;document.title="owned"&lt;/script&gt; {alert(1)}';

const head: Record<string, string> = {
  ...cleanBook,
  'requirements.md': (cleanBook['requirements.md'] ?? '')
    .replace('| R1.2: Keeps order | `test_keeps_order` | `broker_SUITE` |', '| R1.2: Keeps order | - | - |')
    .replace('R1.1: Reconnects', `R1.1: Reconnects ${attack}`),
  'smoke.md': (cleanBook['smoke.md'] ?? '').replace('~30-45 seconds', '~30-50 seconds').replace('It happens most often', attack),
  'tasks.md': `${cleanBook['tasks.md']}\n### [watch_nats] Watch ${attack}\n\n**Goal**: All is well.\n**Owner**: SRE\n**Frequency**:\n- **Mandatory review** when changes are made to \`router_nats\`\n\n**Definition of Done**:\n- ✅ ${attack}\n`,
  'new.md': `# New\n\n### Scenario 9: ${attack}\n\n**Description**: ${attack}\n`,
};

let site: Awaited<ReturnType<typeof builtSite>>;
let pages: Map<string, SitePage>;
const temporary = mkdtempSync(join(tmpdir(), 'faultbook-'));
const baseCatalog = join(temporary, 'base.json');

before(async () => {
  const { catalog } = loadChecked(folderOf({ after: () => {} }, cleanBook), { asOf: '2026-11-20' });
  writeFileSync(baseCatalog, JSON.stringify(catalog));
  const changedPaths = join(temporary, 'changed-paths');
  writeFileSync(changedPaths, 'src/router_nats.erl\n--trust-mdx\n');
  const content = folderOf({ after: () => {} }, head);
  site = await builtSite(content, '--base', '/pr/42/', '--as-of', '2026-11-20', '--base-catalog', baseCatalog, '--changed-paths', changedPaths);
  pages = new Map(pagesOf(site.folder, '/').map((one) => [one.address, one]));
});
after(() => {
  site?.close();
  rmSync(temporary, { recursive: true, force: true });
});

function page(url: string): string {
  const found = pages.get(url);
  assert.ok(found, `${url} among ${[...pages.keys()].join(' ')}`);
  return found.html.slice(found.html.indexOf('<main'), found.html.indexOf('</main>'));
}

test('the page on the change tells old beside new, what to look at, and the pages to walk through', () => {
  const html = page('/changes/');
  for (const title of ['Coverage lost', 'New findings', 'What changed', 'To look at', 'Changed pages'])
    assert.match(html, new RegExp(`<h2[^>]*>${title}</h2>`));
  assert.match(html, /<td>durationSeconds<\/td><td><del>30 to 45<\/del><\/td><td><ins>30 to 50<\/ins><\/td>/);
  assert.match(html, /<td>verified-by<\/td><td><del>test_keeps_order<\/del><\/td><td><\/td>/);
  assert.match(html, /router_nats was changed/);
  assert.doesNotMatch(html, /<input/);
});

test('what changed is marked on its page and wherever it is linked; nothing else is', () => {
  assert.match(page('/requirements/requirements/R1.2/'), /<a class="changed" href="\/pr\/42\/changes\/"/);
  assert.match(page('/smoke/broker-loss/'), /changed here/);
  assert.match(page('/docs/smoke/'), /changed here/);
  assert.doesNotMatch(page('/docs/processes/'), /changed here/);
  assert.doesNotMatch(page('/processes/processes/1/'), /class="changed/);
  assert.match(page('/requirements/'), /R1\.2<\/span> Keeps order<\/a><span class="changed">changed<\/span>/);
  assert.doesNotMatch(page('/processes/'), /class="changed/);
});

test('every page says that it is a preview, leads to the change, and is kept out of search engines', () => {
  for (const [url, { html }] of pages) {
    assert.match(html, /<aside class="preview-banner"[^]*?href="\/pr\/42\/changes\/"/, url);
    assert.match(html, /<meta name="robots" content="noindex">/, url);
    assert.ok(!html.includes(startScript), url);
  }
  assert.deepEqual(brokenPointers(site.folder, '/pr/42/'), []);
  // Nothing is kept of it, and what was kept of a book at its address goes.
  assert.ok(!existsSync(join(site.folder, 'offline')));
  assert.match(readFileSync(join(site.folder, workerFile), 'utf8'), /registration\.unregister\(\)/);
});

test('hostile names run nothing in a browser', async () => {
  const chromium = await browser();
  try {
    const tab = await chromium.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    for (const url of ['changes/', 'requirements/requirements/R1.1/', 'tasks/watch_nats/', '']) {
      await tab.goto(`${site.address}${url}`);
      assert.doesNotMatch(await tab.title(), /^owned$/, url);
      assert.equal(await tab.locator('main img').count(), 0, url);
      assert.ok((await tab.locator('main').innerText()).includes('onerror') || url === '', url);
    }
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(site.address)),
      [],
    );
  } finally {
    await chromium.close();
  }
});

test('axe finds nothing on the page, in either theme', async () => {
  const chromium = await browser();
  try {
    const tab = await chromium.newPage();
    await tab.goto(`${site.address}changes/`);
    assert.deepEqual(await violationsOn(tab), []);
  } finally {
    await chromium.close();
  }
});

test('a base that is no catalog stops before anything is written', () => {
  const target = join(temporary, 'dist');
  writeFileSync(join(temporary, 'no.json'), '{}');
  const { code, stderr } = faultbook('build', folderOf({ after: () => {} }, cleanBook), '--out', target, '--base-catalog', join(temporary, 'no.json'));
  assert.equal(code, 2);
  assert.match(stderr, /no\.json: expected a catalog with schema 1, received something else/);
  assert.equal(existsSync(target), false);
  assert.ok(readFileSync(baseCatalog).length > 0);
});
