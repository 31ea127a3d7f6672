// Markdown and MDX to a syntax tree, with what could not be parsed said and read all the same.
import type { Root } from 'mdast';
import { markdownToMdast, mdxToMdast } from 'satteri';
import type { SourceDocument } from '../../book/book.ts';
import { finding, type Finding } from '../../model/finding.ts';

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
  const findings: Finding[] = [];
  const { text, unclosed } = closeFences(document.text);
  for (const line of unclosed) {
    findings.push(problem(document.path, line, 'the code fence that opens here is never closed, expected a closing fence'));
  }
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

/** What the parser of MDX does with braces doubles its time with each that is nested in a damaged tag, and squares it with their number. */
const deepest = 12;
const mostBraces = 5000;

/** @throws an error as Satteri writes it, for a text that it would need too long for */
export function refuseBraces(text: string): void {
  let depth = 0;
  let count = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    depth = brace === '{' ? depth + 1 : Math.max(0, depth - 1);
    count += 1;
    const why = depth > deepest ? `braces are nested more than ${deepest} deep` : count > mostBraces ? `it has more than ${mostBraces} braces` : undefined;
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
export function closeFences(text: string): { text: string; unclosed: number[] } {
  const unclosed: number[] = [];
  if (!text.includes('```') && !text.includes('~~~')) return { text, unclosed };
  const lines = text.split('\n');
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
      open = { line: i + 1, marker, indent: before.length };
    }
  }
  return open;
}
