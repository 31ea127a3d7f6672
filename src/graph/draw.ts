// Mermaid text to static SVG: what was drawn before is taken from the cache, everything else is drawn in one browser.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optimize } from 'svgo';
import { entityKinds } from '../model/fields.ts';
import { claimTrusts } from '../model/trust.ts';
import { findBrowser } from '../browser/browser.ts';
import { drawAll, type DrawingError } from './draw-browser.ts';
import { distil } from './draw-page.ts';
import { editionOf, labelSize, widest } from './draw-settings.ts';

export type { DrawingError } from './draw-browser.ts';

/** A drawing as it stands in a page, or why there is none. */
export type Drawing = { svg: string } | DrawingError;

export interface Drawings {
  /** By source. What could not be tried is missing. */
  drawings: ReadonlyMap<string, Drawing>;
  /** What went wrong with the browser, in one line. */
  warning: string | undefined;
  /** How many were not in the cache. */
  drawnNow: number;
}

/** Classes that the site's stylesheet gives a meaning. */
const classes = [...entityKinds, ...claimTrusts, 'more', 'focus', 'state-start'];

/**
 * Draws each source once. The same source gives the same SVG: its ids come from its hash.
 * @param cache a folder that may be emptied at any time
 * @param browser the browser to draw in; without one nothing new is drawn
 */
export async function draw(sources: Iterable<string>, cache: string, browser = findBrowser()): Promise<Drawings> {
  const edition = editionOf(distil.toString(), classes.join());
  const drawings = new Map<string, Drawing>();
  const missing: { source: string; hash: string }[] = [];
  for (const source of new Set(sources)) {
    const hash = createHash('sha256').update(`${edition}\n${source}`).digest('hex').slice(0, 24);
    const known = fromCache(join(cache, `${hash}.json`));
    if (known) drawings.set(source, known);
    else missing.push({ source, hash });
  }
  if (missing.length === 0) return { drawings, warning: undefined, drawnNow: 0 };
  mkdirSync(cache, { recursive: true });
  const orders = missing.map(({ source, hash }) => ({ source, prefix: `d${hash.slice(0, 7)}`, labelSize, widest, classes }));
  const warning = await drawAll(browser, orders, (index, result) => {
    const { source, hash } = missing[index] as (typeof missing)[number];
    const drawing = typeof result === 'string' ? { svg: smaller(result) } : result;
    drawings.set(source, drawing);
    store(join(cache, `${hash}.json`), drawing);
  });
  prune(cache, Math.max(mostKept, drawings.size));
  return { drawings, warning, drawnNow: missing.filter(({ source }) => drawings.has(source)).length };
}

/** So many drawings are kept from build to build. */
const mostKept = 2000;

/** Removes what was not used for longest. */
function prune(cache: string, most: number): void {
  const files = readdirSync(cache).map((name) => join(cache, name));
  if (files.length <= most) return;
  const used = files.flatMap((file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats ? [{ file, at: stats.mtimeMs }] : [];
  });
  for (const { file } of used.sort((a, b) => b.at - a.at).slice(most)) rmSync(file, { force: true });
}

function fromCache(file: string): Drawing | undefined {
  try {
    const drawing = JSON.parse(readFileSync(file, 'utf8')) as Drawing;
    const now = new Date();
    utimesSync(file, now, now);
    return drawing;
  } catch {
    return undefined;
  }
}

/** Whole or not at all: two builds may draw the same. */
function store(file: string, drawing: Drawing): void {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, JSON.stringify(drawing));
  renameSync(fresh, file);
}

function smaller(svg: string): string {
  const { data } = optimize(svg, {
    multipass: true,
    floatPrecision: 1,
    plugins: [
      {
        name: 'preset-default',
        params: {
          overrides: {
            // Ids are short and unique already, titles are for screen readers, and what has no fill is told from what has.
            cleanupIds: false,
            removeDesc: false,
            removeUnknownsAndDefaults: false,
            removeUselessStrokeAndFill: false,
            removeHiddenElems: false,
            convertShapeToPath: false,
            mergePaths: false,
            convertTransform: { floatPrecision: 1, transformPrecision: 5 },
          },
        },
      },
    ],
  });
  return data;
}
