// Diagrams of documents, with drawings made by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenDiagrams, diagramsIn, type DrawingOf } from '../../src/rendering/diagrams.ts';
import { rendered } from '../support/render.ts';

const good = 'flowchart LR\n  A --> B';
const bad = 'flowchart LR\n  A -->';
const text = `# Title\n\nText.\n\n\`\`\`mermaid\n${good}\n\`\`\`\n\n> \`\`\`Mermaid\n> ${bad.replace('\n', '\n> ')}\n> \`\`\`\n\n\`\`\`js\nmermaid();\n\`\`\`\n`;
const svg =
  '<svg viewBox="0 0 9 9"><g><a href="b.md"><rect width="9" height="9"/><text textLength="5" lengthAdjust="spacingAndGlyphs">R1</text></a><a href="nowhere.md"><rect width="1" height="1"/></a></g></svg>';
const drawingOf: DrawingOf = (source) =>
  source === good ? { svg } : source === bad ? { error: 'Parse error on line 2:\n  A -->\nExpecting', line: 2 } : undefined;

test('every Mermaid block is found, with its line and its text', () => {
  const diagrams = diagramsIn({ path: 'a.md', text } as Parameters<typeof diagramsIn>[0]);
  assert.deepEqual(diagrams, [
    { file: 'a.md', line: 5, source: good },
    { file: 'a.md', line: 10, source: bad },
  ]);
});

test('a diagram that cannot be drawn is a finding with its file, its line and what Mermaid says', () => {
  const findings = brokenDiagrams(diagramsIn({ path: 'a.md', text } as Parameters<typeof diagramsIn>[0]), drawingOf);
  assert.deepEqual(
    findings.map(({ rule, message, source }) => [rule, message, source]),
    [['diagram-broken', 'Mermaid cannot draw this diagram, its text is shown: A --> Expecting', { file: 'a.md', line: 12 }]],
  );
});

test('a drawing stands where its text stood, with the text below; its links are links of the document', (t) => {
  const { html } = rendered(t, { 'a.md': text, 'b.md': '# B\n' }, 'a.md', drawingOf);
  assert.match(html, /<div id="L5"><div class="drawing" role="group" aria-label="Diagram" tabindex="0"><svg viewBox="0 0 9 9">/);
  assert.match(html, /<a href="\/docs\/b\/"><rect/);
  assert.match(html, /<g><rect width="1" height="1"><\/rect><\/g>/, 'a link that leads nowhere is none');
  assert.match(html, /textLength="5" lengthAdjust="spacingAndGlyphs">R1</);
  assert.match(
    html,
    /<summary>The diagram as text<\/summary><pre[^>]*class="mermaid"><code>flowchart LR\n {2}A --&gt;|<summary>The diagram as text<\/summary><pre[^>]*class="mermaid"><code>flowchart LR\n {2}A --> B/,
  );
});

test('what is not drawn keeps its text', (t) => {
  const { html } = rendered(t, { 'a.md': text, 'b.md': '# B\n' }, 'a.md', drawingOf);
  assert.equal(html.match(/class="drawing"/g)?.length, 1);
  assert.match(html.replace(/&gt;|&#x3E;/g, '>'), /<blockquote>\s*<pre[^>]*class="mermaid"[^>]*><code>flowchart LR\n {2}A --></);
});
