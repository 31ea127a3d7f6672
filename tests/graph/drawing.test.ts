// Drawings of our own: what they weigh, what names do to them, and what a browser makes of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Browser } from 'playwright';
import { drawn } from '../../src/graph/drawing.ts';
import { traceOrder, WholeGraph, type Graph } from '../../src/graph/graph.ts';
import { layoutOf, type Line, type Sized } from '../../src/graph/layout.ts';
import { legendOf } from '../../src/graph/legend.ts';
import { neighbourhoodOf } from '../../src/graph/neighbourhood.ts';
import { spread } from '../../src/graph/spread.ts';
import { widthOf } from '../../src/graph/text-width.ts';
import { linkTypes } from '../../src/model/link.ts';
import { claimTrusts } from '../../src/model/trust.ts';
import { entity, link } from '../support/catalog.ts';
import { projectRoot } from '../support/command.ts';
import { measuredDrawings } from '../support/drawings.ts';
import { browser } from '../support/site.ts';

const names = [
  'say "no" [now] {or} #9; & <b>',
  '<script>alert(1)</script>',
  '👩‍🚒 fire',
  'مرحبا بالعالم',
  '漢字とかな',
  'x'.repeat(200),
  'word '.repeat(40),
  'end',
  '',
];
const about = { label: 'A "title" <b>', description: 'What it <shows>' };
const titleOf = ({ name }: { name: string }) => name;

/** Every kind, shape and trust, with every odd name, in a ring. */
const odd = traceOrder.map((kind, index) =>
  entity(kind, `k${index}`, {}, { name: names[index % names.length] ?? '', url: `/k${index}/`, trust: claimTrusts[index % 9] }),
);
const ring = new WholeGraph(
  odd,
  odd.map(({ key }, index) => link(key, linkTypes[index % linkTypes.length] ?? 'related', odd[(index + 1) % odd.length]?.key ?? '')),
  titleOf,
);
const twenty = Array.from({ length: 20 }, (_, index) =>
  entity((['requirement', 'scenario', 'test', 'alert'] as const)[index % 4] ?? 'test', `thing_number_${index}_with_a_name`, {}, { trust: 'declared' }),
);
const star = new WholeGraph(
  twenty,
  twenty.slice(1).map(({ key }) => link(twenty[0]?.key ?? '', 'verified-by', key)),
  titleOf,
);
const tests = Array.from({ length: 500 }, (_, index) => entity('test', `t${index}`));
const hub = new WholeGraph(
  [entity('suite', 's'), ...tests],
  tests.map(({ key }) => link(key, 'part-of', 'suite:s')),
  titleOf,
);
/** Tied within a column, forward and back. */
const tied = new WholeGraph(
  [entity('scenario', 'a'), entity('scenario', 'b'), entity('scenario', 'c'), entity('test', 't')],
  [
    link('scenario:a', 'related', 'scenario:b'),
    link('scenario:b', 'related', 'scenario:c'),
    link('scenario:c', 'uses', 'scenario:a'),
    link('scenario:b', 'verified-by', 'test:t'),
  ],
  titleOf,
);
const graphs: Record<string, Graph> = {
  ring,
  star,
  tied,
  hub: neighbourhoodOf(hub, { root: 'suite:s', depth: 2, direction: 'both', limit: 20 }, (kind) => `/${kind}/`),
  alone: new WholeGraph([entity('alert', 'A')], [], titleOf),
  empty: { nodes: [], edges: [] },
};

let chromium: Browser;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

test('twenty nodes weigh at most 3 kB', () => {
  const { svg } = drawn(star, about);
  assert.ok(gzipSync(svg, { level: 9 }).length <= 3000, `${gzipSync(svg, { level: 9 }).length} bytes`);
});

test('nothing in a name is more than text, and nothing in a drawing has a style or an id', () => {
  for (const [name, graph] of Object.entries(graphs)) {
    const { svg } = drawn(graph, about);
    assert.doesNotMatch(svg, /\sstyle=|\sid=|<style|<script|<b>|<image|foreignObject|\son[a-z]+=|NaN|undefined/, name);
    assert.match(svg, /aria-label="A &quot;title&quot; &lt;b>"><desc>What it &lt;shows><\/desc>/, name);
  }
});

