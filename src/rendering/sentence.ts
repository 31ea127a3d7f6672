// A sentence with its marks: code, emphasis, and links to pages of the site or to other sites.
import { toHtml } from 'hast-util-to-html';
import type { ElementContent } from 'hast';
import type { Sentence, Words } from '../model/procedure.ts';
import { element } from './blocks.ts';
import { linkedText, type Linker } from './identifiers.ts';

/**
 * The HTML of a sentence; what it names is linked where it bears no link of its own.
 * @param at an address below the site's base
 */
export function sentenceHtml({ text, words }: Pick<Sentence, 'text' | 'words'>, linker: Linker, at: (url: string) => string): string {
  return toHtml((words ?? [{ text }]).flatMap((piece) => nodesOf(piece, linker, at)));
}

function nodesOf({ text, code, strong, url }: Words, linker: Linker, at: (url: string) => string): ElementContent[] {
  const href = url === undefined ? undefined : addressOf(url, at);
  const plain: ElementContent[] = href === undefined ? linkedText(text, linker) : [{ type: 'text', value: text }];
  const marked = code ? [element('code', {}, plain)] : plain;
  const linked = href === undefined ? marked : [element('a', { href }, marked)];
  return strong ? [element('strong', {}, linked)] : linked;
}

/** A page of the site or an address on the web: nothing else is followed. */
function addressOf(url: string, at: (url: string) => string): string | undefined {
  if (/^\/(?!\/)/.test(url)) return at(url);
  return /^(?:https?|mailto):/i.test(url) ? url : undefined;
}
