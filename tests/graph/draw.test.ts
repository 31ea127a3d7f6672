// What is drawn, seen in a browser as a page shows it: one run of the drawing browser for all of it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright';
import { draw, type Drawings } from '../../src/graph/draw.ts';
import { WholeGraph } from '../../src/graph/graph.ts';
import { mermaidText } from '../../src/graph/mermaid-text.ts';
import { findBrowser } from '../../src/browser/browser.ts';
import { entity, link } from '../support/catalog.ts';
import { projectRoot } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { browser } from '../support/site.ts';

const names = [
  'say "no" [now] {or} #9; & <b>',
  '<script>alert(1)</script>',
  '👩‍🚒 fire',
  'مرحبا بالعالم',
  '1. first',
  '`a` *b* __c__',
  'x'.repeat(200),
  'word '.repeat(40),
  'end',
  '',
];
const kinds = ['requirement', 'scenario', 'test', 'suite', 'smoke-test', 'runbook', 'alert', 'metric', 'panel', 'concept'] as const;
const trusts = ['declared', 'missing', 'passing', 'untested', 'flaky'] as const;
const odd = names.map((name, index) => entity(kinds[index] ?? 'panel', `k${index}`, {}, { name, url: `/k${index}/`, trust: trusts[index % 5] }));
const ring = odd.map(({ key }, index) => link(key, 'related', odd[(index + 1) % odd.length]?.key ?? ''));
const twenty = Array.from({ length: 20 }, (_, index) => entity(kinds[index % 4] ?? 'test', `thing_number_${index}_with_a_name`, {}, { trust: 'declared' }));
const textOf = (entities: typeof odd, links: typeof ring) =>
  mermaidText(new WholeGraph(entities, links, ({ name }) => name), { title: 'A "title" <b>', description: 'What it shows' });

const sources = {
  odd: textOf(odd, ring),
  twenty: textOf(
    twenty,
    twenty.slice(1).map(({ key }) => link(twenty[0]?.key ?? '', 'verified-by', key)),
  ),
  broken: 'flowchart LR\n  A --> B\n  B --> \n  ((',
  hostile:
    '%%{init: {"htmlLabels": true, "securityLevel": "loose", "flowchart": {"htmlLabels": true}, "themeCSS": "* { fill: red }"}}%%\nflowchart LR\n  A["<img src=x onerror=alert(1)>"]:::masthead --> B\n  click A href "javascript:alert(1)"\n  click B href "/fine/"\n  style B fill:#f00',
  picture: 'flowchart LR\n  C@{ img: "https://example.org/a.png", label: "picture" }',
  sequence: 'sequenceDiagram\n  Client->>Router: publish\n  Router-->>Client: ack\n  Router-xClient: lost',
  state: 'stateDiagram-v2\n  [*] --> Open\n  Open --> Closed: half open',
};

let chromium: Browser;
let drawn: Drawings;
const cache = mkdtempSync(join(tmpdir(), 'faultbook-drawings-'));

before(async () => {
  [chromium, drawn] = await Promise.all([browser(), draw(Object.values(sources), cache)]);
});
after(async () => {
  rmSync(cache, { recursive: true, force: true });
  await chromium?.close();
});

function svg(name: keyof typeof sources): string {
  const drawing = drawn.drawings.get(sources[name]);
  assert.ok(drawing && 'svg' in drawing, `${name}: ${JSON.stringify(drawing)}`);
  return drawing.svg;
}

test('everything that Mermaid can draw is drawn, and nothing in it runs, loads, or styles', () => {
  assert.equal(drawn.warning, undefined);
  for (const name of ['odd', 'twenty', 'hostile', 'sequence', 'state'] as const) {
    assert.doesNotMatch(svg(name), /\sstyle=|<style|<script|<image|foreignObject|\son[a-z]+=|javascript:|example\.org|masthead|xlink/, name);
  }
  assert.match(svg('hostile'), /href="\/fine\/"/);
  assert.match(svg('sequence'), />publish</);
  assert.match(svg('sequence'), /<marker[^>]*><path fill="none"/, 'the cross of a lost message is made of strokes');
  assert.match(svg('state'), />half open</);
});

test('what cannot be drawn says why and where', () => {
  const drawing = drawn.drawings.get(sources.broken);
  assert.ok(drawing && 'error' in drawing);
  assert.match(drawing.error, /Parse error on line 4/);
  assert.equal(drawing.line, 4);
  const picture = drawn.drawings.get(sources.picture);
  assert.ok(picture && 'error' in picture, 'what cannot be loaded is not drawn without a word');
});

test('twenty nodes weigh at most 3 kB', () => {
  assert.ok(gzipSync(svg('twenty'), { level: 9 }).length <= 3000, `${gzipSync(svg('twenty'), { level: 9 }).length} bytes`);
});

