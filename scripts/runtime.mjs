// Plain JavaScript on purpose: this runs on whatever Node the machine has, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder, absolute. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

const modules = join(projectRoot, 'node_modules');
const stampFile = join(modules, '.faultbook-installed');

/** What an installation depends on: the same stamp means that nothing has to be installed. */
function installStamp() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(projectRoot, file)));
  return hash.digest('hex');
}

/**
 * Installs the packages unless they are there already. `npm install --no-save` rather than `npm ci`: a lock file made
 * where some platforms' binaries were out of reach lacks them, and `npm ci` refuses such a lock.
 */
export function ensureInstalled() {
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error('Installing packages (once; later runs skip this) ...');
  rmSync(stampFile, { force: true });
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: projectRoot, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: projectRoot, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error('The packages could not be installed: npm said why above. Is the network there?');
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

/** Runs .ts without flags: Node 22.18, 23.6 and newer. */
function runsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** The Node that comes with the packages, for a machine whose own is too old. */
function nodeForTypeScript() {
  const windows = process.platform === 'win32';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const path = join(modules, name, 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(path)) return path;
  console.error(`Faultbook needs Node 22.18 or newer here; this is ${process.version} on ${process.platform}-${process.arch}.`);
  process.exit(1);
}

/**
 * Ends this process when the shell that npm started it in is gone. npm and npx pass a signal on to that shell only, and
 * a server would go on running with nobody to end it.
 */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/**
 * Lets Node keep what it has compiled, here and in the processes that this one starts: a command starts in half the time.
 * Node looks at the text of each file, so that what is remembered is never older than the file.
 */
function rememberCompiled() {
  process.env['NODE_COMPILE_CACHE'] ??= join(modules, '.cache', 'faultbook', 'compiled');
  module.enableCompileCache?.(process.env['NODE_COMPILE_CACHE']);
}

/**
 * Runs one of the project's TypeScript files with the given arguments: in this process where Node can, else in a newer
 * Node, which then gets this process's signals and gives it its exit code.
 * @param {string} script path below the project's folder
 * @param {string[]} args
 */
export async function runScript(script, args) {
  const path = join(projectRoot, script);
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  rememberCompiled();
  endWithNpm();
  if (runsTypeScript()) {
    process.argv = [process.execPath, path, ...args];
    await import(pathToFileURL(path).href);
    return;
  }
  const child = spawn(nodeForTypeScript(), [path, ...args], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
