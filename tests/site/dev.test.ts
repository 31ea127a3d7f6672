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
  const page = await chromium.newPage();
  // The page hears of edits through a socket, which opens after the page has loaded.
  const listening = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
  await page.goto(`${address}docs/a/`);
  await listening;
  // The page reloads by itself: nobody asks for it again.
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
  await page.goto(`${address}docs/`);
  await page.getByRole('link', { name: 'Added' }).waitFor();
  await page.getByRole('link', { name: 'B', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Added' }).click();
  await page.getByRole('link', { name: 'R1.1' }).click();
  await page.getByRole('heading', { level: 1, name: /Outlives/ }).waitFor();
});
