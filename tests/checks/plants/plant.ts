// A defect for the clean book.

export interface Plant {
  rule: string;
  /** A file of the book, or `code:` and a file of the code. */
  file: string;
  /** What is replaced, and by what. */
  from: string;
  to: string;
  expected: string;
  /** Whether the code lies beside the book: suites, a Makefile, package.json. */
  withCode?: true;
}
