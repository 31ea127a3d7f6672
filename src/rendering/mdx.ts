// Which .mdx documents may be compiled. Each is tried alone, because one that fails would end the build of all.
import { mdxToJs, mdxToMdast } from 'satteri';
import type { Nodes } from 'mdast';
import type { SourceDocument } from '../book/book.ts';
import { mdxError, refuseBraces } from '../reading/outline/parse.ts';

/** Why a document is shown as Markdown; nothing when it can be compiled. */
export interface Refusal {
  line: number;
  message: string;
}

/**
 * Tries a document.
 * @param components the names of the components that a document may use
 */
export function refusalOf(document: SourceDocument, components: ReadonlySet<string>): Refusal | undefined {
  try {
    refuseBraces(document.text);
    mdxToJs(document.text, { features: { gfm: true, frontmatter: false } });
    return refusedNode(mdxToMdast(document.text, { features: { gfm: true, frontmatter: false } }) as Nodes, components);
  } catch (error) {
    const { line, message } = mdxError(error);
    return { line, message: `not valid MDX: ${message}` };
  }
}

function refusedNode(tree: Nodes, components: ReadonlySet<string>): Refusal | undefined {
  const pending: Nodes[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const line = node.position?.start.line ?? 1;
    const type: string = node.type;
    // What a document imports cannot be tried without the whole build: components come by name instead.
    if (type.startsWith('mdxjs') || type.startsWith('mdx')) {
      const code = 'value' in node ? String(node.value) : '';
      if (/\bimport\b/.test(code) || /\bexport\b[^;]*\bfrom\b/.test(code))
        return { line, message: 'imports something, expected components by their names alone' };
    }
    const name = 'name' in node && type.startsWith('mdxJsx') ? (node.name as string | null) : undefined;
    if (name && /^[A-Z]|\./.test(name) && !components.has(name)) {
      return { line, message: `<${name}> is no component, expected one of ${[...components].join(', ')}` };
    }
    if ('children' in node) pending.push(...(node.children as Nodes[]));
  }
  return undefined;
}
