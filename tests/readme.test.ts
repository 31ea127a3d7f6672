// Every command of the README, run as a reader runs it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { parseConfig } from '../src/book/config.ts';
import { projectRoot } from './support/command.ts';
import { commandLines, examplesOf, run, workspace } from './support/examples.ts';
import { startedLine } from './support/process.ts';
import { everything } from './support/reading.ts';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const examples = examplesOf('README.md');

test('the commands do what they say, in their order, on a folder of documents', async (t) => {
  const { clone } = workspace(t);
  const lines = commandLines('README.md');
  assert.ok(lines.length >= 7);
  for (const line of lines) {
    if (/ serve /.test(line)) {
      const serve = startedLine(`${line} --port 0`, clone);
      const [, address = ''] = await serve.printed(/Serving path\/to\/site at (\S+)/);
      assert.equal((await fetch(new URL('requirements/requirements/FR1.1/', address))).status, 200);
      serve.child.kill('SIGTERM');
      await serve.ended;
      await assert.rejects(fetch(address), 'it has ended');
    } else {
      const { code, stderr } = await run(line, clone);
      assert.equal(code, 0, `${line}\n${stderr}`);
    }
  }
});

test('npm start and npm test are scripts, and every npm script runs a file that is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  for (const [, name = ''] of readme.matchAll(/\bnpm (?:run )?(start|test|\w+(?=`))/g)) assert.ok(scripts[name], `npm ${name}`);
  for (const script of Object.values(scripts)) readFileSync(join(projectRoot, /^node (\S+\.[cm]?js)/.exec(script)?.[1] ?? script));
});

test('the workflows build a site below the path that their server shows it at', async (t) => {
  const { clone, team } = workspace(t);
  const [github, gitlab] = ['jobs', 'pages'].map((key) =>
    examples
      .filter(({ lang }) => lang === 'yaml')
      .map(({ text }) => parse(text) as Record<string, unknown>)
      .find((one) => key in one),
  );
  const outputs: Record<string, string> = { base_path: '/orders', origin: 'https://shop.example.org' };
  const steps = (github as { jobs: { book: { steps: { run?: string }[] } } }).jobs.book.steps.flatMap((step) => step.run ?? []);
  const script = (gitlab as { pages: { script: string[] } }).pages.script.filter((line) => !/^(?:git clone|cd) /.test(line));
  assert.deepEqual([steps.length, script.length], [2, 2]);
  const onGitHub = steps.map((line) => line.replace(/\$\{\{ steps\.pages\.outputs\.(\w+) \}\}/g, (_, name: string) => outputs[name] ?? '?'));
  const results = await Promise.all([
    run(onGitHub.join(' && '), clone),
    run(script.join(' && '), clone, { CI_PROJECT_DIR: team, CI_PAGES_URL: 'https://shop.example.org/orders' }),
  ]);
  for (const { code, stderr } of results) assert.equal(code, 0, stderr);
  for (const site of [join(clone, '../site'), join(team, 'public')]) {
    assert.equal(JSON.parse(readFileSync(join(site, 'faultbook.json'), 'utf8')).base, '/orders/');
    assert.match(readFileSync(join(site, 'sitemap.xml'), 'utf8'), /<loc>https:\/\/shop\.example\.org\/orders\/docs\/requirements\/<\/loc>/);
  }
});

test('every shape that is shown is recognised', () => {
  const kinds = [
    'requirement',
    'scenario',
    'scenario',
    'smoke-test',
    'runbook',
    'alert',
    'metric',
    'panel',
    'backend',
    'process',
    'review-trigger',
    'task',
    'term',
  ];
  const shapes = examples.filter(({ lang, text }) => lang === 'markdown' && !text.startsWith('---'));
  assert.equal(shapes.length, kinds.length);
  shapes.forEach(({ text }, index) =>
    assert.ok(
      everything(text).some((one) => one.startsWith(`${kinds[index]} `)),
      `${kinds[index]}:\n${text}\n${everything(text).join('\n')}`,
    ),
  );
});

test('the configuration that is shown can be used', () => {
  const shown = examples.find(({ lang, text }) => lang === 'yaml' && text.startsWith('title:'));
  assert.equal(parseConfig(shown?.text ?? 'no: example').title, 'Orders');
});

test('every file and folder that it leads to is there', () => {
  for (const [, path = ''] of readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)) if (!/^https?:/.test(path)) readFileSync(join(projectRoot, path));
});
