// What is wrong, on pages: the same findings that the command line prints, and a help page for each rule.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { findingRules } from '../../src/checks/rules.ts';
import { severities, type Finding } from '../../src/model/finding.ts';
import { mostOnPage } from '../../src/site/rules.ts';
import { faultbook, projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { brokenPointers, pagesOf } from '../support/pages.ts';
import { browser, builtSite } from '../support/site.ts';

const book = join(projectRoot, 'tests/books/sorter');
const asOf = ['--as-of', '2025-11-30'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site: Awaited<ReturnType<typeof builtSite>>;
let chromium: Browser;
let findings: Finding[];

before(async () => {
  [site, chromium] = await Promise.all([builtSite(book, ...asOf), browser()]);
  findings = findingsOf(book);
});
after(async () => {
  site?.close();
  await chromium?.close();
});

/** What the command line says. */
function findingsOf(folder: string): Finding[] {
  return (JSON.parse(faultbook('check', folder, ...asOf, '--format', 'json').stdout) as { findings: Finding[] }).findings;
}

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await chromium.newContext(options)).newPage();
  await page.goto(new URL(path, site.address).href);
  return page;
}

/** The rows of the table with this caption: the cells' texts, without the heads. */
function rowsOf(page: Page, caption: string): Promise<string[][]> {
  return page
    .getByRole('table', { name: caption, exact: true })
    .locator('tbody tr, tfoot tr')
    .evaluateAll((rows) => rows.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent.trim())));
}

function counted(of: readonly Finding[]): string[] {
  return [of.length, ...severities.map((severity) => of.filter((finding) => finding.severity === severity).length)].map(String);
}

test('the tables count what the command line prints, by severity, rule and document', async () => {
  const page = await open('health/');
  assert.deepEqual(
    (await rowsOf(page, 'By severity')).map((cells) => cells.slice(0, 2)),
    [
      ...severities.map((severity) => [severity, String(findings.filter((finding) => finding.severity === severity).length)]),
      ['Together', String(findings.length)],
    ],
  );
  for (const [caption, nameOf] of [
    ['By rule', (finding: Finding) => finding.rule],
    ['By document', (finding: Finding) => finding.source.file],
  ] as const) {
    const rows = await rowsOf(page, caption);
    const expected = [...Map.groupBy(findings, nameOf)].map(([name, same]) => [name, ...counted(same)]);
    const shown = rows.map((cells) => cells.slice(0, 5));
    assert.deepEqual(shown.pop(), ['Together', ...counted(findings)], caption);
    assert.deepEqual(shown.toSorted(), expected.toSorted(), caption);
  }
  assert.equal(await page.locator('.group .found > li').count(), findings.length);
  await page.context().close();
});

test('the first sentence says how bad it is, and the worst rule is one step away', async () => {
  const page = await open('health/');
  assert.equal(await page.locator('.state').innerText(), '4 errors, 9 warnings and 6 infos in 8 files. Look at the errors first.');
  await page.locator('.first').getByRole('link').first().click();
  assert.equal(new URL(page.url()).hash, '#error-alert-drift');
  assert.equal(
    await page.locator(':target').innerText(),
    'A document gives an alert another threshold, duration or severity than its rule, or a rule another than its own file demands. 3',
  );
  await page.context().close();
});

test('a finding leads to its line on the page of its document, to its entity and to the other side', async () => {
  const page = await open('health/');
  const finding = page.locator('.found > li', { hasText: 'R1.1 is "Gate motor failure" here' });
  assert.deepEqual(
    await finding
      .getByRole('link', { name: /R1\.1 Gate motor failure|:\d+$/ })
      .evaluateAll((links) => links.map((link) => [link.textContent, (link as HTMLAnchorElement).pathname + (link as HTMLAnchorElement).hash])),
    [
      ['yard.md:9', '/docs/yard/#L9'],
      ['R1.1 Gate motor failure', '/requirements/yard/R1.1/'],
      ['requirements.md:9', '/docs/requirements/#L9'],
    ],
  );
  await page.context().close();
});

test('every rule has its page with its own texts, and its findings with their fingerprints', () => {
  const pages = pagesIn(site.folder);
  for (const { id, meaning, why, mend } of findingRules) {
    const text = textOf(pages.get(`/health/${id}/`) ?? '');
    for (const part of [meaning, why, mend, 'How to waive it', `${id}: `]) assert.ok(text.includes(part), `${id}: ${part}`);
    const shown = [...(pages.get(`/health/${id}/`) ?? '').matchAll(/class="fingerprint"[^>]*>([0-9a-f]{16})</g)].map((match) => match[1]);
    assert.deepEqual(
      shown.toSorted(),
      findings
        .filter(({ rule }) => rule === id)
        .map(({ fingerprint }) => fingerprint)
        .toSorted(),
      id,
    );
  }
});

