// Identifiers with numbers: R4.1, JS-002, I1, REQ-12, 1.3.
import { rememberedText } from '../outline/remembered.ts';
import { inEnglish } from './translations.ts';

/** Prefixes after which a space may stand before the number: nothing else is called so. */
const spaced = /^(?:RE?Q|N?FR|INV)$/;

/** What stands before and after an identifier at the beginning of a title or a cell. */
export interface Numbered {
  /** A word before the id that says what it is: scenario, requirement, pattern ... in lower case. */
  word: string | undefined;
  id: string;
  title: string;
}

/** `FLT.SIP.01`, `REQ/NET/3`: words in capitals, joined by dots or slashes, before the number. */
const pathShape = String.raw`[A-Z][A-Z0-9]{1,7}(?:[./][A-Z][A-Z0-9]{0,7}){1,3}[./-]\d{1,4}[a-z]?`;
const idShape = String.raw`(?:${pathShape}|[A-Z][A-Za-z]{0,11}(?:[-_][A-Z]{1,8})*[-_ ]?\d+(?:\.\d+|-\d{2,4})*[a-z]?)`;
const numberShape = String.raw`\d+(?:\.\d+)*`;
const startsWithId = new RegExp(
  String.raw`^(?:(\p{L}+)\s+)?(?:\[(${idShape})\]|(${idShape}))(?:\s*(?:[:：)]|\.(?!\d))|\s+[-–—·]|\s*$|\s+(?=[\p{Lu}"“(]))\s*(.*)$`,
  'u',
);
const startsWithWordAndNumber = new RegExp(String.raw`^(\p{L}+)\s+(?:#\s*)?(${numberShape})(?:\s*[:：.)]|\s+[-–—]|\s*$)\s*(.*)$`, 'u');
const wholeId = new RegExp(`^${idShape}$`);

/** Words that carry numbers of their own and make no identifier. */
const counted =
  /^(?:Step|Phase|Level|Stage|Section|Chapter|Part|Panel|Figure|Table|Version|Sprint|Week|Day|Note|Option|Example|Item|Q|CP|P|H|HTTP|UTF|SHA|ISO|RFC|TLS|IPv|Top)$/;

/**
 * Reads `R4.1: Title`, `**JS-002** Title`, `Scenario S1: Title`, `[REQ-7] Title`, `S3`. The text is plain, without marks.
 * @returns nothing when the text does not begin with an identifier
 */
export const numbered: (text: string) => Readonly<Numbered> | undefined = rememberedText((text) => {
  // A section's own number may stand before the id: "3.1 REQ-001: Title".
  const match = startsWithId.exec(text.trim().replace(/^\d{1,3}(?:\.\d{1,3}){0,4}\.?\s+/, ''));
  const id = match?.[2] ?? match?.[3];
  if (!match || !id) return undefined;
  const letters = /^[A-Za-z]+/.exec(id)?.[0] ?? '';
  // "Broker 5" is no identifier, and "REQ 5.1" is one.
  if (
    (/\s/.test(id) && !spaced.test(letters)) ||
    counted.test(letters) ||
    (letters.length > 1 && letters !== letters.toUpperCase() && !/^(?:Req|Inv|Sc)$/.test(letters))
  )
    return undefined;
  return { word: match[1] && inEnglish(match[1].toLowerCase()), id, title: (match[4] ?? '').trim() };
});

/** Reads `Process 3: Title`, `Scenario 1: Title`, `Pattern 1.2: Title`, `Issue #1: Title`. */
export function wordAndNumber(text: string): Numbered | undefined {
  const match = startsWithWordAndNumber.exec(text.trim());
  return match?.[1] && match[2] ? { word: inEnglish(match[1].toLowerCase()), id: match[2], title: (match[3] ?? '').trim() } : undefined;
}

/** Is the whole text one identifier? */
export function isId(text: string): boolean {
  return wholeId.test(text.trim()) && !counted.test(/^[A-Za-z]+/.exec(text.trim())?.[0] ?? '');
}

/** `R` of `R4.1`, `JS` of `JS-002`, `FLT.SIP` of `FLT.SIP.01`: the numbering that an id belongs to. */
export function prefixOf(id: string): string {
  return id.replace(/[-_ ./]?\d.*$/, '');
}

/** The letters that ids of one numbering begin with: `SBC` of `SBC-101`, `FLT` of `FLT.SIP.01`. */
export function lettersOf(id: string): string {
  return /^[A-Za-z]+/.exec(id)?.[0] ?? '';
}

/** The id of the group an id is part of: `R4` of `R4.1`, nothing for `R4` or `JS-002`. */
export function groupOf(id: string): string | undefined {
  const dot = id.lastIndexOf('.');
  return dot > 0 ? id.slice(0, dot) : undefined;
}

const inText = new RegExp(String.raw`(?<![\w.-])(${idShape})(?:\s*(?:-|–|—|to|\.\.\.?|…)\s*(${idShape}))?(?![\w-]|\.\d)`, 'g');

/** The identifiers that a text names, ranges (`R1.1-R1.4`, `JS-001 to JS-005`) counted out. */
export function idsIn(text: string): string[] {
  return [...text.matchAll(inText)].flatMap(([, from = '', to]) => {
    if (!isId(from)) return [];
    return to && isId(to) ? range(from, to) : [from];
  });
}

/** Longer ranges are not counted out: no document means them. */
const longestRange = 200;

function range(from: string, to: string): string[] {
  const [, head = '', first = ''] = /^(.*?)(\d+)[a-z]?$/.exec(from) ?? [];
  const [, otherHead = '', last = ''] = /^(.*?)(\d+)[a-z]?$/.exec(to) ?? [];
  const count = Number(last) - Number(first);
  if (head !== otherHead || count <= 0 || count > longestRange) return [from, to];
  return Array.from({ length: count + 1 }, (_, i) => head + String(Number(first) + i).padStart(first.length, '0'));
}
