// The words and marks with which documents say how far something is.
import type { Coverage } from '../../model/fields.ts';
import { rememberedText } from '../outline/remembered.ts';
import { normal } from './text.ts';
import { inEnglish } from './translations.ts';

const words: [RegExp, Coverage][] = [
  [/^(?:not|no)\s+(?:yet\s+)?(?:covered|tested|verified|implemented|available|supported|integrated|included)\b/, 'none'],
  [/^(?:to be|will be)\b|^(?:planned|future|pending|todo|tbd|backlog|proposed|not started|in progress|open|draft|wip|upcoming)\b/, 'planned'],
  [/^(?:partial|partially|incomplete|some|limited|mostly)\b/, 'partial'],
  [/^(?:none|missing|uncovered|gap|absent|no|fail|failed)\b/, 'none'],
  [
    /^(?:fully |full )?(?:covered|complete|completed|done|implemented|automated|tested|verified|yes|pass|passed|ok|full|integrated|supported|active|stable|exists|available)\b/,
    'covered',
  ],
];

const marks: [RegExp, Coverage][] = [
  [/[✅✔✓☑🟢●◉]/u, 'covered'],
  [/[⚠🟡🟠◐◑◒]/u, 'partial'],
  [/[❌✗✘🔴⛔○◯]/u, 'none'],
  [/[⏳⌛🚧📋🔄🔜]/u, 'planned'],
];

/** The state of coverage that a cell or value claims: its words decide, and its mark where there are none. */
export const coverageOf: (text: string) => Coverage | undefined = rememberedText((text) => {
  const word = inEnglish(normal(text));
  // "Not yet implemented" with an hourglass is planned; with a cross, or alone, it is none.
  const mark = marks.find(([shape]) => shape.test(text))?.[1];
  if (mark === 'planned' && /^not yet\b/.test(word)) return 'planned';
  return words.find(([shape]) => shape.test(word))?.[1] ?? mark;
});

/** The same for one facet of a scenario, where "planned" is not yet covered. */
export function facetOf(text: string): 'covered' | 'partial' | 'none' | undefined {
  const coverage = coverageOf(text);
  return coverage === 'planned' ? 'none' : coverage;
}

/** Is a list item marked as done or open, with a check mark where Markdown has no box? */
export function markedDone(text: string): boolean | undefined {
  if (/^\s*[✅✔✓☑]/u.test(text)) return true;
  return /^\s*[❌✗✘⬜☐⏳]/u.test(text) ? false : undefined;
}
