// What every form of a report needs beside the findings.

/** A finding's file as the reader of the report knows it: relative to where the command runs. */
export type Place = (file: string) => string;

/**
 * Text that a terminal or a build's log shows as it is: what would move its cursor, colour it, turn the direction of writing
 * or begin another line is written out, and `##[`, which a build server takes for a command, is taken apart.
 */
export function visible(text: string): string {
  const line = text.replace(/\s/g, ' ').replaceAll('##[', '# #[');
  return line.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What a report says about the rules behind its findings. */
export interface RuleText {
  id: string;
  meaning: string;
  why: string;
  mend: string;
}
