import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrontMatter } from '../../src/book/front-matter.ts';
import { catalogOf, entity, findings, keys, traceability } from '../support/load.ts';

const read = (text: string) => readFrontMatter(text, 'a.md');
const said = (text: string) => read(text).findings.map((f) => `${f.source.line}: ${f.message}`);

test('values stay the text that was written', () => {
  const { frontMatter, body } = read('---\ntitle: 010\ndate: 2025-11-30\naliases: [on, 1.10]\n---\n# A\n');
  assert.deepEqual(frontMatter, { title: '010', date: '2025-11-30', aliases: ['on', '1.10'] });
  assert.equal(body, '\n\n\n\n\n# A\n');
});

test('a rule at the top is no front matter', () => {
  for (const text of [
    '---\n\n# Title\n\nText.\n\n---\n\nMore.\n',
    '---\nJust a sentence between rules\n---\n',
    '---\n# only a heading\n---\n',
    '----\ntitle: x\n----\n',
  ]) {
    assert.deepEqual(read(text), { frontMatter: {}, body: text, findings: [] });
  }
});

test('a block that cannot be read is one finding with its line, and stays visible', () => {
  const text = '---\ntitle: "open\nowner: x\n---\n# A\n';
  for (const time of ['first', 'second']) {
    const { body, findings: found } = read(text);
    assert.equal(found.length, 1, time);
    assert.match(found[0]?.message ?? '', /^front matter: /);
    assert.equal(body, '```yaml\ntitle: "open\nowner: x\n```\n# A\n');
  }
  assert.deepEqual(said('---\ntitle: never closed\n\n# A\n'), ['1: front matter opens here and is never closed, expected a line "---"']);
});

test('a wrong value names key, expected and received; the other keys are used', () => {
  const { frontMatter, findings: found } = read('---\nowner: SRE\nkind: poem\ntitle: [a, b]\n---\n');
  assert.deepEqual(frontMatter, { owner: 'SRE' });
  assert.match(found[0]?.message ?? '', /^front matter: kind: expected one of document, requirement, .*, received "poem"$/);
  assert.deepEqual(
    found.map((f) => f.source.line),
    [3, 4],
  );
});

test('scripts in front matter are not run', () => {
  const globals = globalThis as { ran?: boolean };
  delete globals.ran;
  const { findings: found } = read('---js\n{ title: (globalThis.ran = true) }\n---\n# A\n');
  assert.equal(globals.ran, undefined);
  assert.match(found[0]?.message ?? '', /a script is not run/);
});

test('title, owner, date, family and aliases reach the catalog', (t) => {
  const catalog = catalogOf(t, { 'x.md': `---\ntitle: The table\nowner: SRE\ndate: 2025-01-02\nfamily: Broker loss\naliases: tracing\n---\n${traceability}` });
  const document = entity(catalog, 'document:x.md');
  assert.deepEqual(document.aliases, ['tracing']);
  assert.equal((document.fields as { owner?: string }).owner, 'SRE');
  assert.deepEqual(catalog.documents, [{ path: 'x.md', title: 'The table', date: '2025-01-02' }]);
  assert.deepEqual(keys(catalog, 'requirement'), ['requirement:broker-loss/R1.1', 'requirement:broker-loss/R1.2']);
  assert.deepEqual(entity(catalog, 'requirement:broker-loss/R1.1').sources, [{ file: 'x.md', line: 16 }]);
  assert.deepEqual(findings(catalog), []);
});

test('front matter that is nested too deeply is one finding, in words', () => {
  const { findings, body } = readFrontMatter(`---\na: ${'['.repeat(20_000)}\n---\n# A\n`, 'a.md');
  assert.deepEqual(
    findings.map(({ message }) => message),
    ['front matter: it is nested too deeply'],
  );
  assert.match(body, /# A\n$/);
});
