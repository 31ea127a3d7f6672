// Commands as processes, with the time, the processor time and the memory that they take.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** How long something took. On a machine that others use too the second is the one to compare. */
export interface Time {
  seconds: number;
  /** Time on all processors together, without that of processes it started. */
  processorSeconds: number;
}

export interface Taken extends Time {
  /** The most memory that it had at a time, in MB. */
  megabytes: number;
  output: string;
}

/** Written by the process itself at its end: no other way tells the peak on every system. */
const hook =
  "import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())));";

/** @throws when the command ends with anything but 0 */
export async function timed(script: string, args: readonly string[], folder: string): Promise<Taken> {
  const own = mkdtempSync(join(tmpdir(), 'faultbook-bench-run-'));
  const usage = join(own, 'usage.json');
  // No hook by NODE_OPTIONS: processes that this one starts would write over what it says.
  const load = `--import=data:text/javascript,${encodeURIComponent(hook)}`;
  const started = performance.now();
  const child = spawn(process.execPath, [load, script, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, BENCH_USAGE: usage, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((ended) => child.on('close', ended));
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${String(code)}:\n${output}`);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(usage, 'utf8')) as NodeJS.ResourceUsage;
  rmSync(own, { recursive: true });
  return { seconds, processorSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, output };
}

/** Runs something several times, one after the other. */
export async function several<T>(runs: number, run: () => Promise<T>): Promise<T[]> {
  const taken: T[] = [];
  for (let at = 0; at < runs; at += 1) taken.push(await run());
  return taken;
}

/** The middle of several times, of each kind for itself. */
export function medianTime(times: readonly Time[]): Time {
  return { seconds: median(times.map((time) => time.seconds)), processorSeconds: median(times.map((time) => time.processorSeconds)) };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
