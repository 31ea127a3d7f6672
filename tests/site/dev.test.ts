import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderOf } from '../support/folder.ts';
import { started } from '../support/process.ts';
import { browser } from '../support/site.ts';

const document = '# Queue\n\n| Requirement | Test |\n|---|---|\n| R1.1: Survives | `test_survives` |\n';

test('an open page shows every edit by itself, broken configurations and vanished documents included', async (t) => {
  const folder = folderOf(t, { 'a.md': document, 'b.md': '# B\n' });
  const dev = started('dev', folder, '--port', '0', '--base', '/pr/42/');
  const chromium = await browser();
  t.after(async () => {
    dev.child.kill('SIGTERM');
    await Promise.all([dev.ended, chromium.close()]);
  });
  const [, address = ''] = await dev.printed(/Showing .* at (http:\/\/localhost:\d+\/pr\/42\/)\n/);
  // A page hears of edits through a socket, which opens after it has loaded.
  const open = async (path: string) => {
    const page = await chromium.newPage();
    const listening = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
    await page.goto(`${address}${path}`);
    await listening;
    return page;
  };
  const page = await open('docs/a/');
  const list = await open('docs/');
  // From here on nobody asks for a page again: they reload by themselves.
  writeFileSync(join(folder, 'a.md'), document.replace('Survives', 'Outlives'));
  await page.getByRole('cell', { name: /Outlives/ }).waitFor();
  writeFileSync(join(folder, 'book.yaml'), 'title: Renamed\n');
  await page.getByRole('banner').getByText('Renamed').waitFor();
  writeFileSync(join(folder, 'book.yaml'), 'title: [\n');
  await dev.printed(/^book\.yaml:\d+: not valid YAML/m);
  writeFileSync(join(folder, 'book.yaml'), 'title: Mended\n');
  await page.getByRole('banner').getByText('Mended').waitFor();
  writeFileSync(join(folder, 'c.md'), '# Added\n\nSee R1.1.\n');
  rmSync(join(folder, 'b.md'));
  await list.getByRole('link', { name: 'Added' }).waitFor();
  await list.getByRole('link', { name: 'B', exact: true }).waitFor({ state: 'detached' });
  // A browser that kept a book of this address gives it up.
  assert.match(await (await fetch(`${address}sw.js`)).text(), /unregister/);
  assert.match(await (await fetch(`${address}search/`)).text(), /no index of their text/);
  const added = await fetch(`${address}docs/c/`);
  assert.match(await added.text(), /href="\/pr\/42\/requirements\/a\/R1\.1\/">R1\.1<\/a>/);
});
