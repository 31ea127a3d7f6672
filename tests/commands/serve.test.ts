import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { faultbook } from '../support/command.ts';
import { folderOf } from '../support/folder.ts';
import { started } from '../support/process.ts';

const cleanUps: (() => void)[] = [];
let site: string;

before((t) => {
  const context = { after: (clean: () => void) => void cleanUps.push(clean) };
  const content = folderOf(context, { 'a.md': '# A\n' });
  site = join(folderOf(context, {}), 'site');
  const { code, stderr } = faultbook('build', content, '--out', site, '--base', 'pr/42');
  assert.equal(code, 0, stderr);
  void t;
});
process.on('exit', () => cleanUps.forEach((clean) => clean()));

test('serves below the base that the site was built for, and ends when it is told to', async (t) => {
  const serve = started('serve', site, '--port', '0');
  t.after(() => serve.child.kill('SIGTERM'));
  const [, address = ''] = await serve.printed(/Serving .* at (http:\/\/localhost:\d+\/pr\/42\/)\n/);
  const get = (path: string, redirect: RequestRedirect = 'follow') => fetch(new URL(path, address), { redirect });
  assert.match(await (await get('')).text(), /<html/);
  assert.equal((await get('docs/a/')).status, 200);
  assert.equal((await get('docs/a', 'manual')).headers.get('location'), '/pr/42/docs/a/');
  assert.equal((await get('/', 'manual')).headers.get('location'), '/pr/42/');
  assert.equal((await get('/docs/a/')).status, 404, 'nothing is served beside the base');
  assert.equal((await get('api/catalog.json')).headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal((await get('')).headers.get('content-encoding'), 'gzip');
  const policy = (await get('')).headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /'unsafe-inline'|'unsafe-eval'|\*|https?:/);
  assert.equal((await get('nope')).headers.get('x-content-type-options'), 'nosniff');
  for (const path of ['%00', '%zz', '..%2f..%2f..%2fetc/passwd', '..%5c..%5cx', 'docs/a/index.html/x']) {
    const { status } = await get(path);
    assert.ok(status === 404 || status === 400, `${path} gave ${status}`);
  }
  serve.child.kill('SIGTERM');
  assert.equal((await serve.ended).code, 0);
});

test('a folder without a built site is one message and exit code 2', (t) => {
  const folder = folderOf(t, { 'index.html': '<p>something else</p>' });
  const { code, stderr } = faultbook('serve', folder);
  assert.equal(code, 2);
  assert.equal(stderr, `${folder}: this folder holds no built site, expected one that "faultbook build" wrote\n`);
  assert.equal(faultbook('serve', '/nowhere/at/all').stderr, '/nowhere/at/all: there is no such folder, expected one that "faultbook build" wrote\n');
});

test('a port that is taken is one message and exit code 2', async (t) => {
  const other = createServer().listen(0, 'localhost');
  t.after(() => other.close());
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as { port: number };
  const { code, output } = await started('serve', site, '--port', String(port)).ended;
  assert.equal(code, 2);
  assert.equal(output, `localhost:${port}: this port is taken, choose another with --port (0 takes any free one)\n`);
});

test('a port that is none is refused', () => {
  const { code, stderr } = faultbook('serve', site, '--port', '70000');
  assert.equal(code, 2);
  assert.match(stderr, /Expected a number from 0 to 65535\./);
});
