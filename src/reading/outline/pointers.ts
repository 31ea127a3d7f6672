// Where a document points: its links and images, and the places in it that others can point at.
import type { Nodes, Root } from 'mdast';

/** A link or an image as the document writes it, or what a reference of either stands for. */
export interface Pointer {
  url: string;
  line: number;
  image: boolean;
}

export interface Pointers {
  pointers: Pointer[];
  /** The ids and names that raw HTML gives to places; headings have their own. */
  anchors: string[];
}

/** Every pointer and anchor of a tree, in the order of the document. */
export function pointersIn(tree: Root): Pointers {
  const found: Pointers = { pointers: [], anchors: [] };
  const pending: Nodes[] = [tree];
  const definitions = new Map<Pointer, string>();
  const used = new Set<string>();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'link' || node.type === 'definition') {
      const pointer = { url: node.url, line, image: false };
      found.pointers.push(pointer);
      if (node.type === 'definition') definitions.set(pointer, node.identifier);
    } else if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    else if (node.type === 'image') found.pointers.push({ url: node.url, line, image: true });
    else if (node.type === 'html') fromHtml(node.value, line, found);
    else if ('attributes' in node) fromElement(node as unknown as Element, line, found);
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i -= 1) pending.push(node.children[i] as Nodes);
  }
  // A definition that nothing refers to is no link: some tools take their orders from such lines.
  const isLink = (pointer: Pointer) => !definitions.has(pointer) || used.has(definitions.get(pointer) ?? '');
  return { ...found, pointers: found.pointers.filter(isLink) };
}

function fromHtml(html: string, line: number, found: Pointers): void {
  for (const match of html.matchAll(/\s(href|src|id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)) {
    const at = line + html.slice(0, match.index).split('\n').length - 1;
    attribute(match[1]?.toLowerCase() ?? '', match[2] ?? match[3] ?? '', at, found);
  }
}

interface Element {
  attributes: { name?: string; value?: unknown }[];
}

function fromElement(node: Element, line: number, found: Pointers): void {
  for (const { name, value } of node.attributes) if (name && typeof value === 'string') attribute(name, value, line, found);
}

function attribute(name: string, value: string, line: number, found: Pointers): void {
  if (name === 'id' || name === 'name') found.anchors.push(value);
  else if (name === 'href' || name === 'src') found.pointers.push({ url: value, line, image: name === 'src' });
}
