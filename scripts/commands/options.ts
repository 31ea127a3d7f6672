// Arguments and options that several commands share.
import { Argument, InvalidArgumentError, Option, type Command } from 'commander';
import type { Progress } from '../../src/book/book.ts';
import type { EvidenceFolder } from '../../src/evidence/files.ts';

/** The folder of documents: the argument, else FAULTBOOK_CONTENT, else `content`. */
function contentArgument(): Argument {
  return new Argument('[content]', 'folder of Markdown documents').default(process.env['FAULTBOOK_CONTENT'] ?? 'content');
}

/** `--as-of`: a date that stands for today, so that a run can be repeated. */
function asOfOption(): Option {
  return new Option('--as-of <date>', 'take this date for today, as YYYY-MM-DD').argParser((value: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
      throw new InvalidArgumentError('Expected a date such as 2025-11-30.');
    }
    return value;
  });
}

/** What every command that reads a book takes. */
export interface ReadingOptions {
  asOf?: string | undefined;
  evidence?: EvidenceFolder[] | undefined;
  evidenceComplete?: boolean | undefined;
}

/** Adds the options of every command that reads a book: its folder, the evidence and the date that stands for today. */
export function reading(command: Command): Command {
  return evidenceOptions(command.addArgument(contentArgument()));
}

/** The same without the folder, for a command that names what it reads in its own way. */
export function evidenceOptions(command: Command): Command {
  return command.addOption(asOfOption()).addOption(evidenceOption()).addOption(evidenceCompleteOption());
}

/** `--evidence NAME=DIR`, as often as there are folders. */
function evidenceOption(): Option {
  return new Option('--evidence <name=folder>', 'read suites, results, rules, dashboards and metrics below this folder too; can be repeated').argParser(
    (value: string, before: EvidenceFolder[] = []) => {
      const [, name, folder] = /^([\w.-]+)=(.+)$/s.exec(value) ?? [];
      if (!name || !folder) throw new InvalidArgumentError('Expected a name and a folder, such as router=../router.');
      if (before.some((one) => one.name === name)) throw new InvalidArgumentError(`There are two folders of the name ${name}.`);
      return [...before, { name, folder }];
    },
  );
}

/** `--evidence-complete`: a test that no suite has is missing then. */
function evidenceCompleteOption(): Option {
  return new Option('--evidence-complete', 'all suites are among the evidence: a test that none of them has is missing');
}

/** `--base`: the path below which the site is served, with a slash at both ends whatever was typed. */
export function baseOption(): Option {
  return new Option('--base <path>', 'the path below which the site will be served').default('/').argParser((value: string) => {
    if (/[\s?#\\]|^[a-z]+:|(?:^|\/)\.\.?(?:\/|$)/i.test(value)) throw new InvalidArgumentError('Expected a path such as /pr/42/.');
    return `/${value
      .split('/')
      .filter((step) => step !== '')
      .join('/')}/`.replace('//', '/');
  });
}

/** `--server`: where the site will be served, for addresses that should be whole: those of sitemap.xml and of runbook_url. */
export function serverOption(): Option {
  return new Option('--server <address>', 'address of the server, for whole addresses in sitemap.xml and findings: https://docs.example.org').argParser(
    (value: string) => {
      if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
        throw new InvalidArgumentError('Expected an address such as https://docs.example.org.');
      return new URL(value).origin;
    },
  );
}

/** Where the site is served, when the server was named. */
export function addressOf({ server, base }: { server?: string | undefined; base: string }): string | undefined {
  return server && new URL(base, server).href;
}

/** `--preview-url`: where a preview of the head is served, for links into it. */
export function previewUrlOption(): Option {
  return new Option('--preview-url <address>', 'where the preview is served: https://docs.example.org/pr/42/').argParser((value: string) => {
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
      throw new InvalidArgumentError('Expected an address such as https://docs.example.org/pr/42/.');
    const { origin, pathname } = new URL(value);
    return `${origin}${pathname}`;
  });
}

/** `--trust-mdx`: only who runs the command can say so, never the folder. */
export function trustMdxOption(): Option {
  return new Option('--trust-mdx', 'compile and run the .mdx documents; only for documents whose authors may run code here');
}

/**
 * Examples and remarks below a command's help.
 * @param lines each a command with what it does
 */
export function examples(lines: readonly (readonly [command: string, does: string])[], remarks: readonly string[] = []): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const fits = lines.every(([, does]) => width + does.length + 6 <= terminalWidth);
  const shown = lines.map(([command, does]) => (fits ? `  ${command.padEnd(width)}  # ${does}` : `  # ${does}\n  ${command}`));
  return `\nExamples:\n${shown.join('\n')}\n${remarks.length > 0 ? `\n${remarks.join('\n')}\n` : ''}`;
}

const terminalWidth = 80;

/** What every command that reads documents ends with. */
export const exitRemark = 'Ends with 0, or with 2 when the folder, book.yaml or an option cannot be used.';

/** A port number; 0 takes any free one. */
export function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) throw new InvalidArgumentError('Expected a number from 0 to 65535.');
  return port;
}

/** Says on a terminal how far a step is; prints nothing when a program reads. */
export function progressLine(what: string): { update: Progress; done: () => void } {
  if (!process.stderr.isTTY) return { update: () => {}, done: () => {} };
  let shown = 0;
  return {
    update: (done, total) => {
      // A line for each file would slow reading down: a hundred steps are enough to see it move.
      if (done < total && done - shown < total / 100) return;
      shown = done;
      process.stderr.write(`\r${what} ${done} of ${total} files`);
    },
    done: () => process.stderr.write('\r\x1b[K'),
  };
}
