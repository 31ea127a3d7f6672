import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { NoPlainData, plainData } from './plain-data.ts';

/** A path below the content folder: a stranger's book.yaml must not point at other files of the machine. */
const insidePath = z
  .string()
  .min(1)
  .refine((path) => !/^(?:[/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..'), { error: 'a path inside the content folder' });

/** Where files can be looked at line by line. */
const repositorySchema = z.strictObject({
  /** Address of the repository, for example https://example.org/team/router */
  url: z.url({ protocol: /^https?$/ }),
  /** Branch, tag or commit that links point at. */
  branch: z.string().default('main'),
  /** The folder's path inside the repository. */
  path: z.string().default(''),
});

export type Repository = z.infer<typeof repositorySchema>;

const evidenceSourceSchema = z
  .strictObject({
    name: z.string().min(1),
    /** A folder inside the content folder; without it the evidence is what the command line names so: `--evidence NAME=DIR`. */
    path: insidePath.optional(),
    /** The repository in which this evidence lies, for links to its lines. */
    repository: repositorySchema.optional(),
  })
  .refine((source) => source.path !== undefined || source.repository !== undefined, { error: 'a path in the content folder, a repository, or both' });

/** What `book.yaml`, an optional file at the top of a content folder, may say. */
export const bookConfigSchema = z.strictObject({
  /** The book's title; without it the first heading of the top README or index, else the folder's name. */
  title: z.string().min(1).optional(),
  /** One sentence below the title. */
  description: z.string().optional(),
  /** Where the site is served, for links that others have to it, such as runbook_url: https://docs.example.org/router/ */
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** Where the documents live, for links to the source and for "edit this page". */
  repository: repositorySchema.optional(),
  /** Folders and files that are not read: glob patterns relative to the content folder. */
  ignore: z.array(z.string()).default([]),
  /** What the documents' claims are held against. */
  evidence: z
    .strictObject({
      /** Evidence by name: folders inside the content folder, read even where `ignore` names them, and repositories of evidence. */
      sources: z.array(evidenceSourceSchema).default([]),
      /** All suites are there: a test that none of them has is missing. */
      complete: z.boolean().default(false),
      /** A result older than this many days is called old. */
      maxAgeDays: z.number().positive().optional(),
    })
    .prefault({}),
  /** Severities of rules that differ from their own: `orphan-test: error`, or `off`. */
  checks: z.record(z.string(), z.enum(['off', 'info', 'warning', 'error'])).default({}),
  /** Synonyms that search knows: what people type -> what documents say. */
  synonyms: z.record(z.string(), z.array(z.string())).default({}),
});

export type BookConfig = z.infer<typeof bookConfigSchema>;

/** The configuration of a folder without a `book.yaml`. */
export const defaultConfig: BookConfig = bookConfigSchema.parse({});

/** `book.yaml` cannot be used: each problem names the key, what was expected and what was received. */
export class ConfigError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Reads the text of a `book.yaml`.
 * @param file its name, for messages
 * @throws ConfigError with every problem, each with its line
 */
export function parseConfig(text: string, file = 'book.yaml'): BookConfig {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) {
    throw new ConfigError(document.errors.map((e) => `${file}:${lineOf(e.pos[0])}: not valid YAML: ${e.message}`));
  }
  let value: unknown;
  try {
    value = plainData(document) ?? {};
  } catch (error) {
    if (!(error instanceof NoPlainData)) throw error;
    throw new ConfigError([`${file}:${lineOf(error.offset)}: not valid YAML: ${error.message}`]);
  }
  const result = bookConfigSchema.safeParse(value);
  if (result.success) return result.data;
  throw new ConfigError(
    result.error.issues.flatMap((issue) => {
      const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      return paths.map((path) => {
        const node = path.length > 0 ? document.getIn(path, true) : document.contents;
        const range = (node as { range?: [number, number, number] } | undefined)?.range;
        const place = `${file}:${range ? lineOf(range[0]) : 1}`;
        const key = shown(path.join('.')) || '(the whole file)';
        if (issue.code === 'unrecognized_keys') {
          return `${place}: ${key}: expected one of ${knownKeys(issue.path)}, received an unknown key`;
        }
        return `${place}: ${key}: expected ${expected(issue)}, received ${received(value, path)}`;
      });
    }),
  );
}

/** A key as it is written; in quotes when it holds what cannot be seen. */
function shown(key: string): string {
  return /^[\p{L}\p{N}._-]*$/u.test(key) ? key : JSON.stringify(key);
}

function knownKeys(path: PropertyKey[]): string {
  const { evidence } = bookConfigSchema.shape;
  const sections: Record<string, { shape: object }> = { repository: repositorySchema, evidence: evidence.unwrap() };
  const ofSource = path.at(-1) === 'repository' ? repositorySchema : evidenceSourceSchema;
  const inside = path.length > 2 ? ofSource : (sections[String(path[0])] ?? bookConfigSchema);
  return Object.keys(inside.shape).join(', ');
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `${article(issue.expected)} ${issue.expected}`;
  if (issue.code === 'invalid_format') return issue.format === 'url' ? 'an http or https address' : issue.message;
  return issue.message;
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}

function received(value: unknown, path: PropertyKey[]): string {
  let at = value;
  for (const step of path) at = at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[step] : undefined;
  return at === undefined ? 'nothing' : JSON.stringify(at);
}
