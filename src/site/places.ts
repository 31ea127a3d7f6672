// Where things are said, as links: into the repository when the book names it, else to the document's own page.
import type { Source } from '../model/source.ts';
import { at } from './address.ts';
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

/** The line in the repository; `plain=1` because a rendered Markdown page there has no lines. Evidence from elsewhere, `<name>:<path>`, does not lie in it. */
function repositoryHref({ book }: Site, { file, line }: Source): string | undefined {
  if (!book.repository || /^[\w.-]+:/.test(file)) return undefined;
  const { url, branch, path } = book.repository;
  const below = [path, file].filter(Boolean).join('/').replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/');
  return `${url.replace(/\/+$/, '')}/blob/${encodeURIComponent(branch).replaceAll('%2F', '/')}/${below}${/\.(?:md|mdx|markdown)$/i.test(file) ? '?plain=1' : ''}#L${line}`;
}

/** The heading of the document's page below which the line stands. */
function documentHref(site: Site, { file, line }: Source): string | undefined {
  const document = site.find(`document:${file}`);
  if (document?.kind !== 'document') return undefined;
  const above = (document.fields.headings ?? []).filter((heading) => heading.line <= line).at(-1);
  return `${at(document.url)}${above ? `#${above.slug}` : ''}`;
}
