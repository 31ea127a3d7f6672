// The product's own documentation, held against the product.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Command } from 'commander';
import { parseBaseline } from '../src/checks/baseline.ts';
import { parseConfig, bookConfigSchema } from '../src/book/config.ts';
import { readFrontMatter } from '../src/book/front-matter.ts';
import { loadCatalog } from '../src/catalog/load.ts';
import { loadChecked } from '../src/checks/check.ts';
import { findingRules } from '../src/checks/rules.ts';
import { catalogSchema, entityBaseSchema } from '../src/model/catalog.ts';
import { fieldsByKind } from '../src/model/fields.ts';
import { findingSchema, severities } from '../src/model/finding.ts';
import { linkTypes } from '../src/model/link.ts';
import { claimTrusts } from '../src/model/trust.ts';
import { formats } from '../src/reports/report.ts';
import { liveNames } from '../src/site/live-names.ts';
import { buildCommand } from '../scripts/commands/build.ts';
import { catalogCommand } from '../scripts/commands/catalog.ts';
import { checkCommand } from '../scripts/commands/check.ts';
import { devCommand } from '../scripts/commands/dev.ts';
import { diffCommand } from '../scripts/commands/diff.ts';
import { reportCommand } from '../scripts/commands/report.ts';
import { serveCommand } from '../scripts/commands/serve.ts';
import { faultbook, projectRoot } from './support/command.ts';
import { commandLines, examplesOf, firstColumn, run, workspace } from './support/examples.ts';
import { folderOf } from './support/folder.ts';
import { startedLine } from './support/process.ts';
import { catalogOf, findingsOf } from './support/reading.ts';
import { told } from './support/told.ts';

const page = (name: string) => `content/faultbook/${name}.md`;

let documents: string[] = [];
for (const { lang, text } of examplesOf(page('shapes'))) {
  if (lang === 'markdown') documents.push(text);
  if (lang !== 'text') continue;
  const together = documents;
  documents = [];
  test(`shapes: ${/^# (.*)/.exec(together[0] ?? '')?.[1]}`, () => {
    assert.equal(told(catalogOf(...together)), text);
    assert.deepEqual(together.flatMap(findingsOf), []);
  });
}

test('no example of shapes is without what becomes of it', () => assert.deepEqual(documents, []));

test('the documentation says nothing about the shipped book, and nothing is found in it', () => {
  const { catalog } = loadChecked(join(projectRoot, 'content'), { asOf: '2025-11-30' });
  const ours = ({ file }: { file: string }) => file.startsWith('faultbook/');
  assert.deepEqual(
    catalog.findings.filter(({ source }) => ours(source)).map(({ source, message }) => `${source.file}:${source.line} ${message}`),
    [],
  );
  assert.deepEqual(
    catalog.entities.filter(({ kind, sources }) => kind !== 'document' && sources.some(ours)).map(({ key }) => key),
    [],
  );
  assert.deepEqual(
    catalog.links
      .filter(({ source, to }) => ours(source) && !to.startsWith('document:faultbook/'))
      .map(({ source, to }) => `${source.file}:${source.line} ${to}`),
    [],
  );
});

const commands: Command[] = [buildCommand(), serveCommand(), devCommand(), checkCommand(), catalogCommand(), diffCommand(), reportCommand()];

test('commands: every command and every option is explained', () => {
  for (const command of commands) {
    const explained =
      firstColumn(page('commands'), command.name())
        .join(' ')
        .match(/--[\w-]+/g) ?? [];
    assert.deepEqual(explained.toSorted(), command.options.map(({ long }) => long).toSorted(), command.name());
  }
});

test('commands: every example works', async (t) => {
  const { clone } = workspace(t);
  for (const line of commandLines(page('commands'))) {
    if (!/ (?:serve|dev) /.test(line)) {
      const { code, stderr } = await run(line, clone);
      assert.equal(code, 0, `${line}\n${stderr}`);
      continue;
    }
    const server = startedLine(line, clone);
    const [, address = ''] = await server.printed(/ at (http:\/\/localhost:\d+\/\S*)\n/);
    assert.equal((await fetch(address)).status, 200, line);
    server.child.kill('SIGTERM');
    await server.ended;
  }
});

