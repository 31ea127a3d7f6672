// Arguments and options that several commands share.
import { Argument, InvalidArgumentError, Option } from 'commander';
import type { Progress } from '../../src/book/book.ts';

/** The folder of documents: the argument, else FAULTBOOK_CONTENT, else `content`. */
export function contentArgument(): Argument {
  return new Argument('[content]', 'folder of documents').default(process.env['FAULTBOOK_CONTENT'] ?? 'content');
}

/** `--as-of`: a date that stands for today, so that a run can be repeated. */
export function asOfOption(): Option {
  return new Option('--as-of <date>', 'take this date for today, as YYYY-MM-DD').argParser((value: string) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
      throw new InvalidArgumentError('Expected a date such as 2025-11-30.');
    }
    return value;
  });
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
