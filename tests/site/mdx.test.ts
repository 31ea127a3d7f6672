import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { folderOf } from '../support/folder.ts';
import { builtSite } from '../support/site.ts';

const files = {
  // No setting inside a folder can make its documents run.
  'book.yaml': 'title: Live\n',
  'requirements.md': '# Requirements\n\n| Requirement | Test |\n|---|---|\n| R1.1: Survives | `test_survives` |\n| R1.2: Recovers | `test_recovers` |\n',
  'live.mdx':
    '---\ntrustMdx: true\n---\n# Live\n\nThere are <Count kind="requirement" /> and {20 + 22}, see [them](requirements.md#requirements) and R1.1.\n\n<TrustSummary kind="requirement" />\n\n| a |\n|--:|\n| 1 |\n',
  'throws.mdx': '# Throws\n\n{(() => { throw new Error("boom") })()}\n\nstill here\n',
  'unknown.mdx': '# Unknown\n\n<Nope />\n\nstill here\n',
  'imports.mdx': 'import x from "./gone.js"\n\n# Imports\n\nstill here\n',
  'broken.mdx': '# Broken\n\n<Count kind="\n\nstill here\n',
  'wrong.mdx': '# Wrong\n\n<Count kind="nonsense" />\n\nstill here\n',
};
const cleanUps: (() => void)[] = [];
let trusted: Awaited<ReturnType<typeof builtSite>>;
let untrusted: Awaited<ReturnType<typeof builtSite>>;

before(async () => {
  const content = folderOf({ after: (clean) => void cleanUps.push(clean as () => void) }, files);
  [trusted, untrusted] = await Promise.all([builtSite(content, '--base', '/sub/', '--trust-mdx'), builtSite(content, '--base', '/sub/')]);
});
after(() => {
  trusted?.close();
  untrusted?.close();
  for (const clean of cleanUps) clean();
});

const page = (site: { folder: string }, name: string) => readFileSync(join(site.folder, 'docs', name, 'index.html'), 'utf8');

test('a trusted document shows live figures, and is linked like every other', () => {
  const html = page(trusted, 'live');
  assert.ok(
    html.includes(
      'There are 2 and 42, see <a href="/sub/docs/requirements/#requirements">them</a> and <a href="/sub/requirements/requirements/R1.1/">R1.1</a>.',
    ),
  );
  assert.match(html, /2 requirements, 2 <span class="trust declared">declared<\/span>/);
  assert.ok(html.includes('<td class="right">1</td>'));
  assert.doesNotMatch(html, /This \.mdx document is shown as Markdown/);
});

test('a document that nobody trusts is shown as Markdown and says so', () => {
  const html = page(untrusted, 'live');
  assert.ok(html.includes('There are &#x3C;Count kind="requirement" /> and {20 + 22}'));
  assert.match(html, /This \.mdx document is shown as Markdown: its components were not run/);
});

const refused: [name: string, reason: RegExp][] = [
  ['throws', /shown as Markdown: boom/],
  ['unknown', /line 3: &lt;Nope&gt; is no component, expected one of Count, TrustSummary, FindingList/],
  ['imports', /line 1: imports something, expected components by their names alone/],
  ['broken', /line 3: not valid MDX: /],
  ['wrong', /expected one of document, requirement/],
];
for (const [name, reason] of refused) {
  test(`a trusted document that cannot be run takes nothing down: ${name}`, () => {
    const html = page(trusted, name);
    assert.match(html, reason);
    assert.ok(html.includes('still here'));
  });
}
