// Counts that a document gives for today.
import { sectionAt } from '../../reading/outline/outline.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { DeclaredCount } from '../../reading/shapes/counts.ts';

/** The totals of a document, without those under a dated or historical heading: what was true on a day is not held against today. */
export function presentCounts(reading: DocumentReading): DeclaredCount[] {
  return reading.counts.filter((count) => !isPast(reading, count));
}

function isPast({ outline }: DocumentReading, count: DeclaredCount): boolean {
  const section = sectionAt(outline.sections, count.source.line);
  for (let at = section; at; at = at.parent) if (/\b(?:histor|archive|changelog|Q[1-4]\b|20\d\d-\d\d)/i.test(at.title) && at.level > 1) return true;
  return false;
}
