// Headings, tables, code and checkboxes in the form in which everybody can read them.
import type { Element, ElementContent, Properties, Root } from 'hast';
import GithubSlugger from 'github-slugger';
import { linkedCode, type Linker } from './identifiers.ts';
import { labelOf } from './links.ts';
import { elementsIn, textIn } from './tree.ts';

/** A heading of a document, for its table of contents. */
export interface RenderedHeading {
  text: string;
  slug: string;
  depth: number;
}

/** Ids of the page's frame, which no heading may take. */
const reserved = new Set(['main', 'everything']);

/**
 * Gives each heading its anchor and a link to it.
 * @param slugs the anchors that the document's outline gives, by line; other headings (in quotes, in HTML) get their own
 */
export function anchorHeadings(tree: Root, slugs: ReadonlyMap<number, string>): RenderedHeading[] {
  const slugger = new GithubSlugger();
  for (const slug of slugs.values()) slugger.slug(slug);
  const headings: (RenderedHeading & { line: number })[] = [];
  for (const parent of [tree, ...elementsIn(tree)]) {
    parent.children = (parent.children as ElementContent[]).map((child) => {
      const depth = child.type === 'element' ? Number(/^h([1-6])$/.exec(child.tagName)?.[1]) : Number.NaN;
      if (child.type !== 'element' || Number.isNaN(depth) || child.properties['id'] !== undefined) return child;
      // The outline has read `{#anchor}`.
      const last = child.children.at(-1);
      if (last?.type === 'text') last.value = last.value.replace(/\s*\{#[\w.:-]+\}\s*$/, '');
      const text = labelOf(child);
      const slug = slugs.get(child.position?.start.line ?? 0) ?? slugger.slug(text);
      const id = reserved.has(slug) ? `user-content-${slug}` : slug;
      child.properties['id'] = id;
      headings.push({ text, slug: id, depth, line: child.position?.start.line ?? Number.POSITIVE_INFINITY });
      const anchor = element('a', { className: ['anchor'], href: `#${encodeURIComponent(id)}`, ariaLabel: `Link to “${text}”` }, [
        { type: 'text', value: '#' },
      ]);
      return { ...element('div', { className: ['heading'] }, [child, anchor]), ...(child.position ? { position: child.position } : {}) };
    });
  }
  return headings.sort((a, b) => a.line - b.line).map(({ line: _, ...heading }) => heading);
}

/** Colours and links the code blocks of a tree. */
export function renderCode(tree: Root, linker: Linker): void {
  for (const pre of elementsIn(tree)) {
    if (pre.tagName !== 'pre') continue;
    const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code') as Element | undefined;
    const holder = code ?? pre;
    const language = /^language-(\S+)/.exec(String((code?.properties['className'] as string[] | undefined)?.[0] ?? ''))?.[1]?.toLowerCase() ?? '';
    holder.children = linkedCode(textIn(holder).replace(/\n$/, ''), language, linker);
    if (code) code.properties = {};
    // A block that scrolls must be in reach of the keyboard. Diagrams are marked, so that they can be drawn.
    pre.properties = { tabIndex: 0, ...(language === 'mermaid' ? { className: ['mermaid'] } : {}) };
  }
}

/** Wraps tables so that they scroll in their own box, sets alignment by class, and names checkboxes. */
export function renderTables(tree: Root): void {
  for (const parent of [tree, ...elementsIn(tree)]) {
    parent.children = (parent.children as ElementContent[]).map((child) => {
      if (child.type !== 'element') return child;
      if (child.tagName === 'th' || child.tagName === 'td') return cell(child);
      if (child.tagName === 'input') child.properties['ariaLabel'] = child.properties['checked'] ? 'done' : 'to do';
      if (child.tagName !== 'table') return child;
      const box = element('div', { className: ['scroll'], role: 'group', ariaLabel: tableLabel(child), tabIndex: 0 }, [child]);
      return child.position ? { ...box, position: child.position } : box;
    });
  }
}

function cell(node: Element): Element {
  const { align, ...properties } = node.properties;
  const empty = textIn(node).trim() === '';
  node.properties = { ...properties, ...(align === 'right' || align === 'center' ? { className: [align] } : {}) };
  // A header cell without words names nothing.
  if (node.tagName === 'th' && empty) node.tagName = 'td';
  else if (node.tagName === 'th' && properties['scope'] === undefined) node.properties['scope'] = 'col';
  return node;
}

function tableLabel(table: Element): string {
  const headers = [...elementsIn(table)].filter(({ tagName }) => tagName === 'th').map(labelOf);
  return ['Table', headers.filter(Boolean).slice(0, 4).join(', ')].filter(Boolean).join(': ');
}

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
