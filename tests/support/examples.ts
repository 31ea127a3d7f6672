// Fenced examples of documentation, and running the commands among them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectRoot } from './command.ts';
import { folderOf } from './folder.ts';

export interface Example {
  lang: string;
  text: string;
  line: number;
}

/** The fenced blocks of a Markdown file of this project, in their order. */
export function examplesOf(path: string): Example[] {
  const source = readFileSync(join(projectRoot, path), 'utf8');
  return [...source.matchAll(/^(`{3,})(\w*)\n([^]*?)\n?\1$/gm)].map((match) => ({
    lang: match[2] ?? '',
    text: match[3] ?? '',
    line: source.slice(0, match.index).split('\n').length,
  }));
}

/** The command lines of all `sh` blocks, without what follows a `#`. */
export function commandLines(path: string): string[] {
  const blocks = examplesOf(path).filter(({ lang }) => lang === 'sh');
  return blocks.flatMap(({ text }) => text.split('\n')).map((line) => line.replace(/\s+#.*$/, '').trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** A folder that stands for a clone of the project with some documents in `path/to/docs`. */
export function workspace(t: Pick<TestContext, 'after'>): string {
  const folder = folderOf(t, {
    'path/to/docs/requirements.md': '# Orders\n\n| Requirement | Test | Status |\n|---|---|---|\n| FR1.1: Orders wait | `test_orders_wait` | Covered |\n',
    'path/to/docs/operations/alerts.md': '# Alerts\n\n- `OrdersBrokerDown`: the broker is away (for 2m, critical)\n',
  });
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(join(projectRoot, 'scripts', 'faultbook.mjs'), join(folder, 'node_modules', '.bin', 'faultbook'));
  return folder;
}

/** Runs a command line as a process, the way a reader types it. */
export function run(line: string, folder: string): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(line, { cwd: folder, shell: true, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, stdout, stderr };
}
