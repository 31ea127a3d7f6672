// The diagrams that documents hold as Mermaid text, drawn together before pages are made.
import { join } from 'node:path';
import type { SourceDocument } from '../book/book.ts';
import { draw } from '../graph/draw.ts';
import type { Finding } from '../model/finding.ts';
import { brokenDiagrams, diagramsIn, type DrawingOf } from '../rendering/diagrams.ts';

export interface Drawn {
  /** Drawings of diagrams in documents. */
  drawingOf: DrawingOf;
  /** Diagrams in documents that could not be drawn. */
  findings: Finding[];
}

/** A diagram takes a tenth of a second: a book with thousands would wait for minutes. */
const mostDrawn = 1000;

/** Draws what documents hold; what drawing warns of is told at once. */
export async function drawnIn(documents: readonly SourceDocument[]): Promise<Drawn> {
  const diagrams = documents.flatMap(diagramsIn);
  // The first so many, whatever the cache holds: the same book gives the same pages.
  const sources = diagrams.map(({ source }) => source).slice(0, mostDrawn);
  const left = diagrams.length - sources.length;
  if (left > 0) console.warn(`warning: ${left} more than ${mostDrawn} diagrams are not drawn: their pages show their text`);
  const { drawings, warning } = await draw(sources, process.env['FAULTBOOK_DRAWINGS'] ?? join('node_modules', '.cache', 'faultbook', 'drawings'));
  const drawingOf = (source: string) => drawings.get(source);
  const findings = brokenDiagrams(diagrams, drawingOf);
  if (warning) console.warn(`warning: ${warning}`);
  for (const { source, message } of findings) console.warn(`${source.file}:${source.line} warning: ${message}`);
  return { drawingOf, findings };
}
