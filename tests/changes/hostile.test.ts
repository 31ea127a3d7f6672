// Names that strangers choose: in a comment, an annotation and a build's log they are text and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markdownToHast } from 'satteri';
import { z } from 'zod';
import { attentionOf } from '../../src/changes/attention.ts';
import { compareCatalogs } from '../../src/changes/compare.ts';
import type { Side } from '../../src/changes/documents.ts';
import { findingRules } from '../../src/checks/rules.ts';
import type { Catalog, Entity } from '../../src/model/catalog.ts';
import { changeReport, type ChangeFormat } from '../../src/reports/changes/report.ts';
import { cleanBook } from '../checks/clean-book.ts';
import { sideOf } from './side.ts';

const attacks = [
  '<img src=x onerror=alert(1)>',
  '</summary></details><script>alert(1)</script>',
  '--><!-- faultbook:changes --> <b>',
  '`whoami` ``` ~~~',
  '@everyone @team/owners me@example.org',
  'closes #1, owner/repo#2, GH-3, !4, %5, $6 :tada:',
  '[click](javascript:alert(1)) ![x](https://evil.example/a.png) <https://evil.example>',
  'a | b || c \\| d',
  '::set-output name=x::y ##[add-mask]x',
  '\n::error::x\n# Head\n- [x] done\n/close\n',
  '$`\\alpha`$ $$x$$ https://evil.example www.evil.example',
  '"]; click n0 "javascript:alert(1)" %%{init: {"securityLevel": "loose"}}%%',
  '\u202egnp.exe\u2066 \u0007',
];

const clean = sideOf(cleanBook);

/** The clean book with a text in every place that a stranger writes: names, fields, messages, paths. */
function poisoned(text: string, times = 1): Side {
  const catalog = structuredClone(clean.catalog) as Catalog;
  const entities = catalog.entities.filter(({ kind }) => kind !== 'document');
  for (let time = 0; time < times; time += 1) {
    for (const entity of entities) {
      const copy = structuredClone(entity) as Entity & { fields: Record<string, unknown> };
      Object.assign(copy, {
        key: `${entity.key} ${time} ${text}`,
        name: `${text} ${time}`,
        url: `/x/${time}/`,
        ...(entity.id ? { id: `${text} ${time}` } : {}),
      });
      catalog.entities.push(copy as Entity);
      catalog.links.push({ from: copy.key, to: entity.key, type: 'verified-by', why: text, source: { file: `${text}.md`, line: 1 } });
    }
  }
  for (const entity of entities) {
    entity.name = text;
    entity.url = `/a)${text}/`;
    for (const [field, value] of Object.entries(entity.fields)) {
      const poisonedValue = typeof value === 'string' ? text : Array.isArray(value) && value.every((one) => typeof one === 'string') ? [text] : value;
      Object.assign(entity.fields, { [field]: poisonedValue });
    }
    if (entity.kind === 'smoke-test') entity.fields.commands = [text, `rebar3 ct --suite broker_SUITE ${text}`];
    if (entity.kind === 'process') entity.fields.checklist = [{ text, done: true }];
    if (entity.kind === 'review-trigger') entity.fields.actions = [text];
  }
  catalog.findings = catalog.entities.slice(0, 30).map(({ key }, index) => ({
    rule: 'orphan-test',
    severity: 'error',
    message: text,
    entities: [key],
    source: { file: `${text}.md`, line: 1 },
    related: [],
    fingerprint: `${index}`,
  }));
  catalog.documents = [...catalog.documents, { path: `${text}.md`, title: text }];
  return { catalog };
}

function reportOf(head: Side, format: ChangeFormat): string {
  const changes = compareCatalogs({ catalog: clean.catalog }, head);
  const attention = attentionOf(head.catalog, changes, ['test/broker_SUITE.erl']);
  return changeReport(format, changes, attention, {
    rules: findingRules,
    place: (file) => file,
    previewUrl: 'https://docs.example.org/pr/1/',
    base: attacks.join(' '),
    head: 'x',
  });
}

type Node = { type: string; value?: string; tagName?: string; properties?: Record<string, unknown>; children?: Node[] };

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

/** What the comment may hold of HTML: what it writes itself. */
const ownHtml = /^(?:<!-- faultbook:changes -->|<\/?details>|<\/?summary>|<details><summary>[\w ]+<\/summary>)\s*$/;

