import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
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
    .action(async (folder: string, options: { port: number }) => {
      const { address } = await serve(folder, options.port);
      console.log(`Serving ${folder} at ${address}`);
    });
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}

/** Starts a static server; when the port is taken, the next free one is used. */
export async function serve(folder: string, port: number): Promise<{ server: Server; address: string }> {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = fileAt(root, path) ?? fileAt(root, '/404.html');
    response.statusCode = fileAt(root, path) ? 200 : 404;
    if (!file) {
      response.end('not found');
      return;
    }
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  const listening = await listen(server, port);
  return { server, address: `http://localhost:${listening}/` };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && port !== 0) listen(server, 0).then(done, fail);
      else fail(error);
    });
    server.listen(port, () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** The file a path stands for, never outside the root. */
function fileAt(root: string, path: string): string | undefined {
  const target = join(root, path);
  if (target !== root && !target.startsWith(root + sep)) return undefined;
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return fileAt(root, join(path, 'index.html'));
  return stats?.isFile() ? target : undefined;
}
