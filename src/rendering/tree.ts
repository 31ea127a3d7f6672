// A document's text as an HTML tree that holds nothing but what documents may hold.
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { sanitize } from 'hast-util-sanitize';
import { markdownToHast } from 'satteri';
import { VFile } from 'vfile';
import { schema } from './schema.ts';

const features = { gfm: { footnotes: { clobberPrefix: '' } }, rawHtml: false, frontmatter: false, smartPunctuation: false } as const;

/** Elements nested deeper than this become text: no author nests so deep, and what follows walks the tree recursively. */
const deepest = 100;

/**
 * Markdown to a sanitised tree. Every block knows the line it came from; nothing in the tree runs or fetches anything
 * except images, which the link pass decides about.
 * @param text with its fences repaired
 */
export function treeOf(text: string): Root {
  const tree = markdownToHast(text, { features, position: true }) as Root;
  flatten(tree);
  alignByAttribute(tree);
  rawAsText(tree, isPlaceholder);
  return sanitize(withHtml(tree, text), schema) as Root;
}

/** The HTML that stands in the Markdown becomes elements; HTML that cannot be parsed is shown as written. */
function withHtml(tree: Root, text: string): Root {
  if (!holdsRaw(tree)) return tree;
  try {
    // With the file at hand, elements keep their places.
    const parsed = raw(tree, { file: new VFile(text) }) as Root;
    flatten(parsed);
    return parsed;
  } catch {
    rawAsText(tree, () => true);
    return tree;
  }
}

/** Every element of a tree, parents first, without recursion. */
export function* elementsIn(tree: Root | Element): Generator<Element> {
  const pending: (RootContent | ElementContent)[] = [...tree.children].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type !== 'element') continue;
    yield node;
    for (let i = node.children.length - 1; i >= 0; i -= 1) pending.push(node.children[i] as ElementContent);
  }
}

/** Puts the text of what is nested too deep in its place. */
function flatten(tree: Root): void {
  let level: (Root | Element)[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    const parents = level;
    level = [];
    for (const parent of parents) {
      const inside = (parent.children as ElementContent[]).filter((child) => child.type === 'element');
      if (depth >= deepest && inside.length > 0) parent.children = [{ type: 'text', value: textIn(parent) }];
      else for (const one of inside) level.push(one);
    }
  }
}

/** The text of a tree, without recursion. */
export function textIn(tree: Root | Element): string {
  let text = '';
  const pending: (RootContent | ElementContent)[] = [...tree.children].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === 'text') text += node.value;
    else if ('children' in node) for (let i = node.children.length - 1; i >= 0; i -= 1) pending.push(node.children[i] as ElementContent);
  }
  return text;
}

/** The alignment of columns comes as style attributes, which a strict policy blocks. */
export function alignByAttribute(tree: Root): void {
  for (const { tagName, properties } of elementsIn(tree)) {
    if (tagName !== 'td' && tagName !== 'th') continue;
    const align = /text-align:\s*(left|center|right)/.exec(String(properties['style'] ?? ''))?.[1];
    if (!align) continue;
    properties['align'] = align;
    delete properties['style'];
  }
}

function holdsRaw(tree: Root): boolean {
  if (tree.children.some((node) => node.type === 'raw')) return true;
  for (const element of elementsIn(tree)) if (element.children.some((node) => node.type === 'raw')) return true;
  return false;
}

/** `<NAMESPACE>`, `<test_name>`, `<Count />`: no element that HTML has, but something to be read. */
function isPlaceholder(html: string): boolean {
  const [, name = ''] = /^\s*<\/?([A-Za-z][\w.]*)/.exec(html) ?? [];
  return /^[A-Z]|_/.test(name) && !schema.tagNames?.includes(name.toLowerCase());
}

function rawAsText(tree: Root, applies: (html: string) => boolean): void {
  for (const parent of [tree, ...elementsIn(tree)]) {
    parent.children = (parent.children as ElementContent[]).map((node) =>
      node.type === 'raw' && applies(node.value) ? { type: 'text', value: node.value } : node,
    );
  }
}
