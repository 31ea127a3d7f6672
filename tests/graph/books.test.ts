// Every drawing of two whole books, the shipped one and one of nothing but attacks: sound in a browser, and readable by Mermaid.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright';
import { loadCatalog } from '../../src/catalog/load.ts';
import { mermaidScript } from '../../src/graph/draw-settings.ts';
import { drawingOf, figureOf, sourceOf, type Figure } from '../../src/site/figures.ts';
import { areaFigure, overviewFigure, type DrawnArea } from '../../src/site/graph.ts';
import { columns } from '../../src/site/lists.ts';
import { hostileBook } from '../site/hostile-book.ts';
import { siteOf } from '../support/catalog.ts';
import { projectRoot } from '../support/command.ts';
import { measuredDrawings } from '../support/drawings.ts';
import { folderOf } from '../support/folder.ts';
import { browser } from '../support/site.ts';

let chromium: Browser;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

function figuresOf(folder: string): Figure[] {
  const { entities, links } = loadCatalog(folder, { asOf: '2025-11-30' }).catalog;
  const site = siteOf(entities, links);
  const areas = [...Object.keys(columns), 'backend'] as DrawnArea[];
  return [...entities.map(({ key }) => figureOf(site, key)), ...areas.map((kind) => areaFigure(site, kind)), overviewFigure(site)].filter(
    (figure) => figure !== undefined,
  );
}

test('every drawing of the shipped book and of a hostile one is sound in two fonts, and Mermaid reads its text', async (t) => {
  const shipped = figuresOf(join(projectRoot, 'content'));
  const hostile = figuresOf(folderOf(t, hostileBook().files));
  assert.ok(shipped.length > 100 && hostile.length > 20, `${shipped.length} and ${hostile.length} drawings`);
  const figures = [...shipped, ...hostile];
  const css = ['tokens', 'base', 'drawing', 'drawing-nodes'].map((name) => readFileSync(join(projectRoot, `src/styles/${name}.css`), 'utf8')).join('\n');
  const drawings = figures.map((figure) => `<div class="drawing">${drawingOf(figure, '').svg}</div>`).join('');
  const page = await chromium.newPage();
  for (const font of ['monospace', 'serif']) {
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>${css} .drawing text { font-family: ${font} }</style>${drawings}`);
    const measured = await measuredDrawings(page);
    assert.equal(measured.length, figures.length);
    for (const [index, { problems, joins }] of measured.entries()) {
      const { graph, rows, title } = figures[index] as Figure;
      assert.deepEqual(problems, [], `${title} in ${font}`);
      assert.equal(rows.length, graph.edges.length, title);
      const urls = new Map(graph.nodes.map(({ key, url }) => [key, url]));
      const drawn = joins.map((ends) => ends.split(' -> ').sort().join(' ')).sort();
      assert.deepEqual(drawn, graph.edges.map(({ from, to }) => [urls.get(from), urls.get(to)].sort().join(' ')).sort(), title);
    }
  }
  await page.setContent('<!doctype html>');
  await page.addScriptTag({ path: mermaidScript() });
  const texts = figures.map((figure) => sourceOf(figure, ''));
  const refused = await page.evaluate(async (all) => {
    const { mermaid } = globalThis as unknown as { mermaid: { parse: (text: string) => Promise<unknown> } };
    const said = await Promise.all(all.map((text) => mermaid.parse(text).then(() => '', String)));
    return said.filter((one) => one !== '');
  }, texts);
  assert.deepEqual(refused, []);
});
