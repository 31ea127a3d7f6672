import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rendered } from '../support/render.ts';

const table =
  '# Requirements\n\n| Requirement | Test | Suite |\n|--|--|--|\n| R1.1: Survives | `test_survives` | `queue_SUITE` |\n| R1.2: Recovers | `test_recovers` | `queue_SUITE` |\n\n';

test('identifiers are linked in text, code, tables and code blocks, and nowhere inside a link', (t) => {
  const { html } = rendered(t, {
    'a.md': `${table}R1.1 and \`test_survives/1\`.\n\n[R1.2](https://example.org/)\n\n\`\`\`\nct --case=test_recovers\n\`\`\`\n\n## About R1.1\n\n    queue_SUITE:test_recovers/1\n`,
  });
  const requirement = '<a href="/requirements/a/R1.1/">R1.1</a>';
  assert.ok(html.includes(`<td>${requirement}: Survives</td>`));
  assert.ok(html.includes('<td><code><a href="/tests/queue_SUITE/test_survives/">test_survives</a></code></td>'));
  assert.ok(html.includes(`${requirement} and <code><a href="/tests/queue_SUITE/test_survives/">test_survives/1</a></code>`));
  assert.ok(html.includes('<a href="https://example.org/">R1.2</a>'));
  assert.ok(html.includes('ct --case=<a href="/tests/queue_SUITE/test_recovers/">test_recovers</a>'));
  assert.ok(html.includes(`About ${requirement}</h2>`));
  assert.ok(html.includes('<a href="/tests/queue_SUITE/test_recovers/">queue_SUITE:test_recovers/1</a>'));
});

