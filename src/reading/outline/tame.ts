// Text for which the parser of Markdown needs the square of the time: very many character references in one paragraph, or
// underscores in one word. No author writes them; what is too many is shown as it is written.

/** So many take some hundredths of a second, and no author comes near. */
export const most = 1000;

const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})/;
const reference = /&(?=#?\w{1,32};)/g;

export interface Tamed {
  /** The text, as long as before and with the same lines. */
  text: string;
  /** The first line in which something was taken for plain text. */
  line: number | undefined;
}

/**
 * Takes the meaning of those that are too many: their sign becomes the wide one of the same look.
 * @param text with every code fence closed
 */
export function tamed(text: string): Tamed {
  if (count(text, '&') <= most && count(text, '_') <= most) return { text, line: undefined };
  let first: number | undefined;
  let references = 0;
  let open: string | undefined;
  const lines = text.split('\n').map((line, index) => {
    const mark = fence.exec(line)?.[1];
    if (mark && (open === undefined || mark.startsWith(open))) open = open === undefined ? mark : undefined;
    // A row of a table has cells, each of them small.
    if (line.trim() === '' || mark || /^\s*\|/.test(line)) references = 0;
    // In a code block they mean nothing, and take no time.
    if (open !== undefined) return line;
    const before = references;
    references += line.match(reference)?.length ?? 0;
    let tame = references <= most ? line : beyond(line, reference, most - before, '＆');
    if (count(tame, '_') > most) tame = tame.replace(/\S{1001,}/g, (word) => beyond(word, /_/g, most, '＿'));
    if (tame !== line) first ??= index + 1;
    return tame;
  });
  return { text: first === undefined ? text : lines.join('\n'), line: first };
}

function beyond(text: string, shape: RegExp, kept: number, instead: string): string {
  let seen = 0;
  return text.replace(shape, (found) => ((seen += 1) > kept ? instead : found));
}

function count(text: string, sign: string): number {
  let found = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found += 1;
  return found;
}
