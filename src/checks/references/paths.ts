// Paths of files as documents write them.
import { posix } from 'node:path';

/** A path in a text, with the lines or the anchor that follow it. */
export interface PathName {
  path: string;
  extension: string;
  /** `665-811,979`: pairs of first and last line. */
  ranges: [number, number][];
  anchor: string | undefined;
}

const source =
  'erl|hrl|ex|exs|go|py|js|mjs|cjs|ts|tsx|jsx|java|kt|scala|rs|rb|c|h|cc|cpp|hpp|cs|php|swift|sh|bash|ps1|sql|proto|tf|toml|ya?ml|json|mdx?|markdown';
const shape = new RegExp(String.raw`^((?:\.{1,2}/|/)?(?:[\w.@+-]+/)*[\w@+-][\w.@+-]*\.(${source}))(?::(\d[\d,\s-]*)|#([\w.%-]+))?$`);

/** Reads `apps/x/src/y.erl`, `x_SUITE.erl:665-811,979-1076`, `docs/a.md#heading`; nothing when the text is no path of a file. */
export function pathName(text: string): PathName | undefined {
  if (text.length > 300) return undefined;
  const [, path, extension = '', lines, anchor] = shape.exec(text.trim()) ?? [];
  if (!path || /\bpath\/to\b|\.\.\.|\/x\.|^x\./i.test(path)) return undefined;
  return { path: path.replace(/^(?:\.\/)+|^\/+/, ''), extension, ranges: rangesOf(lines ?? ''), anchor };
}

function rangesOf(text: string): [number, number][] {
  return [...text.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)].map(([, from = '', to = from]) => [Number(from), Number(to)]);
}

/** A path as seen from the folder of its document, where it leads upwards. */
export function fromDocument(path: string, file: string): string {
  return path.startsWith('../') ? posix.normalize(posix.join(posix.dirname(file), path)) : path;
}

export function isDocumentPath(path: string): boolean {
  return /\.(?:md|mdx|markdown)$/i.test(path);
}