test('ids of two drawings never collide, and a drawing names itself', () => {
  const ids = (name: keyof typeof sources) => [...svg(name).matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id);
  const all = [...ids('odd'), ...ids('twenty'), ...ids('sequence')];
  assert.ok(all.length > 5);
  assert.equal(new Set(all).size, all.length);
  assert.match(svg('odd'), /<title id="[^"]+">A &quot;title&quot; b<\/title>|<title id="[^"]+">A "title" b<\/title>/);
  assert.match(svg('odd'), /aria-labelledby/);
});

test('in any font every label stays in its box, no two boxes overlap, and every node is a link', async () => {
  const page = await chromium.newPage();
  const css = ['tokens', 'base', 'drawing', 'drawing-nodes', 'diagram']
    .map((name) => readFileSync(join(projectRoot, `src/styles/${name}.css`), 'utf8'))
    .join('\n');
  for (const font of ['monospace', 'serif']) {
    for (const name of ['odd', 'twenty'] as const) {
      await page.setContent(
        `<!doctype html><meta charset="utf-8"><style>${css} .drawing svg { font-family: ${font} }</style><div class="drawing">${svg(name)}</div>`,
      );
      const { problems, boxes } = await page.evaluate(() => {
        const nodes = [...document.querySelectorAll('.drawing a')];
        const boxes = nodes.map((node) => ({
          href: node.getAttribute('href'),
          shape: (node.querySelector('rect, path, polygon, circle') as SVGGraphicsElement).getBoundingClientRect(),
          texts: [...node.querySelectorAll('text')].map((text) => ({ said: text.textContent, box: text.getBoundingClientRect() })),
        }));
        const problems: string[] = [];
        for (const { href, shape, texts } of boxes) {
          for (const { said, box } of texts) {
            if (box.left < shape.left - 1 || box.right > shape.right + 1 || box.top < shape.top - 1 || box.bottom > shape.bottom + 1)
              problems.push(`${said} leaves ${href}`);
          }
        }
        for (const [index, a] of boxes.entries()) {
          for (const b of boxes.slice(index + 1)) {
            if (a.shape.left < b.shape.right && b.shape.left < a.shape.right && a.shape.top < b.shape.bottom && b.shape.top < a.shape.bottom)
              problems.push(`${a.href} overlaps ${b.href}`);
          }
        }
        return { problems, boxes: boxes.length };
      });
      assert.equal(boxes, name === 'odd' ? odd.length : twenty.length);
      assert.deepEqual(problems, [], `${name} in ${font}`);
    }
  }
  await page.close();
});

test('labels show what the names say', () => {
  const text = svg('odd')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  for (const name of ['say "no" [now] {or} #9; & <b>', '<script>alert(1)</script>', '👩‍🚒 fire', 'مرحبا بالعالم', '1. first', '`a` *b* __c__', 'end'])
    assert.ok(text.includes(name), `${name} in ${text}`);
});

test('what was drawn is not drawn again, and the same text gives the same bytes', async (t) => {
  const again = await draw(Object.values(sources), cache);
  assert.equal(again.drawnNow, 0);
  for (const source of Object.values(sources)) assert.deepEqual(again.drawings.get(source), drawn.drawings.get(source));
  const anew = await draw([sources.sequence, sources.state], folderOf(t, {}));
  assert.equal(anew.drawnNow, 2);
  assert.deepEqual(
    [...anew.drawings.values()],
    [sources.sequence, sources.state].map((source) => drawn.drawings.get(source)),
  );
});

test('a browser that fails, and no browser at all, cost one line', async (t) => {
  assert.ok(findBrowser());
  const failed = await draw(['flowchart LR\n  A --> B'], folderOf(t, {}), join(projectRoot, 'package.json'));
  assert.match(failed.warning ?? '', /^the browser failed twice .*: 1 diagrams/);
  assert.equal(failed.drawings.size, 0);
  assert.match((await draw(['flowchart LR\n  A --> B'], cache, '')).warning ?? '', /^no browser was found/);
});

test('a browser that dies while it draws costs a warning and a second start, and no drawing', async (t) => {
  const folder = folderOf(t, {});
  const [own, starts, drawings] = [join(folder, 'browser'), join(folder, 'starts'), join(folder, 'drawings')];
  writeFileSync(own, `#!/bin/sh\necho $$ >> '${starts}'\nexec '${findBrowser()}' "$@"\n`, { mode: 0o755 });
  mkdirSync(drawings);
  const watcher = watch(drawings, () => {
    // The first drawing is there, others are not.
    watcher.close();
    process.kill(Number(readFileSync(starts, 'utf8')), 'SIGKILL');
  });
  const many = Array.from({ length: 10 }, (_, index) => `flowchart LR\n  A${index} --> B`);
  const { warning, drawings: drawn } = await draw(many, drawings, own);
  watcher.close();
  assert.match(warning ?? '', /^the browser failed \(.+\) and was started again/);
  assert.deepEqual(new Set(drawn.keys()), new Set(many));
  assert.equal(readFileSync(starts, 'utf8').trim().split('\n').length, 2);
});
