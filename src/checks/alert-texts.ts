// What an alert says to whoever is paged.
import type { Entity } from '../model/catalog.ts';
import type { Source } from '../model/source.ts';
import { placeOfField } from './subject.ts';

/** The lines of an alert's texts, each with its place: a text of several lines begins below its key. */
export function linesOf(alert: Entity<'alert'>): { text: string; source: Source }[] {
  return (['summary', 'description'] as const).flatMap((field) => {
    const lines = (alert.fields[field] ?? '').split('\n');
    const at = placeOfField(alert, field);
    return lines.map((text, index) => ({ text, source: { ...at, line: at.line + (lines.length > 1 ? index + 1 : 0) } }));
  });
}
