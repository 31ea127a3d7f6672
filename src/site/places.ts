// Where things are said, as links: into the repository when the book names it, else to the document's own page.
import type { Source } from '../model/source.ts';
import { repositoryAddress } from '../rendering/repository.ts';
import { at } from './address.ts';
import { question } from './question.ts';
import type { Site } from './site.ts';

export interface Place {
  /** The file's name and the line: `TRACEABILITY.md:72`. */
  label: string;
  /** The whole path and the line. */
  full: string;
  href: string | undefined;
}

/** A source as a page shows it. */
export function placeIn(site: Site, source: Source): Place {
  const full = `${source.file}:${source.line}`;
  const label = `${source.file.split('/').at(-1)}:${source.line}`;
  return { label, full, href: repositoryHref(site, source) ?? documentHref(site, source) };
}

/** A source where it stands among everything else that its document says; what has no page leads to the repository. */
export function pagePlaceIn(site: Site, source: Source): Place {
  return { ...placeIn(site, source), href: documentHref(site, source) ?? repositoryHref(site, source) };
}

/** Places in one file, whose name is then said once. */
export interface FilePlaces {
  file: string;
  lines: { line: number; href: string | undefined }[];
}

/** Sources by file, in the order in which the files first occur. */
export function placesByFile(site: Site, sources: readonly Source[]): FilePlaces[] {
  return [...Map.groupBy(sources, ({ file }) => file)].map(([file, places]) => ({
    file,
    lines: places.map((source) => ({ line: source.line, href: placeIn(site, source).href })),
  }));
}

/** The line in the repository; `plain=1` because a rendered Markdown page there has no lines. */
function repositoryHref({ book }: Site, { file, line }: Source): string | undefined {
  const plain = /\.(?:md|mdx|markdown)$/i.test(file) ? '?plain=1' : '';
  return repositoryAddress(book, file, `${plain}#L${line}`);
}

/** The line on the document's own page, or the nearest above it that has an anchor. */
function documentHref(site: Site, { file, line }: Source): string | undefined {
  const url = documentUrl(site, file);
  if (url === undefined) return undefined;
  const anchor = site.anchorOf(`document:${file}`, line);
  return `${at(url)}${anchor === undefined ? '' : `#L${anchor}`}`;
}

/** The address of a document, which stays the same however it is edited. */
const documentUrl = question('document-url', (site, file) => site.find(`document:${file}`)?.url);
