// Everything that a drawing depends on beside its text: Mermaid's options, the font, and the versions of both.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MermaidConfig } from 'mermaid';

const require = createRequire(import.meta.url);

/** In pixels; the site's stylesheet sets labels in the same size. */
export const labelSize = 14;

/** In pixels, the width down to which the site's stylesheet makes wide drawings smaller, and no further. */
export const widest = 800;

const family = 'Drawn';

const options: MermaidConfig = {
  startOnLoad: false,
  securityLevel: 'strict',
  suppressErrorRendering: true,
  layout: 'elk',
  look: 'classic',
  theme: 'base',
  themeVariables: { fontFamily: family, fontSize: `${labelSize}px` },
  themeCSS: '',
  fontFamily: family,
  fontSize: labelSize,
  htmlLabels: false,
  deterministicIds: true,
  handDrawnSeed: 1,
  maxTextSize: 50_000,
  maxEdges: 2_000,
  elk: { lineHops: false },
  // The default width would break identifiers in the middle.
  flowchart: { htmlLabels: false, wrappingWidth: 600, nodeSpacing: 14, rankSpacing: 36, padding: 12, diagramPadding: 2, useMaxWidth: false },
};

/** A diagram may be a stranger's: it can set nothing that is set here. */
export const configuration: MermaidConfig = { ...options, secure: ['secure', 'dompurifyConfig', ...Object.keys(options)] };

const fontFiles = ['latin-ext', 'greek', 'cyrillic', 'latin'].map((subset) => ({
  subset,
  path: require.resolve(`@fontsource/roboto/files/roboto-${subset}-400-normal.woff2`),
}));

/** Which characters each part of the font is for, as its package has it. */
const ranges = JSON.parse(readFileSync(require.resolve('@fontsource/roboto/unicode.json'), 'utf8')) as Record<string, string>;

/** The page to draw in: nothing but the font that labels are measured with. */
export function drawingPage(): string {
  const faces = fontFiles.map(({ subset, path }) => {
    const data = readFileSync(path).toString('base64');
    return `@font-face{font-family:${family};src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${ranges[subset] ?? 'U+0-10FFFF'}}`;
  });
  return `<!doctype html><meta charset="utf-8"><style>${faces.join('')}body{font:${labelSize}px ${family}}</style><body><p>Ā Α А A</p></body>`;
}

/** Mermaid as one script. */
export function mermaidScript(): string {
  return require.resolve('mermaid/dist/mermaid.min.js');
}

/** Names everything that can change a drawing whose text stays the same. */
export function editionOf(...code: readonly string[]): string {
  const versions = ['mermaid', 'svgo', '@fontsource/roboto'].map((name) => `${name} ${versionOf(name)}`);
  return JSON.stringify([configuration, versions, labelSize, widest, ...code]);
}

function versionOf(name: string): string {
  // Not every package exports its own description.
  const path = require.resolve.paths(name)?.map((folder) => `${folder}/${name}/package.json`) ?? [];
  for (const candidate of path) {
    try {
      return (JSON.parse(readFileSync(candidate, 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  throw new Error(`${name} is not installed`);
}
