// How long `faultbook dev` takes to show an edit.
import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const faultbook = fileURLToPath(new URL('../faultbook.ts', import.meta.url));

/** Seconds from an edit of a document until the collections hold it, as the server prints them. */
export async function shownAfterEdit(folder: string, document: string): Promise<number> {
  const before = readFileSync(document, 'utf8');
  const server = spawn(process.execPath, [faultbook, 'dev', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return await new Promise((shown, failed) => {
      let output = '';
      server.once('exit', (code) => failed(new Error(`dev ended with ${code}:\n${output}`)));
      server.stdout.setEncoding('utf8').on('data', (text: string) => {
        const started = output.includes('Showing ');
        output += text;
        if (!started && output.includes('Showing ')) appendFileSync(document, '\nOne more sentence.\n');
        const [, milliseconds] = /Shown after an edit in (\d+) ms/.exec(output) ?? [];
        if (milliseconds) shown(Number(milliseconds) / 1000);
      });
    });
  } finally {
    server.removeAllListeners('exit');
    server.kill('SIGTERM');
    await new Promise((ended) => (server.exitCode === null ? server.once('exit', ended) : ended(undefined)));
    writeFileSync(document, before);
  }
}
