// `npm run preview` on a repository: base and head compared, the preview served, the comment printed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { tellStory } from '../changes/story.ts';
import { projectRoot } from '../support/command.ts';
import { startedLine } from '../support/process.ts';

const story = tellStory();
after(() => story.close());
const script = join(projectRoot, 'scripts/preview.ts');

test('the whole of it', async () => {
  story.git('checkout', '--quiet', 'pr8');
  const preview = startedLine(`${process.execPath} ${script} main --content docs --port 0 --as-of 2026-11-20`, story.folder);
  const [, address = ''] = await preview.printed(/Serving the preview at (http:\/\/localhost:\d+\/preview\/)\n/);
  const page = await fetch(`${address}changes/`);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /1 new error, 1 new warning/);
  preview.child.kill('SIGTERM');
  const { output } = await preview.ended;
  assert.match(output, /<!-- faultbook:changes -->\n\*\*Faultbook: 1 new error, 1 new warning, 1 new info, coverage lost for 1 claim; 1 finding fixed\.\*\*/);
  assert.ok(output.includes(`](${address}changes/)`));
  assert.equal(story.git('status', '--porcelain'), '');
});

test('a base that is not there is one message and exit code 2', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'nowhere', '--content', 'docs'], { cwd: story.folder, encoding: 'utf8' });
  assert.deepEqual({ status, stdout, stderr }, { status: 2, stdout: '', stderr: 'nowhere: there is no such revision, folder or catalog file\n' });
});
