// Markdown that is read back as exactly the text it was made of.

/** Any text in a paragraph, a heading or a cell: nothing in it is a mark. */
export function text(value: string): string {
  return value.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A name in code. */
export function code(value: string): string {
  const fence = '`'.repeat(Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const room = /^`|`$/.test(value) ? ' ' : '';
  return fence + room + value + room + fence;
}

/** A fenced block. */
export function block(lang: string, lines: readonly string[]): string {
  const value = lines.join('\n');
  const fence = '`'.repeat(Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  return `${fence}${lang}\n${value}\n${fence}`;
}

/** `**Label**: value`; nothing for a value that was not stated. */
export function field(label: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`**${label}**: ${value}`];
}

/** A label with a list under it. */
export function listField(label: string, values: readonly string[] | undefined): string[] {
  return values === undefined || values.length === 0 ? [] : [`**${label}**:\n\n${values.map((value) => `- ${value}`).join('\n')}`];
}

/** A table; cells are Markdown already. Lines of a cell are broken by `<br>`. */
export function table(header: readonly string[], rows: readonly (readonly (string | readonly string[] | undefined)[])[]): string {
  const cell = (value: string | readonly string[] | undefined) => (typeof value === 'object' ? value.map((line) => `- ${line}`).join('<br>') : (value ?? ''));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), `|${'---|'.repeat(header.length)}`, ...rows.map((row) => line(row.map(cell)))].join('\n');
}

/** Paragraphs and blocks one after the other. */
export function page(...blocks: readonly (string | readonly string[])[]): string {
  return `${blocks.flat().join('\n\n')}\n`;
}
