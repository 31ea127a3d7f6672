// What reading and drawing a folder say by themselves: no rule has to look for these findings.
import type { Rule } from './rule.ts';

export const readingRules: readonly Omit<Rule, 'check'>[] = [
  {
    id: 'diagram-broken',
    severity: 'warning',
    meaning: 'Mermaid cannot draw a diagram of a document; its text is shown instead.',
    why: 'Readers see code where the author meant a picture.',
    example: 'flowchart LR   A -->   (an arrow that leads nowhere)',
    mend: 'Correct the line that the message names.',
  },
  {
    id: 'encoding-repaired',
    severity: 'info',
    meaning: 'A document was decoded wrongly once and saved that way; it is shown repaired.',
    why: 'Everybody who opens the file elsewhere sees broken characters.',
    example: '**Status**: ‚úÖ Complete   (it was a check mark)',
    mend: 'Save the file as UTF-8 after putting the characters right.',
  },
  {
    id: 'evidence-large',
    severity: 'info',
    meaning: 'A file of test results or metrics is larger than 20 MB.',
    why: 'Every check and every build reads all of it, and most of it is nearly always what tests printed.',
    example: 'results/nightly.xml, 50 MB, with 212 test cases',
    mend: 'Leave the output of tests that passed out of the results, or write one file for each run.',
  },
  {
    id: 'path-case',
    severity: 'warning',
    meaning: 'Two file names differ only in case.',
    why: 'On many machines they are one file: one of them overwrites the other.',
    example: 'docs/Smoke.md beside docs/smoke.md',
    mend: 'Rename one of them.',
  },
  {
    id: 'skipped',
    severity: 'info',
    meaning: 'A file or folder was not read.',
    why: 'What is in it is missing from the site, and you should know.',
    example: 'node_modules: it holds no documents of the team',
    mend: 'Nothing, when that is what you want.',
  },
  {
    id: 'unreadable',
    severity: 'warning',
    meaning: 'Something looks like a known shape and cannot be read as one.',
    why: 'What it says is shown on its page, and counts nowhere.',
    example: '| R1.1: Title | Covered |   (a row with a cell too few)',
    mend: 'Write it as the message says.',
  },
  {
    id: 'waiver-expired',
    severity: 'warning',
    meaning: 'A finding was accepted until a day that has passed.',
    why: 'It was meant to be looked at again.',
    example: 'expires: 2026-01-31',
    mend: 'Mend what it accepts, or accept it anew with a reason.',
  },
  {
    id: 'waiver-unused',
    severity: 'info',
    meaning: 'The baseline accepts something that is no longer found.',
    why: 'A list that only grows is read by nobody.',
    example: '- fingerprint: 0123456789abcdef',
    mend: 'Take the entry out.',
  },
];
