// Known identifiers in texts and code become links to their pages.
import type { Element, ElementContent, Root } from 'hast';
import type { Lexicon } from '../catalog/lexicon.ts';
import { piecesOf, type Piece } from './code.ts';

/** What linking needs to know: the names, and where a page lies below the site's base. */
export interface Linker {
  lexicon: Lexicon;
  /** The address of an entity's page; nothing for what should not be linked here. */
  address(key: string): string | undefined;
  /** The document whose text it is, which knows its own ids best. */
  file: string;
}

/** A text as nodes in which every known identifier is a link; code is linked without breaks, for a line of it is one line. */
export function linkedText(text: string, linker: Linker): ElementContent[] {
  return linkedPieces([{ text, token: undefined }], linker).map((node) =>
    node.type === 'element' && node.tagName === 'a' ? { ...node, children: node.children.flatMap(breakable) } : node,
  );
}

/** Code, coloured and linked. */
export function linkedCode(code: string, language: string, linker: Linker): ElementContent[] {
  return linkedPieces(piecesOf(code, language), linker);
}

/** Links the texts and code of a tree, in place; what is inside a link stays as it is. */
export function linkIdentifiers(tree: Root, linker: Linker): void {
  const pending: (Root | Element)[] = [tree];
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    const children: ElementContent[] = [];
    for (const child of parent.children as ElementContent[]) {
      if (child.type === 'text') for (const node of linkedText(child.value, linker)) children.push(node);
      else {
        children.push(child);
        if (child.type === 'element' && child.tagName !== 'a' && child.tagName !== 'pre') pending.push(child);
      }
    }
    parent.children = children;
  }
}

function linkedPieces(pieces: readonly Piece[], { lexicon, address, file }: Linker): ElementContent[] {
  const text = pieces.map((piece) => piece.text).join('');
  const nodes: ElementContent[] = [];
  let place = 0;
  const take = rest(pieces);
  for (const occurrence of lexicon.find(text, file)) {
    const href = address(occurrence.key);
    if (href === undefined) continue;
    nodes.push(...take(occurrence.start - place), link(href, take(occurrence.end - occurrence.start)));
    place = occurrence.end;
  }
  return [...nodes, ...take(text.length - place)];
}

/** A function that takes the next so many characters off pieces, as nodes. */
function rest(pieces: readonly Piece[]): (length: number) => ElementContent[] {
  let index = 0;
  let offset = 0;
  return (length) => {
    const nodes: ElementContent[] = [];
    for (let wanted = length; wanted > 0 && index < pieces.length;) {
      const piece = pieces[index] as Piece;
      const text = piece.text.slice(offset, offset + wanted);
      if (text !== '') nodes.push(node(text, piece.token));
      wanted -= text.length;
      offset += text.length;
      if (offset >= piece.text.length) {
        index += 1;
        offset = 0;
      }
    }
    return nodes;
  };
}

function node(text: string, token: string | undefined): ElementContent {
  if (token === undefined) return { type: 'text', value: text };
  return { type: 'element', tagName: 'span', properties: { className: [`t-${token}`] }, children: [{ type: 'text', value: text }] };
}

function link(href: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'a', properties: { href }, children };
}

/** Longer names than this do not fit beside other words on a phone. */
const longName = 24;

/** A long name that may be broken between its pieces, and nowhere else. */
function breakable(child: ElementContent): ElementContent[] {
  if (child.type !== 'text' || child.value.length <= longName) return [child];
  const pieces = child.value.split(/(?<=[_/])(?=\w)|(?<=\p{Ll})(?=\p{Lu})/u);
  return pieces.flatMap((value, index): ElementContent[] => [
    ...(index > 0 ? [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }] : []),
    { type: 'text', value },
  ]);
}
