// Inline Markdown as a flat row of runs, the form in which readers look at text.
import type { Nodes, Parent } from 'mdast';
import { collapsed } from '../words/text.ts';

/** A piece of text with its marks. */
export interface Run {
  text: string;
  line: number;
  code?: boolean;
  strong?: boolean;
  italic?: boolean;
  /** Where a link or an image points. */
  url?: string;
  /** A line break that the author made: two spaces, a backslash or `<br>`. */
  break?: boolean;
}

/** Deeper nesting than any author writes: shown as text, so that no document can exhaust the stack. */
const deepest = 60;

/** The runs of a node's content, in order. Soft line ends are kept as `\n` inside the text. */
export function runsOf(node: Nodes, source: string): Run[] {
  const runs: Run[] = [];
  collect(node, unmarked, 0, source, runs);
  return runs;
}

/** What stands around a node. */
interface Marks {
  strong: boolean;
  italic: boolean;
  url: string | undefined;
}

const unmarked: Marks = { strong: false, italic: false, url: undefined };

/** A mark that is not there is no key either: most runs have none. */
function marked(text: string, line: number, { strong, italic, url }: Marks): Run {
  const run: Run = { text, line };
  if (strong) run.strong = true;
  if (italic) run.italic = true;
  if (url !== undefined) run.url = url;
  return run;
}

function collect(node: Nodes, marks: Marks, depth: number, source: string, runs: Run[]): void {
  const line = node.position?.start.line ?? 1;
  if (depth > deepest) {
    const { start, end } = node.position ?? {};
    runs.push(marked(source.slice(start?.offset ?? 0, end?.offset ?? 0), line, marks));
    return;
  }
  switch (node.type) {
    case 'text':
      runs.push(marked(node.value, line, marks));
      return;
    case 'inlineCode': {
      const run = marked(node.value, line, marks);
      run.code = true;
      runs.push(run);
      return;
    }
    case 'break':
      runs.push({ text: '\n', line, break: true });
      return;
    case 'html':
      if (/^<br\s*\/?>$/i.test(node.value.trim())) runs.push({ text: '\n', line, break: true });
      return;
    case 'image':
      runs.push(marked(node.alt ?? '', line, { ...marks, url: node.url }));
      return;
    case 'link':
      collectChildren(node, { ...marks, url: node.url }, depth, source, runs);
      return;
    case 'emphasis':
      collectChildren(node, { ...marks, italic: true }, depth, source, runs);
      return;
    case 'strong':
      collectChildren(node, { ...marks, strong: true }, depth, source, runs);
      return;
    default:
      if ('children' in node) collectChildren(node as Parent, marks, depth, source, runs);
      else if ('value' in node && typeof node.value === 'string') runs.push(marked(node.value, line, marks));
  }
}

function collectChildren(node: Parent, marks: Marks, depth: number, source: string, runs: Run[]): void {
  for (const child of node.children) collect(child as Nodes, marks, depth + 1, source, runs);
}

/** The text of runs, without marks, white space collapsed. */
export function plain(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += run.text;
  return collapsed(text);
}

/** The texts of the code spans among runs. */
export function codesIn(runs: readonly Run[]): string[] {
  return runs.filter((run) => run.code).map((run) => run.text.trim());
}

/** Splits at the line breaks that the author made; with `soft`, at every line end. */
export function splitLines(runs: readonly Run[], soft = false): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.break) {
      lines.push([]);
      continue;
    }
    if (!soft || run.code || !run.text.includes('\n')) {
      if (run.text !== '') lines.at(-1)?.push(run);
      continue;
    }
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...run, text, line: run.line + index });
    });
  }
  return lines.filter((line) => line.some((run) => /\S/.test(run.text)));
}

/** Cuts the first characters off runs, keeping the marks of what is left. */
export function dropText(runs: readonly Run[], count: number): Run[] {
  const left: Run[] = [];
  let drop = count;
  for (const run of runs) {
    if (drop >= run.text.length) {
      drop -= run.text.length;
      continue;
    }
    left.push(drop === 0 ? run : { ...run, text: run.text.slice(drop) });
    drop = 0;
  }
  return left;
}
