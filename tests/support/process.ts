// `faultbook` commands that go on running: dev and serve.
import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './command.ts';

const script = fileURLToPath(new URL('../../scripts/faultbook.ts', import.meta.url));

export interface Running {
  child: ChildProcess;
  /** Waits until what it has printed matches, and gives the match. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for its end. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; output: string }>;
}

/** Starts a command and listens to what it prints. */
export function started(...args: string[]): Running {
  return listening(spawn(process.execPath, [script, ...args], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] }));
}

/** Starts a command line as a reader types it, in a folder. */
export function startedLine(line: string, folder: string): Running {
  const [command = '', ...args] = line.split(' ');
  return listening(spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' }));
}

function listening(child: ChildProcessByStdio<null, Readable, Readable>): Running {
  let output = '';
  const waiting: (() => void)[] = [];
  const heard = (text: string) => {
    output += text;
    for (const wake of waiting.splice(0)) wake();
  };
  child.stdout.setEncoding('utf8').on('data', heard);
  child.stderr.setEncoding('utf8').on('data', heard);
  const ended = new Promise<Awaited<Running['ended']>>((done) => {
    child.on('close', (code, signal) => {
      done({ code, signal, output });
      heard('');
    });
  });
  const printed = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match;
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode} and had printed:\n${output}`);
      await new Promise<void>((wake) => waiting.push(wake));
    }
  };
  return { child, printed, ended };
}
