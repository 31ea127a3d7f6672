// Fenced examples of documentation, and running the commands among them the way a reader does.
import { exec } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { projectRoot, type Ran } from './command.ts';
import { folderOf } from './folder.ts';

export interface Example {
  lang: string;
  text: string;
}

/** The fenced blocks of a Markdown file of this project, in their order. */
export function examplesOf(path: string): Example[] {
  const source = readFileSync(join(projectRoot, path), 'utf8');
  return [...source.matchAll(/^(`{3,})(\w*)\n([^]*?)\n?^\1$/gm)].map(([, , lang = '', text = '']) => ({ lang, text }));
}

/** The command lines of all `sh` blocks, without their remarks. */
export function commandLines(path: string): string[] {
  const blocks = examplesOf(path).filter(({ lang }) => lang === 'sh');
  return blocks
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The first column of the table below a heading, without the marks of code. */
export function firstColumn(path: string, heading: string): string[] {
  const prose = readFileSync(join(projectRoot, path), 'utf8').replace(/^(`{3,})\w*\n[^]*?^\1$/gm, '');
  const [, below = ''] = prose.split(new RegExp(`^##+ ${heading}$`, 'm'));
  const rows = /(?:^\|.*\n)+/m.exec(below)?.[0].trim().split('\n').slice(2) ?? [];
  return rows.map((row) => (row.split('|')[1] ?? '').trim().replaceAll('`', ''));
}

const documents = {
  'requirements.md': '# Orders\n\n| Requirement | Test | Status |\n|---|---|---|\n| FR1.1: Orders wait | `test_orders_wait` | Covered |\n',
  'operations/alerts.md': '# Alerts\n\n- `OrdersBrokerDown`: the broker is away (for 2m, critical)\n',
};

const suite = '-module(orders_broker_SUITE).\n-export([all/0]).\nall() -> [test_orders_wait].\ntest_orders_wait(_) -> ok.\n';

/** Two folders beside each other: one that stands for a clone of this project, one for a team's repository. */
export function workspace(t: Pick<TestContext, 'after'>): { clone: string; team: string } {
  const files = Object.entries(documents).flatMap(
    ([path, text]) =>
      [
        [`clone/path/to/docs/${path}`, text],
        [`team/docs/${path}`, text],
      ] as const,
  );
  const folder = folderOf(t, { ...Object.fromEntries(files), 'clone/path/to/orders/test/orders_broker_SUITE.erl': suite });
  const bin = join(folder, 'clone', 'node_modules', '.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(join(projectRoot, 'scripts', 'faultbook.mjs'), join(bin, 'faultbook'));
  return { clone: join(folder, 'clone'), team: join(folder, 'team') };
}

/** Runs a command line in a shell. */
export async function run(line: string, folder: string, env: Record<string, string> = {}): Promise<Ran> {
  try {
    return { code: 0, ...(await promisify(exec)(line, { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1 << 28 })) };
  } catch (error) {
    const { code, stdout, stderr } = error as Ran;
    return { code, stdout, stderr };
  }
}
