// Short texts and code of entities, with every known identifier linked: a guarantee, an expression, a command.
import { toHtml } from 'hast-util-to-html';
import type { ElementContent } from 'hast';
import { element } from './blocks.ts';
import { linkedCode, linkedText, type Linker } from './identifiers.ts';

/** A text with its code spans, as HTML. */
export function shortText(text: string, linker: Linker): string {
  const nodes = text.split(/`([^`]+)`/).flatMap((part, index): ElementContent[] => {
    const linked = linkedText(part, linker);
    return index % 2 === 0 ? linked : [element('code', {}, linked)];
  });
  return toHtml(nodes);
}

/** Code in one language (`promql`, `bash`), as the HTML inside its `<code>`. */
export function shortCode(code: string, language: string, linker: Linker): string {
  return toHtml(linkedCode(code, language, linker));
}
