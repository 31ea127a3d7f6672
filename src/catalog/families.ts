// Which family of documents an id belongs to.
import type { SourceDocument } from '../book/book.ts';
import { compareText } from '../model/source.ts';
import { slug } from './names.ts';

/** Names that say nothing without the folder they lie in. */
const generic = new Set(['readme', 'index', 'requirements', 'scenarios', 'tests', 'runbook', 'tasks', 'overview', 'traceability', 'matrix', 'processes']);

/**
 * The family of each document, by path: its front matter's `family`, else the slug of its file name; a name such as
 * README takes its folder along. Of documents with the same slug the one nearest to the top keeps it, the others take
 * their whole path.
 */
export function familiesOf(documents: readonly SourceDocument[]): Map<string, string> {
  const families = new Map<string, string>();
  const taken = new Set<string>();
  const byDepth = [...documents].sort((a, b) => depth(a.path) - depth(b.path) || compareText(a.path, b.path));
  for (const { path, frontMatter } of byDepth) {
    if (frontMatter.family) {
      families.set(path, slug(frontMatter.family));
      continue;
    }
    const short = shortFamily(path);
    const family = taken.has(short) ? slug(path.replace(/\.\w+$/, '')) : short;
    taken.add(family);
    families.set(path, family);
  }
  return families;
}

function shortFamily(path: string): string {
  const parts = path.replace(/\.\w+$/, '').split('/');
  const own = slug(parts.at(-1) ?? path);
  const folder = parts.at(-2);
  return generic.has(own) && folder ? `${slug(folder)}-${own}` : own;
}

function depth(path: string): number {
  return path.split('/').length;
}