test('help: each command says what it is for, what its options do and shows how it is used', () => {
  const all = faultbook('help').stdout;
  for (const command of commands) {
    const name = command.name();
    assert.match(all, new RegExp(`^  ${name} `, 'm'));
    const { code, stdout } = faultbook('help', name);
    assert.equal(code, 0);
    const [above = '', examples = ''] = stdout.split('\nExamples:\n');
    assert.ok(above.includes(command.description().split(' ').slice(0, 5).join(' ')), name);
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.length > 82),
      [],
    );
    assert.match(examples, new RegExp(`^  faultbook ${name} `, 'm'));
    const known = command.options.map(({ long }) => long);
    for (const [option] of examples.matchAll(/(?<=faultbook [^#\n]*)--[\w-]+/g)) assert.ok(known.includes(option), `${name} ${option}`);
    for (const { description, long } of command.options) assert.ok(description.length > 5, long);
  }
});

test('configuration: every key is explained, and the examples can be used', () => {
  const { repository, evidence } = bookConfigSchema.shape;
  const sections: Record<string, object> = { repository: repository.unwrap().shape, evidence: evidence.unwrap().shape };
  const keys = Object.keys(bookConfigSchema.shape).flatMap((key) => (sections[key] ? Object.keys(sections[key]).map((inner) => `${key}.${inner}`) : [key]));
  assert.deepEqual(firstColumn(page('configuration'), 'book.yaml'), keys);
  const [book, document, live] = examplesOf(page('configuration'));
  const config = parseConfig(book?.text ?? '');
  assert.deepEqual(Object.keys(config), Object.keys(bookConfigSchema.shape));
  const { frontMatter, findings } = readFrontMatter(document?.text ?? '', 'a.md');
  assert.deepEqual(findings, []);
  assert.deepEqual(firstColumn(page('configuration'), 'Front matter'), Object.keys(frontMatter));
  assert.deepEqual(new Set([...(live?.text.matchAll(/<(\w+)/g) ?? [])].map(([, name]) => name)), liveNames);
});

test('checks: every rule, severity and format is explained', () => {
  assert.deepEqual(
    firstColumn(page('checks'), 'Rules'),
    findingRules.map(({ id }) => id),
  );
  assert.deepEqual(firstColumn(page('checks'), 'Severities and exit codes'), [...severities]);
  assert.deepEqual(firstColumn(page('checks'), 'Formats'), [...formats]);
});

test('checks: the baseline that is shown can be used, and the commands work', async (t) => {
  const shown = examplesOf(page('checks')).find(({ lang }) => lang === 'yaml');
  assert.equal(parseBaseline(shown?.text ?? '', 'known.yaml').waivers.length, 1);
  const { clone } = workspace(t);
  for (const line of commandLines(page('checks'))) assert.equal((await run(line, clone)).code, 0, line);
});

test('evidence: every state of trust is explained, from the weakest to the strongest', () => {
  assert.deepEqual(firstColumn(page('evidence'), 'How far a test can be relied on'), [...claimTrusts]);
});

test('evidence: the example gives the states and reasons that are shown', (t) => {
  const [document, suite, results, states] = examplesOf(page('evidence')).map(({ text }) => `${text}\n`);
  const { catalog } = loadCatalog(folderOf(t, { 'orders.md': document ?? '', 'orders_broker_SUITE.erl': suite ?? '', 'results.xml': results ?? '' }), {
    asOf: '2025-11-30',
  });
  assert.equal(`${catalog.entities.flatMap((one) => (one.kind === 'requirement' ? `${one.id} ${one.trust}: ${one.trustReason}` : [])).join('\n')}\n`, states);
});

test('contract: kinds, fields, links and findings are those of the schema', () => {
  assert.deepEqual(firstColumn(page('contract'), 'The catalog'), Object.keys(catalogSchema.shape));
  assert.deepEqual(firstColumn(page('contract'), 'Entities').toSorted(), [...Object.keys(entityBaseSchema.shape), 'kind', 'fields'].toSorted());
  assert.deepEqual(firstColumn(page('contract'), 'Kinds and fields'), Object.keys(fieldsByKind));
  assert.deepEqual(firstColumn(page('contract'), 'Links').toSorted(), [...linkTypes].toSorted());
  assert.deepEqual(firstColumn(page('contract'), 'Findings'), Object.keys(findingSchema.shape));
});

test('contract: the catalog that is shown is that of the document above it', (t) => {
  const [document, shown] = examplesOf(page('contract'));
  const example = catalogSchema.parse(JSON.parse(shown?.text ?? ''));
  const { catalog } = loadCatalog(folderOf(t, { 'requirements.md': document?.text ?? '' }), { asOf: example.asOf });
  const { title, entities, ...rest } = catalog;
  const requirement = entities.filter(({ kind }) => kind === 'requirement');
  assert.deepEqual(JSON.parse(JSON.stringify({ ...rest, entities: requirement })), JSON.parse(JSON.stringify({ ...example, title: undefined })));
  assert.ok(title);
});
