// Markdown and MDX to a syntax tree, with what could not be parsed said and read all the same.
import type { Nodes, Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { SourceDocument } from '../../book/book.ts';
import { finding, type Finding } from '../../model/finding.ts';
import { most, tamed } from './tame.ts';

const features = { gfm: true, frontmatter: false, smartPunctuation: false } as const;

export interface Parsed {
  root: Root;
  /** The text that was parsed: the document's own, but for a fence that had to be closed. Lines are the same. */
  text: string;
  findings: Finding[];
}

/**
 * Parses a document. MDX that does not parse is read as plain Markdown; a code fence that is never closed is closed
 * before the next heading, so that it does not swallow the rest of the document.
 */
export function parse(document: SourceDocument): Parsed {
  const { text, problems } = mended(document.text);
  const findings = problems.map(({ line, message }) => problem(document.path, line, message));
  if (document.format === 'mdx') {
    try {
      refuseBraces(text);
      return { root: mdxToMdast(text, { features }) as Root, text, findings };
    } catch (error) {
      const { line, message } = mdxError(error);
      findings.push(problem(document.path, line, `not valid MDX, read as plain Markdown: ${message}`));
    }
  }
  return { root: markdownToMdast(text, { features }) as Root, text, findings };
}

/**
 * A text as the parser is given it: every fence is closed, and nothing in it takes the parser for ever. Lines and columns
 * are the same.
 */
export function mended(source: string): { text: string; problems: { line: number; message: string }[] } {
  const { text: closed, unclosed } = closeFences(source);
  const { text, line } = tamed(closed);
  const problems = unclosed.map((at) => ({ line: at, message: 'the code fence that opens here is never closed, expected a closing fence' }));
  if (line !== undefined)
    problems.push({ line, message: `more than ${most} character references or underscores stand here in one piece: the others are shown as text` });
  return { text, problems };
}

/**
 * What the parser of MDX does with braces doubles its time with each that is nested in a damaged tag, and squares it with
 * their number; it doubles with each tag, too, that opens in braces and does not close there.
 */
const deepest = 12;
const mostBraces = 5000;

/** Braces, tags that close themselves, that close another, that open, and what only looks like the beginning of one. */
const marks = /[{}]|<[A-Za-z][\w.:-]*(?:\s+[\w:-]+(?:="[^"<>{}]*")?)*\s*\/>|<\/(?<closes>[\w.:-]*)\s*>|<(?<opens>[A-Za-z][\w.:-]*)|</g;

/** @throws an error as Satteri writes it, for a text that it would need too long for */
export function refuseBraces(text: string): void {
  let depth = 0;
  let count = 0;
  const open: string[] = [];
  let loose = 0;
  let after = 0;
  for (const { 0: mark, index, groups } of text.matchAll(marks)) {
    if (mark === '{' || mark === '}') {
      depth = mark === '{' ? depth + 1 : Math.max(0, depth - 1);
      count += 1;
    } else if (depth > 0) {
      // In a text or a comment it would close nothing.
      if (groups?.['closes'] !== undefined) {
        if (open.at(-1) === groups['closes'] && !/["'`]|\/[*/]/.test(text.slice(after, index))) open.pop();
      } else if (groups?.['opens'] !== undefined) open.push(groups['opens']);
      else if (mark === '<') loose += 1;
    }
    after = index + mark.length;
    const why =
      depth > deepest
        ? `braces are nested more than ${deepest} deep`
        : count > mostBraces
          ? `it has more than ${mostBraces} braces`
          : open.length + loose > deepest
            ? `more than ${deepest} tags open in braces and do not close there`
            : undefined;
    if (why) throw new Error(`${text.slice(0, index).split('\n').length}:1: ${why}`);
  }
}

/** Satteri says the place of an MDX error only at the beginning of the message: `3:1: Unexpected ...`. */
export function mdxError(error: unknown): { line: number; message: string } {
  const text = error instanceof Error ? error.message : String(error);
  const match = /^(\d+):\d+(?:-\d+:\d+)?: ([\s\S]*)$/.exec(text);
  const message = (match?.[2] ?? text).split('\n')[0] ?? text;
  return { line: match ? Number(match[1]) : 1, message: message.replace(/ \([\w-]+:[\w-]+\)$/, '') };
}

function problem(file: string, line: number, message: string): Finding {
  return finding({ rule: 'unreadable', severity: 'warning', message, source: { file, line } });
}

interface OpenFence {
  line: number;
  marker: string;
  indent: number;
}

/**
 * Closes a top-level fence that is still open at the end of the text: at the first blank line before a heading of
 * level 2 or deeper (a single `#` is a comment in most languages), else at the end.
 */
function closeFences(text: string): { text: string; unclosed: number[] } {
  const unclosed: number[] = [];
  if (!text.includes('```') && !text.includes('~~~')) return { text, unclosed };
  const lines = text.split('\n');
  // Lines alone do not tell a fence in a list from one that is only indented: the parser has the last word.
  if (openFence(lines, 0) && !endsInFence(text)) return { text, unclosed };
  for (let from = 0; from < lines.length;) {
    const open = openFence(lines, from);
    if (!open) break;
    unclosed.push(open.line);
    const heading = lines.findIndex((line, i) => i >= open.line && /^#{2,6} \S/.test(line) && lines[i - 1]?.trim() === '');
    if (heading < 0) break;
    lines[heading - 1] = open.marker;
    from = heading;
  }
  return { text: unclosed.length > 0 ? lines.join('\n') : text, unclosed };
}

const fence = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)$/;

/** Is the last thing of a text a fence without its closing line? */
function endsInFence(text: string): boolean {
  let node: Nodes = markdownToMdast(text, { features }) as Root;
  while ('children' in node && node.type !== 'paragraph' && node.children.length > 0) node = node.children.at(-1) as Nodes;
  if (node.type !== 'code' || !node.position) return false;
  const { start, end } = node.position;
  const [first = '', ...others] = text.slice(start.offset, end.offset).split('\n');
  const marker = /^(?:`{3,}|~{3,})/.exec(first)?.[0];
  const last =
    others
      .at(-1)
      ?.replace(/^[ \t>]+/, '')
      .trimEnd() ?? '';
  return marker !== undefined && !(last.startsWith(marker) && last === marker[0]?.repeat(last.length));
}

/** The fence that no later line closes, looking from an index on; `line` counts from 1. */
function openFence(lines: string[], from: number): OpenFence | undefined {
  let open: OpenFence | undefined;
  for (let i = from; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    const match = text.includes('```') || text.includes('~~~') ? fence.exec(text) : null;
    const [, before = '', marker = '', info = ''] = match ?? [];
    if (open) {
      const closes = match && marker.startsWith(open.marker) && info.trim() === '';
      // A list item that ends closes the fence inside it.
      const left = open.indent > 0 && /^\S/.test(text) && !match;
      if (closes || left) open = undefined;
    } else if (match && !(marker.startsWith('`') && info.includes('`'))) {
      open = { line: i + 1, marker, indent: before.includes('>') ? 0 : before.length };
    }
  }
  return open;
}
