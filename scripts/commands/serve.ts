import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { examples, portNumber } from './options.ts';
import { aboutSite, SiteError } from './site.ts';
import { safeHeaders } from './headers.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** `faultbook serve`: serves the built site and prints the address. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Serves the built site and prints the address.')
    .argument('[folder]', 'the built site', 'dist')
    .option('--port <number>', 'port to listen on; 0 takes any free one', portNumber, 4321)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', 'localhost')
    .addHelpText(
      'after',
      examples(
        [
          ['faultbook serve site', 'at http://localhost:4321/'],
          ['faultbook serve site --port 0', 'on any free port'],
        ],
        ['Serves below the path that the site was built for (build --base).', 'Ends with Ctrl-C or SIGTERM.'],
      ),
    )
    .action(async (folder: string, { port, host }: { port: number; host: string }) => {
      const { server, address } = await serve(folder, port, host);
      console.log(`Serving ${folder} at ${address}`);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          server.close();
          server.closeAllConnections();
        });
      }
    });
}

/**
 * Starts a static server below the base that the site was built for.
 * @throws SiteError when the folder holds no built site, or the port is taken
 */
export async function serve(folder: string, port: number, host = 'localhost'): Promise<{ server: Server; address: string }> {
  const root = resolve(folder);
  const about = aboutSite(root);
  if (!about) {
    const what = existsSync(root) ? 'this folder holds no built site' : 'there is no such folder';
    throw new SiteError(`${folder}: ${what}, expected one that "faultbook build" wrote`);
  }
  const { base, policy } = about;
  const server = createServer((request, response) => {
    if (policy !== undefined) for (const [name, value] of Object.entries(safeHeaders(policy))) response.setHeader(name, value);
    answer(root, base, request, response);
  });
  const listening = await listen(server, port, host);
  const shown = host.includes(':') ? `[${host}]` : host;
  return { server, address: `http://${shown}:${listening}${base}` };
}

function answer(root: string, base: string, { url = '/', headers }: IncomingMessage, response: ServerResponse): void {
  const path = pathOf(url);
  if (path === undefined) return end(response, 400, 'not a path');
  if (path === base.slice(0, -1) || (path === '/' && base !== '/')) {
    response.setHeader('location', base);
    return end(response, 302, '');
  }
  const below = path.startsWith(base) ? path.slice(base.length - 1) : undefined;
  const target = below === undefined ? undefined : fileAt(root, below);
  if (target?.folder && !below?.endsWith('/')) {
    // Relative links inside the page need the slash.
    response.setHeader('location', `${encodeURI(path)}/`);
    return end(response, 301, '');
  }
  const file = target?.file ?? fileAt(root, '/404.html')?.file;
  response.statusCode = target?.file ? 200 : 404;
  if (!file) return end(response, 404, 'not found');
  const type = types[extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.setHeader('content-type', type);
  const content = createReadStream(file).on('error', () => end(response, 404, 'not found'));
  if (!/^text\/|json|xml/.test(type) || !/\bgzip\b/.test(String(headers['accept-encoding']))) return void content.pipe(response);
  // As servers do that books are put on: what a page weighs there it weighs here.
  response.setHeader('content-encoding', 'gzip');
  response.setHeader('vary', 'accept-encoding');
  content.pipe(createGzip()).pipe(response);
}

function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.end(text);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'this port is taken, choose another with --port (0 takes any free one)' : error.message;
      fail(new SiteError(`${host}:${port}: ${why}`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** The file a path stands for, never outside the root. */
function fileAt(root: string, path: string): { file: string | undefined; folder: boolean } | undefined {
  const target = join(root, path);
  if (target !== root && !target.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats?.isFile()) return { file: target, folder: false };
  if (!stats?.isDirectory()) return undefined;
  const index = join(target, 'index.html');
  return { file: existsSync(index) ? index : undefined, folder: true };
}