test('links between documents lead to pages, their anchors are kept and checked', (t) => {
  const { html, findings } = rendered(t, {
    'a.md':
      '# A\n\n[one](sub/b.md) [two](sub/b.md#part-two) [three](sub/b.md#part-too) [four](sub/c.md) [five](#a) [six](sub/) [seven](./SUB/../sub/b.md?plain=1#Part-Two) [line](sub/b.md#L3)\n',
    'sub/b.md': '# B\n\n## Part two\n\n[back](../a.md)\n',
    'elsewhere/c.md': '# C\n',
  });
  assert.ok(html.includes('<a href="/docs/sub/b/">one</a> <a href="/docs/sub/b/#part-two">two</a> three four <a href="#a">five</a>'));
  assert.ok(html.includes('<a href="/docs/">six</a> <a href="/docs/sub/b/#part-two">seven</a> <a href="/docs/sub/b/#part-two">line</a>'));
  assert.deepEqual(findings, ['a.md:3 no heading has the anchor of this link: sub/b.md#part-too', 'a.md:3 this link leads to no file: sub/c.md']);
  // The finding stands beside its line and names the nearest thing that exists.
  assert.match(html, /<\/p><ul class="findings"[^]*the nearest heading is "Part two" \(#part-two\) [^]*elsewhere\/c\.md:1/);
});

test('links as other generators serve them, from the top of a part of the folder, and to other programs are followed', (t) => {
  const { html, findings } = rendered(
    t,
    {
      'shop/docs/a.md':
        '# A\n\n[one](../docs/b/) [two](b#part) [three](../b/) [four](/docs/b.md) [five](/gone/b.md) [call](tel:+4930123) [chat](irc://irc.example.org/shop)\n',
      'shop/docs/b.md': '# B\n\n## Part\n',
      'other/docs/b.md': '# Other\n',
    },
    'shop/docs/a.md',
  );
  assert.ok(html.includes('<a href="/docs/shop/docs/b/">one</a> <a href="/docs/shop/docs/b/#part">two</a> <a href="/docs/shop/docs/b/">three</a>'));
  assert.ok(html.includes('<a href="/docs/shop/docs/b/">four</a> five <a href="tel:+4930123">call</a> <a href="irc://irc.example.org/shop">chat</a>'));
  assert.deepEqual(findings, ['shop/docs/a.md:3 this link leads to no file: /gone/b.md']);
});

test('a heading may name its anchor itself', (t) => {
  const { html, findings } = rendered(t, { 'a.md': '# A\n\n[one](#own-name) [two](#long-title)\n\n## Long title {#own-name}\n\ntext\n' });
  assert.match(html, /<h2 id="own-name">Long title<\/h2>/);
  assert.deepEqual(findings, ['a.md:3 no heading has the anchor of this link: #long-title']);
});

test('files that are no documents lead to the repository when the book names one, else nowhere', (t) => {
  const document = '# A\n\n[rules](../alerts.yaml) [code](../../../src/x.erl#L3) [page](/README.md)\n';
  const bare = rendered(t, { 'sub/a.md': document, 'alerts.yaml': 'groups: []\n', 'README.md': '# R\n' }, 'sub/a.md');
  assert.ok(bare.html.includes('rules code <a href="/docs/README/">page</a>'));
  assert.deepEqual(bare.findings, []);
  const book = 'repository:\n  url: https://git.example.org/t/q/\n  branch: release/1.0\n  path: docs\n';
  const named = rendered(t, { 'sub/a.md': document, 'alerts.yaml': 'groups: []\n', 'README.md': '# R\n', 'book.yaml': book }, 'sub/a.md');
  assert.ok(named.html.includes('<a href="https://git.example.org/t/q/blob/release/1.0/docs/alerts.yaml">rules</a>'));
  assert.ok(named.html.includes('>code</a>') === false, 'a path beyond the top of the repository leads nowhere');
});

test('a path that leaves the folder inside the repository is followed there', (t) => {
  const book = 'repository:\n  url: https://git.example.org/t/q\n  path: docs/book\n';
  const { html, findings } = rendered(t, { 'book.yaml': book, 'a.md': '# A\n\n[code](../../src/x.erl#L3) [own](../../docs/book/b.md)\n', 'b.md': '# B\n' });
  assert.ok(html.includes('<a href="https://git.example.org/t/q/blob/main/src/x.erl#L3">code</a> <a href="/docs/b/">own</a>'));
  assert.deepEqual(findings, []);
});

test('pictures of the folder are shown, pictures from elsewhere are links, missing ones are findings', (t) => {
  const { html, findings } = rendered(t, {
    'a.md': '# A\n\n![Own](img/x.png) ![Far](https://example.org/x.png) ![Farther](//example.org/y.png) ![Gone](gone.png) ![Out](../../secret.png)\n',
    'img/x.png': 'x',
  });
  assert.ok(html.includes('<img src="/files/img/x.png" alt="Own" loading="lazy">'));
  assert.ok(html.includes('<a href="https://example.org/x.png">Far</a> <a href="https://example.org/y.png">Farther</a> Gone Out'));
  assert.deepEqual(findings, ['a.md:3 this image leads to no file: gone.png']);
});

test('headings have the anchors of the catalog and links to themselves; the title is the page’s own', (t) => {
  const { html, headings, titleSlug } = rendered(t, { 'a.md': '# The title\n\n## Same\n\n## Same\n\n> ## Same\n\n## Main\n' });
  assert.equal(titleSlug, 'the-title');
  assert.ok(!html.includes('<h1'));
  assert.deepEqual(
    headings.map(({ slug }) => slug),
    ['same', 'same-1', 'same-2', 'user-content-main'],
  );
  assert.ok(html.includes('<div class="heading"><h2 id="same-1">Same</h2><a class="anchor" href="#same-1" aria-label="Link to “Same”">#</a></div>'));
});

test('tables scroll in a named box, are aligned by class, and every header cell has words', (t) => {
  const { html } = rendered(t, { 'a.md': '# A\n\n| | Left | Right | Middle |\n|---|:--|--:|:-:|\n| 1 | 2 | 3 | 4 |\n' });
  assert.ok(html.includes('<div class="scroll" role="group" aria-label="Table: Left, Right, Middle" tabindex="0"><table>'));
  assert.ok(html.includes('<td></td>\n<th scope="col">Left</th>\n<th class="right" scope="col">Right</th>\n<th class="center" scope="col">Middle</th>'));
  assert.doesNotMatch(html, /style=|align=/);
});

test('code is coloured by classes, and long or unknown code is left as it is', (t) => {
  const long = 'x = 1\n'.repeat(5000);
  const { html } = rendered(t, { 'a.md': `# A\n\n\`\`\`erlang\n%% a comment\n\`\`\`\n\n\`\`\`nonsense\nx < 1\n\`\`\`\n\n\`\`\`python\n${long}\`\`\`\n` });
  assert.ok(html.includes('<span class="t-comment">%% a comment</span>'));
  assert.ok(html.includes('<code>x &#x3C; 1</code>'));
  assert.doesNotMatch(html, /style=/);
});

test('checkboxes say what they are', (t) => {
  const { html } = rendered(t, { 'a.md': '# A\n\n- [x] one\n- [ ] two\n' });
  assert.ok(html.includes('<input type="checkbox" checked disabled aria-label="done"> one'));
  assert.ok(html.includes('<input type="checkbox" disabled aria-label="to do"> two'));
});

test('each statement has the anchor of its line', (t) => {
  const { html, lines } = rendered(t, { 'a.md': `${table}- one\n- two\n\n<div>\n\nin html\n\n</div>\n` });
  assert.deepEqual(lines, [3, 5, 6, 8, 9, 13]);
  assert.ok(html.includes('<tr id="L5">'));
});

test('a placeholder in angle brackets is text, not an element', (t) => {
  const { html } = rendered(t, { 'a.md': '# A\n\nrun <NAMESPACE> with <test_name> and <b>bold</b>\n\n<Count kind="x" />\n' });
  assert.ok(html.includes('run &#x3C;NAMESPACE> with &#x3C;test_name> and <b>bold</b>'));
  assert.ok(html.includes('&#x3C;Count kind="x" />'));
});

test('a fence that is never closed does not swallow the rest', (t) => {
  const { html } = rendered(t, { 'a.md': '# A\n\n```bash\nls\n\n## After\n\ntext\n' });
  assert.match(html, /<h2 id="after">After<\/h2>[^]*<p id="L8">text<\/p>/);
});

test('no document is too deep or too long', (t) => {
  const deep = rendered(t, { 'a.md': `# A\n\n${'> '.repeat(5000)}deep\n\n${'<div>'.repeat(5000)}html\n\n${'*a **b '.repeat(3000)}\n` });
  assert.match(deep.html, /deep/);
  assert.match(deep.html, /html/);
  const row = '| R1.1 | `test_survives` | x |\n';
  const long = rendered(t, { 'a.md': table + row.repeat(5_000_000 / row.length) });
  assert.ok(long.html.length > 5_000_000);
  assert.ok(long.html.length < 8_000_000, `${long.html.length} characters`);
});
