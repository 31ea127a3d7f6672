/** A rendered document, and the files that it needs beside it. */
export interface DocumentText {
  html: string;
  headings: { text: string; slug: string; depth: number }[];
  titleSlug?: string | undefined;
  /** Lines that have an anchor. */
  lines: number[];
  /** Which documents it names: an id means what is defined there, before it means what is defined elsewhere. */
  named: string[];
  /** Where the links and images of an .mdx document lead, which is rendered later; null for nowhere. */
  targets?: Record<string, string | null> | undefined;
  /** Why an .mdx document is shown as Markdown. */
  refused?: string | undefined;
  /** Pictures of the content folder that the text shows or links. */
  files: string[];
}
