// The workflows that teams copy: valid, pinned, with no more rights than they need, and with commands that there are.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { marker } from '../../src/reports/changes/comment.ts';
import { faultbook, projectRoot } from '../support/command.ts';

// GitHub's own parser is made for bundlers: it imports JSON without saying that it is JSON.
const hooks = registerHooks({
  load: (url, context, next) => next(url, url.endsWith('.min.json') ? { ...context, importAttributes: { type: 'json' } } : context),
});
const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await import('@actions/workflow-parser');
hooks.deregister();

const read = (name: string) => readFileSync(join(projectRoot, 'content/faultbook/workflows', name), 'utf8');

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { if?: string; permissions: Record<string, string>; steps: Step[] }>;
}

for (const name of ['github-check.yml', 'github-preview.yml']) {
  const text = read(name);
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test(`${name} is a valid workflow`, async () => {
    const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
    assert.ok(value);
    await convertWorkflowTemplate(context, value);
    assert.deepEqual(
      context.errors.getErrors().map(({ message }) => message),
      [],
    );
  });

  test(`${name} pins every action by its hash`, () => {
    for (const { uses } of steps) if (uses) assert.match(uses, /^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  test(`${name} gives no right beyond what a job needs, and leaves no token behind`, () => {
    assert.deepEqual(workflow.permissions, {});
    for (const [job, { permissions }] of jobs) assert.ok(permissions, job);
    for (const step of steps) if (step.uses?.startsWith('actions/checkout@')) assert.equal(step.with?.['persist-credentials'], false);
    assert.doesNotMatch(text, /secrets\./);
    assert.doesNotMatch(text, /trust-mdx(?! is not given)/);
  });

  test(`${name} puts nothing that a stranger chose into a script`, () => {
    for (const { run } of steps) if (run) assert.doesNotMatch(run, /\$\{\{/);
  });

  test(`${name}: its scripts are valid`, () => {
    for (const { run } of steps) if (run) assert.equal(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' }).stderr, '');
  });
}

test('whoever reads strangers’ documents cannot write, and whoever writes does not see them', () => {
  const { jobs } = parse(read('github-preview.yml')) as Workflow;
  const writers = Object.entries(jobs)
    .filter(([, { permissions }]) => Object.values(permissions).includes('write'))
    .map(([job]) => job);
  assert.deepEqual(writers, ['publish', 'clean', 'site']);
  for (const job of ['publish', 'clean']) for (const { uses } of jobs[job]?.steps ?? []) assert.doesNotMatch(uses ?? '', /checkout/);
  assert.equal(jobs['site']?.if, "github.event_name == 'push'");
  assert.deepEqual(jobs['build']?.permissions, { contents: 'read' });
});

test('the comment is found by the marker that it is written with', () => {
  assert.ok(read('github-preview.yml').includes(marker));
});

test('every command and option of the workflows is one that there is', () => {
  const calls = ['github-check.yml', 'github-preview.yml', 'gitlab-ci.yml'].flatMap((name) => [
    ...read(name).matchAll(/(?:faultbook\.mjs|(?<![\w./-])faultbook) (check|diff|build|catalog) (.*)$/gm),
  ]);
  assert.ok(calls.length >= 12);
  const help = new Map(['check', 'diff', 'build', 'catalog'].map((command) => [command, faultbook(command, '--help').stdout]));
  for (const [, command = '', rest = ''] of calls)
    for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.ok(help.get(command)?.includes(`${option} `), `${command} ${option}`);
  for (const [, , rest = ''] of calls)
    for (const [, format = ''] of rest.matchAll(/--format (\w+)/g))
      assert.ok(
        [...help.values()].some((text) => text.includes(`"${format}"`)),
        format,
      );
});

test('the GitLab file has the jobs and reports that GitLab knows', () => {
  const file = parse(read('gitlab-ci.yml')) as Record<string, { script?: string[]; stage?: string; artifacts?: { reports?: Record<string, string> } }> & {
    stages: string[];
  };
  for (const job of ['faultbook-check', 'faultbook-preview', 'pages']) {
    assert.ok(file.stages.includes(file[job]?.stage ?? ''), job);
    assert.ok(
      (file[job]?.script ?? []).every((line) => typeof line === 'string'),
      job,
    );
  }
  assert.deepEqual(file['faultbook-check']?.artifacts?.reports, { codequality: 'gl-code-quality-report.json' });
});
