import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tamed } from '../../src/reading/outline/tame.ts';
import { findingsOf, read } from '../support/reading.ts';

test('what no author writes is shown as text, told once, and moves nothing', () => {
  const text = `# A\n\n${'&amp;'.repeat(3000)}\n\n${'a_'.repeat(3000)}\n\n## B\n`;
  const { text: after, line } = tamed(text);
  assert.equal(line, 3);
  assert.equal(after.length, text.length);
  assert.deepEqual([after.split('＆').length - 1, after.split('＿').length - 1], [2000, 2000]);
  assert.deepEqual(findingsOf(text), ['3 more than 1000 character references or underscores stand here in one piece: the others are shown as text']);
  assert.equal(read(text).outline.sections.at(-1)?.line, 7);
});

test('what authors write stays as it is, however much of it there is', () => {
  const row = '| &nbsp; | a_b_c |\n';
  const texts = [`| a | b |\n|---|---|\n${row.repeat(3000)}`, `\`\`\`\n${'&amp; a_ '.repeat(3000)}\n\`\`\`\n`, `${'test_a_b &amp; c\n\n'.repeat(3000)}`];
  for (const text of texts) assert.deepEqual(tamed(text), { text, line: undefined });
});
