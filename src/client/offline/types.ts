// The type that a file is sent with, as its server would send it.

const types = new Map(
  Object.entries({
    html: 'text/html; charset=utf-8',
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    json: 'application/json; charset=utf-8',
    txt: 'text/plain; charset=utf-8',
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    wasm: 'application/wasm',
  }),
);

export function typeOf(file: string): string {
  return types.get(/[^.]*$/.exec(file)?.[0].toLowerCase() ?? '') ?? 'application/octet-stream';
}