/** The HTML of every page by its address. */
function pagesIn(folder: string): Map<string, string> {
  return new Map(pagesOf(folder, '/').map(({ address, html }) => [address, html]));
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

test('a rule that could not look does not say that all is well', async () => {
  const page = await open('health/test-missing/');
  assert.match(await page.locator('main').innerText(), /Nothing found, and nothing proven: no suites were read\./);
  await page.goto(`${site.address}health/orphan-test/`);
  assert.match(await page.locator('main').innerText(), /In this book 0\s+Nothing found\.\s*$/);
  await page.context().close();
});

test('findings beside claims and in documents lead to the page of their rule, and so do home and navigation to health', async () => {
  const page = await open('alerts/SorterBrokerDown/');
  await page.getByRole('link', { name: 'alert-drift' }).first().click();
  assert.equal(new URL(page.url()).pathname, '/health/alert-drift/');
  await page.goto(`${site.address}docs/alerts/`);
  assert.equal(await page.locator('article').getByRole('link', { name: 'alert-drift' }).first().getAttribute('href'), '/health/alert-drift/');
  await page.goto(site.address);
  assert.equal(await page.getByRole('link', { name: 'All findings, and the maintenance dry run' }).getAttribute('href'), '/health/');
  assert.equal(await page.getByRole('navigation', { name: 'All pages' }).getByRole('link', { name: 'Health' }).getAttribute('href'), '/health/');
  await page.context().close();
});

test('the dry run on the page is the one that the command prints', async () => {
  const printed = [...faultbook('report', 'dry-run', book, ...asOf).stdout.matchAll(/^\| ([^|]+) \| \S+ (holds|broken|not checked) \|/gm)].map(
    ([, step, result]) => [step, result],
  );
  const page = await open('health/');
  const shown = await page
    .locator('tr:has(.step)')
    .evaluateAll((rows) => rows.map((row) => [row.querySelector('.step')?.textContent, row.querySelector('.result')?.textContent]));
  assert.ok(printed.length > 0);
  assert.deepEqual(shown, printed);
  assert.deepEqual(await page.locator('.checklist li').allInnerTexts(), [
    'Add new requirements',
    'Check for orphans',
    'Major Production Incident: Within 1 week',
  ]);
  await page.context().close();
});

test('axe finds nothing on the page of a rule, in either theme', async () => {
  const page = await open('', { bypassCSP: true });
  for (const path of ['health/alert-drift/', 'health/test-missing/']) {
    await page.goto(new URL(path, site.address).href);
    await page.addScriptTag({ content: axe });
    // Only contrast depends on the theme: everything else is looked at once.
    for (const [colorScheme, run] of [
      ['light', 'axe.run()'],
      ['dark', "axe.run({ runOnly: ['color-contrast'] })"],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations, passes } = (await page.evaluate(run)) as AxeResults;
      assert.ok(passes.length > 0, `axe looked at nothing on ${path}`);
      assert.deepEqual(
        violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path} ${colorScheme} ${id}: ${node.html.slice(0, 160)}`)),
        [],
      );
    }
  }
  await page.context().close();
});

test('a rule with very many findings is spread over pages, and none is lost', async (t) => {
  const many = 2 * mostOnPage + 1;
  const lines = Array.from({ length: many }, (_, index) => `[link ${index}](gone-${index}/a.md)\n`);
  const large = folderOf(t, {
    'book.yaml': 'checks:\n  orphan-test: off\n',
    'a.md': `# Many links\n\n${lines.slice(0, 400).join('\n')}`,
    'b.md': `# More links\n\n${lines.slice(400).join('\n')}`,
  });
  const built = await builtSite(large, ...asOf);
  t.after(built.close);
  const pages = pagesIn(built.folder);
  const parts = ['/health/link-broken/', '/health/link-broken/2/', '/health/link-broken/3/'];
  const found = (url: string) => pages.get(url)?.match(/class="fingerprint"/g)?.length ?? 0;
  assert.deepEqual(parts.map(found), [mostOnPage, mostOnPage, 1]);
  for (const url of ['/health/', ...parts]) assert.ok((pages.get(url)?.length ?? Infinity) < 500_000, url);
  assert.deepEqual(brokenPointers(built.folder, '/'), []);
  assert.ok(textOf(pages.get('/health/') ?? '').includes(`All ${many} findings of link-broken`));
  assert.match(textOf(pages.get('/health/orphan-test/') ?? ''), /nothing proven: it is turned off in book\.yaml/);
});
