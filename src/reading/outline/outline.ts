// A document as sections with labelled fields, lists, tables and code, each with its line: what readers look at.
import GithubSlugger from 'github-slugger';
import type { Heading, Nodes, Root } from 'mdast';
import type { SourceDocument } from '../../book/book.ts';
import { finding, type Finding } from '../../model/finding.ts';
import { numbered, type Numbered } from '../words/ids.ts';
import { titleText } from '../words/text.ts';
import { blocksOf, type Block } from './blocks.ts';
import { plain, runsOf, type Run } from './inline.ts';
import { parse } from './parse.ts';
import { pointersIn, type Pointer } from './pointers.ts';

export interface Section {
  /** 0 for what stands before the first heading, 1 to 6 for headings, 7 for a bold paragraph used as one. */
  level: number;
  title: string;
  /** The title without its own number and without decoration: the words that readers look at. */
  name: string;
  /** The identifier that the name begins with. */
  head: Readonly<Numbered> | undefined;
  runs: Run[];
  line: number;
  /** The anchor that a heading gets, as on GitHub; empty for a bold paragraph. */
  slug: string;
  parent: Section | undefined;
  blocks: Block[];
  children: Section[];
}

export interface Outline {
  path: string;
  /** What stands before the first heading; every other section is below it. */
  root: Section;
  /** Every section in the order of the document, the root first. */
  sections: Section[];
  /** Links and images, as written. */
  pointers: Pointer[];
  /** Places that raw HTML names, beside the headings. */
  anchors: string[];
  findings: Finding[];
  /** Number of lines. */
  lines: number;
}

/** Reads a document's outline. Never throws: what cannot be parsed is a finding. */
export function outlineOf(document: SourceDocument): Outline {
  const { root: tree, text, findings } = parse(document);
  const slugger = new GithubSlugger();
  const root: Section = { level: 0, title: '', name: '', head: undefined, runs: [], line: 1, slug: '', parent: undefined, blocks: [], children: [] };
  const sections = [root];
  let current = root;
  let pending: Nodes[] = [];
  const problem = (line: number, message: string) => {
    findings.push(finding({ rule: 'unreadable', severity: 'warning', message, source: { file: document.path, line } }));
  };
  const flush = () => {
    // One at a time: as arguments of one call, the paragraphs of a large document exhaust the stack.
    for (const block of blocksOf(pending, text, problem)) current.blocks.push(block);
    pending = [];
  };
  for (const node of topLevel(tree)) {
    const heading = node.type === 'heading' ? node : boldHeading(node);
    if (!heading) {
      pending.push(node);
      continue;
    }
    flush();
    const level = node.type === 'heading' ? (node as Heading).depth : 7;
    let parent: Section = current;
    while (parent.level >= level && parent.parent) parent = parent.parent;
    const { runs, anchor } = withoutAnchor(runsOf(heading, text));
    const title = plain(runs);
    const slug = node.type === 'heading' ? slugger.slug(anchor ?? title) : '';
    const name = titleText(title);
    current = { level, title, name, head: numbered(name), runs, line: node.position?.start.line ?? 1, slug, parent, blocks: [], children: [] };
    parent.children.push(current);
    sections.push(current);
  }
  flush();
  return { path: document.path, root, sections, ...pointersIn(tree), findings, lines: text.split('\n').length };
}

/** `## Title {#anchor}`: how many generators of sites let authors name a heading's anchor. */
function withoutAnchor(runs: Run[]): { runs: Run[]; anchor: string | undefined } {
  const last = runs.at(-1);
  const [whole, anchor] = (!last?.code && /\s*\{#([\w.:-]+)\}\s*$/.exec(last?.text ?? '')) || [];
  if (!last || whole === undefined) return { runs, anchor: undefined };
  const rest = { ...last, text: last.text.slice(0, -whole.length) };
  return { runs: [...runs.slice(0, -1), ...(rest.text === '' ? [] : [rest])], anchor };
}

/** The blocks of a tree, those inside wrappers that only group (JSX elements) included. */
function* topLevel(tree: Root): Generator<Nodes> {
  const pending: Nodes[] = [...tree.children].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const type: string = node.type;
    if (type === 'mdxjsEsm' || type === 'mdxFlowExpression' || type === 'yaml') continue;
    if (type === 'mdxJsxFlowElement' && 'children' in node) pending.push(...[...node.children].reverse());
    else yield node;
  }
}

/** A paragraph that is one bold run without a colon at its end: what authors use below the sixth heading level. */
function boldHeading(node: Nodes): Nodes | undefined {
  if (node.type !== 'paragraph') return undefined;
  const [only, ...others] = node.children.filter((child) => !(child.type === 'text' && child.value.trim() === ''));
  if (only?.type !== 'strong') return undefined;
  // "**`name`** (counter)" is a heading too.
  const [after, ...more] = others;
  if (after && (more.length > 0 || after.type !== 'text' || !/^\s+\([^()\n]{1,40}\)$/.test(after.value))) return undefined;
  const last = only.children.at(-1);
  const text = last && 'value' in last ? last.value.trim() : '';
  return /[:.!?]$/.test(text) ? undefined : after ? node : only;
}

/** The last of the sections that begin at a line or before it; they stand in the order of their lines. */
export function sectionAt(sections: readonly Section[], line: number): Section | undefined {
  let [low, high] = [0, sections.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

/** A section and all below it, in order. */
export function subtree(section: Section, found: Section[] = []): Section[] {
  found.push(section);
  for (const child of section.children) subtree(child, found);
  return found;
}

/** The sections that a section lies in, the nearest first. */
export function ancestors(section: Section): Section[] {
  const found: Section[] = [];
  for (let at = section.parent; at; at = at.parent) found.push(at);
  return found;
}
