// HTML that a trusted .mdx document made: linked and framed like every other document. It is not sanitised: who trusts it said so.
import type { Root } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { anchorHeadings, renderTables } from './blocks.ts';
import { takeTitle } from './document.ts';
import { linkIdentifiers, type Linker } from './identifiers.ts';
import { alignByAttribute, elementsIn } from './tree.ts';

/**
 * @param targets where the addresses that the document writes lead; null for nowhere
 */
export function finishHtml(html: string, title: string, targets: Record<string, string | null>, linker: Linker): string {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] }) as Root;
  const known = new Map(Object.entries(targets));
  for (const element of elementsIn(tree)) {
    const name = element.tagName === 'a' ? 'href' : element.tagName === 'img' ? 'src' : undefined;
    const written = name && element.properties[name];
    if (name && typeof written === 'string' && known.has(written)) element.properties[name] = known.get(written) ?? undefined;
    if (/^h[1-6]$/.test(element.tagName)) delete element.properties['id'];
  }
  alignByAttribute(tree);
  takeTitle(tree, title);
  anchorHeadings(tree, new Map());
  linkIdentifiers(tree, linker);
  renderTables(tree);
  return toHtml(tree);
}
