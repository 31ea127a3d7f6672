// The numberings that a document gives itself: ids that begin its headings, paragraphs and items again and again.
import type { Item } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Outline } from '../outline/outline.ts';
import { remembered } from '../outline/remembered.ts';
import { isId, numbered } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { allBlocks } from './walk.ts';

/** An id with its title at the beginning of a line. */
export interface LineHead {
  id: string;
  title: string;
  /** What follows the title in its line. */
  rest: Run[];
}

/** The letters that ids of one numbering begin with: `SBC` of `SBC-101`, `FLT` of `FLT.SIP.01`. */
export function lettersOf(id: string): string {
  return /^[A-Za-z]+/.exec(id)?.[0] ?? '';
}

/** The numberings of a document: the letters of ids, of which at least two begin a heading, a paragraph or an item. */
export const numberingsOf: (outline: Outline) => ReadonlySet<string> = remembered((outline) => {
  const ids = new Set<string>();
  for (const section of outline.sections) {
    if (section.head?.title) ids.add(section.head.id);
    for (const block of allBlocks(section.blocks)) {
      const lines = block.type === 'text' ? [block.runs] : block.type === 'list' ? block.items.map((item: Item) => item.runs) : [];
      for (const runs of lines) {
        const head = lineHead(runs);
        if (head) ids.add(head.id);
      }
      if (block.type === 'field' && isId(block.label)) ids.add(block.label);
    }
  }
  const byLetters = Map.groupBy(ids, lettersOf);
  return new Set([...byLetters].filter(([, same]) => same.length > 1).map(([letters]) => letters));
});

/** `SBC-101. **Title.** more`, `**SBC-101** Title. More`, `**SBC-101: Title** more`: a line that begins with an id and its title. */
export function lineHead(runs: readonly Run[]): LineHead | undefined {
  const start = runs.findIndex((run) => run.text.trim() !== '');
  const first = runs[start];
  if (!first || first.code) return undefined;
  if (first.strong) {
    const end = runs.findIndex((run, index) => index > start && !run.strong);
    const bold = plain(runs.slice(start, end < 0 ? undefined : end));
    const after = end < 0 ? [] : runs.slice(end);
    if (isId(bold.replace(/[.:]$/, ''))) return sentenceHead(bold.replace(/[.:]$/, ''), after);
    const head = numbered(bold);
    return head?.title && head.word === undefined ? { id: head.id, title: titleText(head.title), rest: after } : undefined;
  }
  const [, id = ''] = /^\s*\[?([A-Z][\w./-]{0,30}?)\]?\s*(?:[.:)]|[-–—])?\s*$/.exec(first.text) ?? [];
  const next = runs[start + 1];
  if (!isId(id) || !next?.strong) return undefined;
  const end = runs.findIndex((run, index) => index > start + 1 && !run.strong);
  const title = plain(runs.slice(start + 1, end < 0 ? undefined : end));
  return title === '' ? undefined : { id, title: titleText(title), rest: end < 0 ? [] : runs.slice(end) };
}

/** The title of an id that stands alone in bold is the sentence after it. */
function sentenceHead(id: string, after: readonly Run[]): LineHead | undefined {
  const text = plain(after).replace(/^[\s:.–—-]+/, '');
  const title = /^.{3,160}?(?:[.!?](?=\s|$)|$)/.exec(text)?.[0];
  return title === undefined ? undefined : { id, title: titleText(title), rest: [...after] };
}