test('in any font labels stay in their boxes, boxes apart, and lines end at the nodes that they join', async () => {
  const page = await chromium.newPage();
  const css = ['tokens', 'base', 'drawing', 'drawing-nodes'].map((name) => readFileSync(join(projectRoot, `src/styles/${name}.css`), 'utf8')).join('\n');
  for (const [name, graph] of Object.entries(graphs)) {
    for (const compact of [false, true]) {
      for (const font of ['monospace', 'serif']) {
        const svg = drawn(graph, { ...about, compact, root: graph.nodes[0]?.key }).svg;
        await page.setContent(
          `<!doctype html><meta charset="utf-8"><style>${css} .drawing text { font-family: ${font} }</style><div class="drawing">${svg}</div>`,
        );
        const [measured] = await measuredDrawings(page);
        assert.ok(measured, name);
        assert.deepEqual(measured.problems, [], `${name} in ${font}`);
        const urls = new Map(graph.nodes.map(({ key, url }) => [key, url]));
        assert.deepEqual(
          measured.nodes,
          graph.nodes.map(({ url }) => url),
          name,
        );
        // A line within a column, or back, is drawn the other way round.
        const ends = (joins: string[]) => joins.map((one) => one.split(' -> ').sort().join(' ')).sort();
        assert.deepEqual(ends(measured.joins), ends(graph.edges.map(({ from, to }) => `${urls.get(from)} -> ${urls.get(to)}`)), name);
      }
    }
  }
  await page.setContent(
    `<!doctype html><style>${css}</style><div class="drawing">${drawn(star, about).svg.replaceAll(/textLength="[^"]+"/g, 'textLength="900"')}</div>`,
  );
  assert.ok((await measuredDrawings(page))[0]?.problems.length, 'a label that leaves its box is seen');
  await page.close();
});

test('the legend shows what occurs in the drawing, and nothing else', () => {
  const { kinds, lines, trusts } = legendOf(tied);
  assert.deepEqual(
    [kinds, lines, trusts].map(({ length }) => length),
    [2, 3, 0],
  );
  assert.equal(legendOf(ring).kinds.length, traceOrder.length);
});

test('widths are those of the font, and what joins a character to others takes no room', () => {
  assert.equal(widthOf('A', 1000), 652);
  assert.equal(widthOf('e\u0301', 1000), widthOf('e', 1000));
  assert.equal(widthOf('👩‍🚒', 1000), widthOf('🚒', 1000));
});

const columnGraph = fc
  .array(fc.record({ column: fc.nat(5), width: fc.integer({ min: 10, max: 200 }), height: fc.integer({ min: 10, max: 60 }) }), { minLength: 1, maxLength: 25 })
  .chain((sizes) => {
    const nodes: Sized[] = sizes.map((size, index) => ({ key: `n${index}`, ...size }));
    const end = fc.constantFrom(...nodes.map(({ key }) => key));
    const line = fc.record({ from: end, to: end, sort: fc.constantFrom('', 'd-tie') });
    return fc.tuple(fc.constant(nodes), fc.array(line, { maxLength: 50 }));
  });

test('in every graph, cycles too, boxes stand apart in the order of their columns, lines pass between them, and twice is the same', () => {
  fc.assert(
    fc.property(columnGraph, ([nodes, lines]) => {
      const spacing = { row: 8, gap: 40, top: 20 };
      const { boxes, ways, width, height } = layoutOf(nodes, lines, spacing);
      assert.deepEqual(layoutOf(nodes, lines as Line[], spacing).boxes, boxes);
      const placed = nodes.map((node) => ({ ...node, box: boxes.get(node.key) as { x: number; y: number; width: number; height: number } }));
      for (const [index, { column, box }] of placed.entries()) {
        assert.ok(box.x >= 0 && box.y >= spacing.top && box.x + box.width <= width && box.y + box.height <= height + 1);
        for (const other of placed.slice(index + 1)) {
          if (other.column === column) assert.ok(box.y + box.height <= other.box.y || other.box.y + other.box.height <= box.y, 'one above the other');
          else assert.equal(box.x < other.box.x, column < other.column);
        }
      }
      for (const { x, y } of ways.flat())
        for (const { box } of placed) assert.ok(box.x !== x || y <= box.y || y >= box.y + box.height, 'no line through a box');
    }),
    { numRuns: 200 },
  );
});

test('a row keeps its order and its gaps, and what has room stands where it wishes', () => {
  assert.deepEqual(
    spread(
      [
        { y: 0, weight: 1, height: 10 },
        { y: 100, weight: 1, height: 10 },
      ],
      5,
    ),
    [0, 100],
  );
  const wish = fc.record({ y: fc.integer({ min: -100, max: 100 }), weight: fc.constantFrom(1, 4), height: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
      const places = spread(wishes, 5);
      for (const [index, { height }] of wishes.entries()) {
        const before = wishes[index - 1];
        if (before) assert.ok((places[index] ?? 0) - (places[index - 1] ?? 0) >= before.height / 2 + 5 + height / 2 - 1e-6);
      }
    }),
  );
});

test('a thousand nodes are laid out before a reader notices', () => {
  const kinds = ['requirement', 'scenario', 'test', 'suite', 'alert'] as const;
  const many = Array.from({ length: 1000 }, (_, index) => entity(kinds[index % 5] ?? 'test', `e${index}`));
  const links = many.flatMap(({ key }, index) => [1, 7].map((step) => link(key, 'observed-by', many[(index * 3 + step) % 1000]?.key ?? '')));
  const whole = new WholeGraph(many, links, titleOf);
  const { user } = process.cpuUsage();
  assert.match(drawn(whole, { ...about, compact: true }).svg, /^<svg/);
  assert.ok(process.cpuUsage().user - user < 4_000_000, `${(process.cpuUsage().user - user) / 1000} ms`);
});
