// Everything that the site draws, drawn together before its pages are made.
import { join } from 'node:path';
import { draw } from '../graph/draw.ts';
import type { Finding } from '../model/finding.ts';
import { brokenDiagrams, diagramsIn, type DrawingOf } from '../rendering/diagrams.ts';
import { figuresOf, type Figure } from './figures.ts';
import type { Reading } from './loaded.ts';

export interface Drawn {
  /** By the key of the entity on whose page it stands. */
  figures: ReadonlyMap<string, Figure>;
  /** Drawings of diagrams in documents. */
  drawingOf: DrawingOf;
  /** Diagrams in documents that could not be drawn. */
  findings: Finding[];
}

/** A drawing takes a tenth of a second: a book of thousands would wait for minutes. */
const mostDrawn = 1000;

const known = new WeakMap<Reading, Promise<Drawn>>();

/** What a reading shows, drawn once however many collections ask. */
export function drawn(reading: Reading): Promise<Drawn> {
  const promise = known.get(reading) ?? drawFor(reading);
  known.set(reading, promise);
  return promise;
}

async function drawFor({ book, catalog }: Reading): Promise<Drawn> {
  const diagrams = book.documents.flatMap(diagramsIn);
  const figures = figuresOf(catalog);
  // The first so many, whatever the cache holds: the same book gives the same pages.
  const sources = [...diagrams, ...figures.values()].map(({ source }) => source).slice(0, mostDrawn);
  const left = diagrams.length + figures.size - sources.length;
  if (left > 0) console.warn(`warning: ${left} more than ${mostDrawn} diagrams are not drawn: their pages show table and source`);
  const { drawings, warning } = await draw(sources, process.env['FAULTBOOK_DRAWINGS'] ?? join('node_modules', '.cache', 'faultbook', 'drawings'));
  const drawingOf = (source: string) => drawings.get(source);
  const findings = brokenDiagrams(diagrams, drawingOf);
  if (warning) console.warn(`warning: ${warning}`);
  for (const { source, message } of findings) console.warn(`${source.file}:${source.line} warning: ${message}`);
  const withDrawing = (figure: Figure): Figure => {
    const drawing = drawings.get(figure.source);
    return drawing && 'svg' in drawing ? { ...figure, svg: drawing.svg } : figure;
  };
  return { figures: new Map([...figures].map(([key, figure]) => [key, withDrawing(figure)])), drawingOf, findings };
}
