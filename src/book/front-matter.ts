// Front matter, read by gray-matter with its traps closed: no code is run, nothing is cached, values stay text.
import matter from 'gray-matter';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { entityKinds, type EntityKind } from '../model/fields.ts';
import { finding, type Finding } from '../model/finding.ts';
import { NoPlainData, plainData } from './plain-data.ts';

const list = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

const frontMatterSchema = z.object({
  /** What the document as a whole describes. */
  kind: z.enum(entityKinds as [EntityKind, ...EntityKind[]]).optional(),
  /** The id of what it describes. */
  id: z.string().optional(),
  title: z.string().optional(),
  owner: z.string().optional(),
  date: z.string().optional(),
  family: z.string().optional(),
  aliases: list.optional(),
});

/** The keys of a front matter block that Faultbook knows; every value is text, as written. */
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** YAML that cannot be used; its line is one of the document. */
class BrokenBlock extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** The failsafe schema keeps every scalar as text: `010` is an id and `2025-11-30` a date as it is written. */
function readYaml(text: string): object {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'failsafe', prettyErrors: false, logLevel: 'error' });
  // gray-matter gives the text with the line end of its opening line.
  const broken = (message: string, offset: number) => new BrokenBlock(message, lines.linePos(offset).line + (text.startsWith('\n') ? 0 : 1));
  const [error] = document.errors;
  if (error) throw broken(error.message, error.pos[0]);
  try {
    return plainData(document) as object;
  } catch (problem) {
    throw problem instanceof NoPlainData ? broken(problem.message, problem.offset) : problem;
  }
}

const refuse = () => {
  throw new Error('front matter is data: a script is not run');
};
const engines = {
  yaml: readYaml,
  json: (text: string) => JSON.parse(text) as object,
  javascript: refuse,
  js: refuse,
  coffee: refuse,
};

export interface FrontMatterResult {
  frontMatter: FrontMatter;
  /** The text with the block blanked out, so that every line keeps its number. */
  body: string;
  findings: Finding[];
}

/**
 * Takes the front matter off a document. A leading `---` that opens no mapping is a rule and stays. A block that cannot
 * be read is a finding, and stays as a code block, so that nothing is lost.
 * @param text with LF line ends
 */
export function readFrontMatter(text: string, file: string): FrontMatterResult {
  const none: FrontMatterResult = { frontMatter: {}, body: text, findings: [] };
  if (!/^---[a-z]*[ \t]*\n/.test(text)) return none;
  const close = text.search(/\n---[ \t]*(?:\n|$)/);
  const opening = text.indexOf('\n');
  const raw = close > opening ? text.slice(opening + 1, close) : '';
  const looksLikeData = /^\s*(?:#[^\n]*\n\s*)*["']?[\w-]+["']?\s*:/.test(raw) || /^---[a-z]/.test(text);
  if (close < 0) {
    if (!/^---[a-z]*[ \t]*\n["']?[\w-]+["']?\s*:/.test(text)) return none;
    return { ...none, findings: [broken(file, 1, 'front matter opens here and is never closed, expected a line "---"')] };
  }
  let data: unknown;
  try {
    // An options object keeps gray-matter from its cache, which forgets errors when it sees the same text again.
    data = matter(text, { engines }).data;
  } catch (error) {
    if (!looksLikeData) return none;
    return { ...none, body: asCode(text, close), findings: [broken(file, errorLine(error), `front matter: ${reason(error)}`)] };
  }
  if (raw.trim() !== '' && (data === null || typeof data !== 'object' || Array.isArray(data))) return none;
  if (raw.trim() !== '' && Object.keys(data as object).length === 0 && !looksLikeData) return none;
  const body = blank(text, close);
  const result = frontMatterSchema.safeParse(data);
  if (result.success) return { frontMatter: result.data, body, findings: [] };
  return { ...salvage(data as Record<string, unknown>, result.error, raw, file), body };
}

/** Keeps the keys that can be used, and says of each other what was expected and what was received. */
function salvage(data: Record<string, unknown>, error: z.ZodError, raw: string, file: string) {
  const wrong = new Set(error.issues.map((issue) => String(issue.path[0])));
  const kept = Object.fromEntries(Object.entries(data).filter(([key]) => !wrong.has(key)));
  const findings = [...wrong].map((key) => {
    const line =
      2 +
      Math.max(
        0,
        raw.split('\n').findIndex((text) => text.trimStart().startsWith(`${key}:`)),
      );
    const want = key === 'kind' ? `one of ${entityKinds.join(', ')}` : key === 'aliases' ? 'text or a list of texts' : 'text';
    return broken(file, line, `front matter: ${key}: expected ${want}, received ${JSON.stringify(data[key])}`);
  });
  return { frontMatter: frontMatterSchema.parse(kept), findings };
}

function broken(file: string, line: number, message: string): Finding {
  return finding({ rule: 'unreadable', severity: 'warning', message, source: { file, line } });
}

function reason(error: unknown): string {
  // The parser's own recursion is what ends at a depth of some hundreds.
  if (error instanceof RangeError || /call stack/.test(String(error))) return 'it is nested too deeply';
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.message) : String(error);
}

function errorLine(error: unknown): number {
  return error instanceof BrokenBlock ? error.line : 1;
}

function blank(text: string, close: number): string {
  const end = endOfClosingLine(text, close);
  return text.slice(0, end).replace(/[^\n]+/g, '') + text.slice(end);
}

function asCode(text: string, close: number): string {
  const end = endOfClosingLine(text, close);
  const inside = text.slice(text.indexOf('\n'), close);
  return `\`\`\`yaml${inside}\n\`\`\`${text.slice(end)}`;
}

function endOfClosingLine(text: string, close: number): number {
  const end = text.indexOf('\n', close + 1);
  return end < 0 ? text.length : end;
}
