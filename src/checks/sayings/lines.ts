// Documents line by line as they are written, for rules that look at every name, number and date.
import { sectionAt, type Outline, type Section } from '../../reading/outline/outline.ts';
import { remembered } from '../../reading/outline/remembered.ts';
import type { DocumentReading } from '../../reading/read.ts';
import type { Subject } from '../subject.ts';

/** A line with what it is part of. */
export interface Line {
  text: string;
  line: number;
  /** Inside a fence. */
  isCode: boolean;
}

/** The lines of a document, its front matter left out. */
export function writtenLines(subject: Subject, path: string): readonly Line[] {
  return written(subject.lines(path));
}

/** Many rules look through the same lines: they are told apart once. */
const written: (lines: readonly string[]) => readonly Line[] = remembered((lines) => {
  const found: Line[] = [];
  let fence: string | undefined;
  const isFrontMatter = lines[0]?.trim() === '---';
  const from = isFrontMatter ? lines.indexOf('---', 1) + 1 : 0;
  for (let index = from; index < lines.length; index += 1) {
    const text = lines[index] ?? '';
    const mark = (text.includes('```') || text.includes('~~~')) && /^\s*(?:>\s*)?(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark && (fence === undefined || (mark.startsWith(fence) && text.trim().length === mark.length))) {
      fence = fence === undefined ? mark : undefined;
      continue;
    }
    found.push({ text, line: index + 1, isCode: fence !== undefined });
  }
  return found;
});

/** Words of sentences that speak of what is no more, is not yet, or is not meant. */
export const notNow =
  /\b(?:example|e\.g|for instance|not (?:a )?real|imaginary|renam\w+|former(?:ly)?|previous(?:ly)?|was called|used to|old(?:er)?|deprecated|retired|withdrawn|obsolete|removed?|deleted?|merged|gone|dropped|superseded|replaced|reserved|reused?|drafts?|never used|not yet|planned|proposed|proposal|future|next free|will be|to be (?:added|created|written)|new name|instead of|no longer|since then|split into)\b/i;

const past =
  /\b(?:histor|archive|change ?log|release notes|decision log|Q[1-4]\b|20\d\d-\d\d|week of|example|template|deprecated|retired|removed|reserved|must not be reused|done this year)/i;

/** The sections of a document that are about what was, or about an example; each section is looked at once. */
const pastSections: (outline: Outline) => ReadonlySet<Section> = remembered((outline) => {
  const found = new Set<Section>();
  // A section stands after the one that it is part of.
  for (const section of outline.sections)
    if ((section.level > 1 && past.test(section.title)) || (section.parent && found.has(section.parent))) found.add(section);
  return found;
});

/** Does a line lie in a section, or a document, about what was, or about an example? */
export function isPast({ outline, path }: DocumentReading, line: number): boolean {
  if (/(?:^|\/)(?:change_?log|history|release[-_]?notes|news|archive)\b/i.test(path)) return true;
  const sections = pastSections(outline);
  if (sections.size === 0) return false;
  const section = sectionAt(outline.sections, line);
  return section !== undefined && sections.has(section);
}