function checkComment(text: string): void {
  const nodes = [...nodesOf(markdownToHast(text, { features: { gfm: true, rawHtml: true } }) as unknown as Node)];
  for (const { type, value } of nodes) if (type === 'raw' || type === 'html') for (const line of (value ?? '').trim().split('\n')) assert.match(line, ownHtml);
  for (const { tagName, properties } of nodes) {
    assert.notEqual(tagName, 'img');
    assert.notEqual(tagName, 'script');
    if (tagName === 'a') assert.match(String(properties?.['href']), /^https:\/\/docs\.example\.org\/pr\/1\//);
    if (tagName === 'input') assert.ok(!properties?.['checked'], 'no box is ticked');
  }
  const prose = nodes.filter(({ tagName }) => tagName === 'p' || tagName === 'td' || tagName === 'li').flatMap((node) => wordsIn(node));
  for (const words of prose) {
    assert.doesNotMatch(words, /@[\w]/, 'nobody is called');
    assert.doesNotMatch(words, /(?:^|[^\w])#\d|\bGH-\d|\w#\d|!\d/, 'no issue is named');
    // A forge makes a link of it after a mark or a space, not inside a word.
    assert.doesNotMatch(words, /:\/\/|(?<![\p{L}\p{N}])www\./u, 'no address is shown as one');
  }
  const rows = nodes.filter(({ tagName }) => tagName === 'table');
  for (const table of rows) {
    const widths = new Set(
      [...nodesOf(table)]
        .filter(({ tagName }) => tagName === 'tr')
        .map((row) => (row.children ?? []).filter(({ tagName }) => tagName === 'td' || tagName === 'th').length),
    );
    assert.equal(widths.size, 1, 'every row has the columns of its table');
  }
  for (const line of text.split('\n')) assert.doesNotMatch(line, /^\s*(?:::|\/\w)|##\[/, 'no line is a command');
  assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u0007]/u);
  assert.equal(text.split('<!-- faultbook:changes -->').length, 2, 'one marker');
}

/** Text outside of code, as a forge looks for mentions in it. */
function wordsIn(node: Node): string[] {
  if (node.type === 'text') return [node.value ?? ''];
  return node.tagName === 'code' || node.tagName === 'pre' ? [] : (node.children ?? []).flatMap(wordsIn);
}

for (const attack of attacks) {
  test(`inert in every field: ${JSON.stringify(attack)}`, () => checkComment(reportOf(poisoned(attack), 'markdown')));
}

test('inert whatever it is made of', () => {
  const text = fc
    .array(fc.constantFrom(...attacks.flatMap((attack) => attack.split(/(?<=\W)|(?=\W)/)), '\\', '`', '|', '<', '&', '&#64;', '\n', ' '), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (attack) => checkComment(reportOf(poisoned(attack), 'markdown'))),
    { numRuns: 60 },
  );
});

test('annotations are one line each, of the documented form', () => {
  for (const attack of attacks) {
    for (const line of reportOf(poisoned(attack), 'github').trimEnd().split('\n'))
      assert.match(line, /^::(?:error|warning|notice) file=[^,:]*,line=\d+,title=[\w-]+::/);
  }
});

/** What SARIF 2.1.0 asks of the parts that are written: sections 3.13 to 3.30 of the standard. */
const message = z.strictObject({ text: z.string().min(1) });
const location = {
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: z.string().regex(/^[^\s<>"|\\^`{}]+$/) }),
    region: z.strictObject({ startLine: z.int().min(1) }),
  }),
};
const sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([
    z.strictObject({
      tool: z.strictObject({
        driver: z.strictObject({
          name: z.string(),
          rules: z.array(z.strictObject({ id: z.string(), shortDescription: message, fullDescription: message, help: message })),
        }),
      }),
      results: z.array(
        z.strictObject({
          ruleId: z.string(),
          level: z.enum(['none', 'note', 'warning', 'error']),
          message,
          locations: z.array(z.strictObject(location)),
          relatedLocations: z.array(z.strictObject({ id: z.int().min(0), message, ...location })),
          partialFingerprints: z.record(z.string(), z.string()),
        }),
      ),
    }),
  ]),
});

test('JSON and SARIF stay whole and keep their form', () => {
  for (const attack of attacks) {
    JSON.parse(reportOf(poisoned(attack), 'json'));
    const [{ tool, results }] = sarif.parse(JSON.parse(reportOf(poisoned(attack), 'sarif'))).runs;
    const rules = tool.driver.rules.map(({ id }) => id);
    assert.equal(new Set(rules).size, rules.length);
    assert.deepEqual(
      results.filter(({ ruleId }) => !rules.includes(ruleId)),
      [],
    );
    assert.ok(results.length > 0);
  }
});

test('the comment fits, whatever the change, and says what it leaves out', () => {
  for (const attack of [attacks[1] ?? '', '&'.repeat(400)]) {
    const text = reportOf(poisoned(attack, 60), 'markdown');
    assert.ok(Buffer.byteLength(text) < 60_000, `${Buffer.byteLength(text)} bytes`);
    assert.match(text, /^and \d+ more$/m);
    checkComment(text);
  }
});
