// Any other page in Markdown, from what it shows: headings, lists, tables and words. The general converters of HTML take
// three times as long for a list of thousands of rows, and know much that no page of ours has.
import type { Element, ElementContent, Root } from 'hast';
import { raw } from 'hast-util-raw';
import { fenced, line } from './values.ts';

/** What a link of the page is in the twin; nothing for a place on the page itself. */
export type LinkAddress = (href: string) => string | undefined;

/** What a page shows apart from its frame; empty when it has no text. @param html the whole page */
export function shownIn(html: string): string {
  return /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? '';
}

/**
 * The Markdown twin of a page.
 * @param shown what it shows
 * @returns nothing when the page has no text
 */
export function pageMarkdown(shown: string, address: LinkAddress): string | undefined {
  if (shown === '') return undefined;
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: shown }] }) as Root;
  return `${blocks(tree.children as ElementContent[], address).join('\n\n')}\n`;
}

/** What pages have for eyes and hands only. */
const left = new Set(['svg', 'script', 'style', 'template', 'form', 'fieldset', 'label', 'button', 'input', 'select', 'wbr']);
const frame = new Set(['Breadcrumbs', 'On this page', 'Previous and next']);
const inlined = new Set(['a', 'abbr', 'b', 'br', 'code', 'del', 'em', 'i', 'img', 'ins', 'kbd', 'small', 'span', 'strong', 'sub', 'sup', 'time']);

function isLeft({ tagName, properties, children }: Element, address: LinkAddress): boolean {
  if (left.has(tagName) || properties['hidden'] !== undefined || properties['role'] === 'search') return true;
  if (tagName !== 'nav') return false;
  const isOfPage = (node: ElementContent) =>
    node.type === 'element' && typeof node.properties['href'] === 'string' && address(node.properties['href']) === undefined;
  return frame.has(String(properties['ariaLabel'])) || children.some(isOfPage);
}

function isInline(node: ElementContent): boolean {
  return node.type === 'text' || (node.type === 'element' && inlined.has(node.tagName));
}

/** Blocks of Markdown; what runs on in a line is a paragraph of its own. */
function blocks(nodes: readonly ElementContent[], address: LinkAddress): string[] {
  const found: string[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    found.push(words(run, address));
    run = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      run.push(node);
    } else if (node.type === 'element' && !isLeft(node, address)) {
      endRun();
      found.push(...block(node, address));
    }
  }
  endRun();
  return found.filter((text) => text !== '');
}

function block(node: Element, address: LinkAddress): string[] {
  const { tagName, children } = node;
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  if (level) return [`${'#'.repeat(Number(level))} ${words(children, address)}`];
  if (tagName === 'ul' || tagName === 'ol') return [items(node, address)];
  if (tagName === 'table') return table(node, address);
  if (tagName === 'pre') return [fenced(textOf(node).replace(/\n$/, ''))];
  if (tagName === 'dt') return [`**${words(children, address)}**`];
  return blocks(children, address);
}

/** A list; what an item holds beside its words is indented below them. */
function items(node: Element, address: LinkAddress): string {
  const children = node.children.filter((child) => child.type === 'element' && !isLeft(child, address));
  return children
    .map((child, index) => {
      const mark = node.tagName === 'ol' ? `${index + 1}. ` : '- ';
      const text = blocks(child.type === 'element' ? child.children : [], address).join('\n\n');
      return mark + text.replaceAll('\n', `\n${' '.repeat(mark.length)}`).replace(/^ +$/gm, '');
    })
    .join('\n');
}

function table(node: Element, address: LinkAddress): string[] {
  const rows = all(node, 'tr').map((row) => {
    const cells = row.children.filter((child) => child.type === 'element' && /^t[hd]$/.test(child.tagName)) as Element[];
    return cells.map((cell) => words(cell.children, address).replaceAll('|', '\\|'));
  });
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const [head = [], ...body] = all(node, 'thead').length > 0 ? rows : [[], ...rows];
  const row = (cells: readonly string[]) => `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const captions = all(node, 'caption').map(({ children }) => words(children, address));
  return [...captions, [row(head), `|${' - |'.repeat(width)}`, ...body.map(row)].join('\n')];
}

/** Everything in one line: items of a list apart by commas, blocks by spaces. */
function words(nodes: readonly ElementContent[], address: LinkAddress): string {
  const parts = nodes.map((node, index) => {
    if (node.type === 'text') return node.value;
    if (node.type !== 'element' || isLeft(node, address)) return '';
    const before = nodes[index - 1];
    // What styles hold apart, and nothing else does.
    const apart = before?.type === 'element' && before.tagName !== 'wbr' && node.tagName !== 'wbr' ? ' ' : '';
    return apart + wordsOf(node, address);
  });
  return line(parts.join(''));
}

function wordsOf(node: Element, address: LinkAddress): string {
  const { tagName, children, properties } = node;
  if (tagName === 'br') return ' ';
  if (tagName === 'ul' || tagName === 'ol')
    return all(node, 'li')
      .map((item) => words(item.children, address))
      .join(', ');
  if (tagName === 'code') return `\`${textOf(node).replaceAll('`', '')}\``;
  const text = words(children, address);
  const leads = typeof properties['href'] === 'string' ? address(properties['href']) : undefined;
  return leads === undefined || text === '' ? text : `[${text.replace(/[[\]]/g, '\\$&')}](${leads})`;
}

function all(node: Element, tagName: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === tagName ? [child] : all(child, tagName);
  });
}

function textOf(node: Element): string {
  return node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '')).join('');
}
