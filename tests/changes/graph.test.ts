// The diagram in the comment, as Mermaid itself reads it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Changes } from '../../src/changes/change.ts';
import { changeGraph } from '../../src/reports/changes/graph.ts';
import { browser } from '../support/site.ts';

const source = { file: 'a.md', line: 1 };
const named = (key: string) => ({ key, kind: 'requirement' as const, name: key, url: '/x/', ...source });
const changesOf = (names: readonly string[]): Changes => ({
  base: { title: '', asOf: '' },
  head: { title: '', asOf: '' },
  entities: { added: names.slice(0, 1).map(named), removed: names.slice(1, 2).map(named), renamed: [], changed: [] },
  links: {
    added: names.slice(1).map((to) => ({ from: names[0] ?? '', to, type: 'verified-by' as const, why: '', source })),
    removed: names.slice(2).map((to) => ({ from: names[1] ?? '', to, type: 'observed-by' as const, why: '', source })),
  },
  trust: [],
  coverage: [],
  findings: { added: [], fixed: [], unchanged: 0 },
  documents: [],
  notCompared: [],
});

const hostile = [
  'end',
  '"]; click n0 "javascript:alert(1)"',
  '%%{init: {"securityLevel": "loose"}}%%',
  '<img src=x onerror=alert(1)>',
  '`code` ```',
  'a\nb',
  'subgraph x',
  '---',
  'R1.2: Größe',
  '@{ shape: img }',
  '🙂',
];

test('Mermaid reads it, whatever things are called, and it runs nothing', async () => {
  const chromium = await browser();
  try {
    const tab = await chromium.newPage();
    const asked: string[] = [];
    await tab.route('**', (route) => (asked.push(route.request().url()), route.abort()));
    await tab.setContent('<title>x</title>');
    await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
    const text = changeGraph(changesOf(hostile), (key) => key, 24).join('\n');
    const svg = (await tab.evaluate(
      `mermaid.initialize({ startOnLoad: false }), mermaid.render('x', ${JSON.stringify(text)}).then(({ svg }) => svg)`,
    )) as string;
    assert.match(svg, /Größe/);
    assert.match(svg, /no longer observed-by/);
    assert.doesNotMatch(svg, /<img|<a[\s>]|\son\w+\s*=|href=|<script/);
    assert.deepEqual(asked, []);
  } finally {
    await chromium.close();
  }
});

test('no more nodes are drawn than asked for, and nothing when no stated link changed', () => {
  const names = Array.from({ length: 60 }, (_, index) => `R${index}`);
  assert.equal(changeGraph(changesOf(names), (key) => key, 24).filter((line) => /^ {2}n\d+\[/.test(line)).length, 24);
  assert.deepEqual(
    changeGraph(changesOf(['R1']), (key) => key, 24),
    [],
  );
});
