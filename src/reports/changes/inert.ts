// Names that strangers chose, in Markdown that a forge renders: they mean nothing there, whatever they hold.

/** The longest name that a report repeats; beyond it a reader follows the link. */
const longest = 160;

/** Characters that no report shows: controls, and those that turn the direction of writing. */
const invisible = /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]+/gu;

/** What forges make links and mentions of after Markdown was rendered: a zero-width space takes their meaning. */
const summons = /(?<=[@#!~%&$])(?=[\p{L}\p{N}_#[{"'])|(?<=:)(?=\/\/)|(?<=\bGH-)(?=\d)|(?<=(?<![\p{L}\p{N}])www)(?=\.)|(?<=:)(?=[\w+-]+:)/giu;

/** One line, cut where it is too long. */
function line(text: string, most = longest): string {
  const flat = text.replace(/\s+/g, ' ').replace(invisible, '').trim();
  return [...flat].length > most ? `${[...flat].slice(0, most - 1).join('')}…` : flat;
}

/** Text that stands in a paragraph, list or table cell of a comment. */
export function inert(text: string, most?: number): string {
  return line(text, most)
    .replace(summons, '\u200b')
    .replace(/[\\`*_{}[\]()#+!~$^=:-]/g, (mark, at: number, whole: string) => (isQuiet(mark, at, whole) ? mark : `\\${mark}`))
    .replace(/[&<>|@]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replaceAll('\u200b', '&#8203;');
}

/** Marks that mean nothing where they stand: a hyphen or an underscore inside a word. */
function isQuiet(mark: string, at: number, whole: string): boolean {
  if (mark === ':' || mark === '-' || mark === '+' || mark === '=') return at > 0;
  if (mark === '(' || mark === ')') return whole[at - 1] !== ']';
  return mark === '_' && /\w/.test(whole[at - 1] ?? '') && /\w/.test(whole[at + 1] ?? '');
}

/** An identifier as code; what is none is text. */
export function code(text: string): string {
  return /^[\w./:-]+$/.test(text) && text.length <= longest ? `\`${text}\`` : inert(text);
}

/** A command in a code block of its own, that nothing in it can end. */
export function commandBlock(commands: readonly string[], indent = ''): string[] {
  // Printed to a build's log, `::` at the start of a line and `##[` would be commands of the build.
  const lines = commands.map((command) => line(command, 400).replace(/^::/, ': :').replaceAll('##[', '# #['));
  const fence = '`'.repeat(Math.max(3, ...lines.map((text) => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1)));
  return [`${fence}sh`, ...lines, fence].map((text) => `${indent}${text}`);
}

/** A label in a Mermaid diagram: letters and digits, and what is known to mean nothing there. */
export function label(text: string): string {
  return line(text.replace(/[^\p{L}\p{N} _./:-]+/gu, ' '), 60) || '?';
}

/** `review-trigger` -> `review trigger`. */
export function kindInWords(kind: string): string {
  return kind.replaceAll('-', ' ');
}
