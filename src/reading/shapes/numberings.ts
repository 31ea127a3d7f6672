// The numberings that a document gives itself: ids that begin its headings, paragraphs and items again and again.
import type { Block, Field } from '../outline/blocks.ts';
import { plain, type Run } from '../outline/inline.ts';
import type { Outline } from '../outline/outline.ts';
import { remembered } from '../outline/remembered.ts';
import { isId, lettersOf, numbered } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { allBlocks } from './walk.ts';

/** An id with its title at the beginning of a line. */
export interface LineHead {
  id: string;
  title: string;
  /** What follows the id in its line: the sentences that may name tests. */
  rest: Run[];
  /** The id or its title stands out: such a line defines, a plain one may only speak of what is defined elsewhere. */
  isMarked: boolean;
}

/** A line that begins with an id, and what hangs on it. */
export interface NumberedLine extends LineHead {
  line: number;
  /** True for a paragraph without a label. */
  isParagraph: boolean;
  below: readonly Block[];
}

/** The numberings of a document: the letters of ids, of which at least two begin a heading, a paragraph or an item. */
export const numberingsOf: (outline: Outline) => ReadonlySet<string> = remembered((outline) => {
  const ids = new Set<string>();
  for (const section of outline.sections) {
    if (section.head?.title) ids.add(section.head.id);
    for (const { id } of numberedLines(allBlocks(section.blocks))) ids.add(id);
  }
  return new Set([...Map.groupBy(ids, lettersOf)].filter(([, same]) => same.length > 1).map(([letters]) => letters));
});

/** The paragraphs, labels and items among blocks that begin with an id; a list below a paragraph belongs to it. */
export const numberedLines = remembered((blocks: readonly Block[]): readonly NumberedLine[] => {
  const plainly = blocks.filter((block) => block.type === 'text' && lineHead(block.runs)?.isMarked === false).length;
  return blocks.flatMap((block, index): NumberedLine[] => {
    const next = blocks[index + 1];
    if (block.type === 'text') {
      const head = lineHead(block.runs);
      // One plain paragraph that begins with an id may be any sentence.
      if (!head || (!head.isMarked && plainly < 2)) return [];
      return found(head, block.line, head.isMarked ? untilNext(blocks, index + 1) : next?.type === 'list' ? [next] : [], true);
    }
    if (block.type === 'field')
      return found(labelHead(block), block.line, [...block.blocks, ...(block.blocks.length === 0 && next?.type === 'list' ? [next] : [])]);
    if (block.type !== 'list') return [];
    const heads = block.items.map((item) => ({ item, head: (item.field && labelHead(item.field)) ?? lineHead(item.runs) }));
    // Plain items are a list of numbered things only where all of them are.
    const isList = heads.length > 1 && heads.every(({ head }) => head !== undefined);
    return heads.flatMap(({ item, head }) => (head && (head.isMarked || isList) ? found(head, item.line, item.blocks) : []));
  });
});

/** The lists and paragraphs that follow a paragraph which stands out, up to the next of its kind. */
function untilNext(blocks: readonly Block[], from: number): readonly Block[] {
  let end = from;
  for (let block = blocks[end]; block; block = blocks[(end += 1)]) {
    const goesOn = block.type === 'list' || block.type === 'code' || (block.type === 'text' && !lineHead(block.runs)?.isMarked);
    if (!goesOn) break;
  }
  return blocks.slice(from, end);
}

function found(head: LineHead | undefined, line: number, below: readonly Block[], isParagraph = false): NumberedLine[] {
  return head ? [{ ...head, line, isParagraph, below }] : [];
}

/** `**SBC-101**: title`, `SBC-101: title`, and a term with its definition: the label is an id, or an id with its title. */
function labelHead({ label, value, strong }: Field): LineHead | undefined {
  if (isId(label)) return sentenceHead(label, value, strong);
  const head = numbered(label);
  return head?.title && head.word === undefined ? { id: head.id, title: titled(head.title), rest: value, isMarked: strong } : undefined;
}

/** `SBC-101. **Title.** more`, `**SBC-101** Title. More`, `**SBC-101: Title** more`, `SBC-101 – Title. More`. */
function lineHead(runs: readonly Run[]): LineHead | undefined {
  const start = runs.findIndex((run) => run.text.trim() !== '');
  const first = runs[start];
  if (!first || first.code) return undefined;
  if (first.strong) {
    const end = runs.findIndex((run, index) => index > start && !run.strong);
    const bold = plain(runs.slice(start, end < 0 ? undefined : end));
    const after = end < 0 ? [] : runs.slice(end);
    if (isId(bold.replace(/[.:]$/, ''))) return sentenceHead(bold.replace(/[.:]$/, ''), after, true);
    const head = numbered(bold);
    return head?.title && head.word === undefined ? { id: head.id, title: titled(head.title), rest: after, isMarked: true } : undefined;
  }
  const [, id = ''] = /^\s*\[?([A-Z][\w./-]{0,30}?)\]?\s*(?:[.:)]|[-–—])?\s*$/.exec(first.text) ?? [];
  const next = runs[start + 1];
  if (isId(id) && next?.strong) {
    const end = runs.findIndex((run, index) => index > start + 1 && !run.strong);
    const title = plain(runs.slice(start + 1, end < 0 ? undefined : end));
    return title === '' ? undefined : { id, title: titled(title), rest: end < 0 ? [] : runs.slice(end), isMarked: true };
  }
  const text = plain(runs);
  // A title begins with a capital; "LR-0.x were drafts" and "SBC-105 was dropped" give none.
  const head = /^\S*\d[a-z]?\]?(?:[:.)]|\s+[-–—])?\s+[\p{Lu}"“]/u.test(text) ? numbered(text) : undefined;
  if (!head?.title || head.word !== undefined) return undefined;
  return { id: head.id, title: sentenceOf(head.title), rest: [...runs], isMarked: false };
}

/** The title of an id that stands alone is the sentence after it. */
function sentenceHead(id: string, after: readonly Run[], isMarked: boolean): LineHead | undefined {
  const text = plain(after).replace(/^[\s:.–—-]+/, '');
  return text.length < 3 ? undefined : { id, title: sentenceOf(text), rest: [...after], isMarked };
}

/** The first sentence of a text, without a parenthesis of names at its end. */
function sentenceOf(text: string): string {
  return titled(/^.{3,160}?(?:[.!?](?=\s|$)|$)/.exec(text)?.[0] ?? text.slice(0, 160));
}

function titled(text: string): string {
  return titleText(text).replace(/(?<!\.)\.$/, '');
}
