// Which of several documents a document most likely means when it uses an id that more than one of them gives.
import type { SourceDocument } from '../book/book.ts';

/** How close places that define something are to a document that speaks of it: higher is closer. */
export interface Closeness {
  /**
   * @param file the document that speaks
   * @param places the documents that say something about the candidate
   */
  of(file: string, places: Iterable<string>): number;
}

/**
 * Closest is the document itself, then one that it names ("see `SCENARIOS.md`"), then one that shares
 * more of its folders. So a document elsewhere that gives the same id another meaning takes no mention away.
 */
export function closenessOf(documents: readonly Pick<SourceDocument, 'path' | 'text'>[]): Closeness {
  const named = new Map(documents.map(({ path, text }) => [path, new Set(documentNamesIn(text))]));
  return {
    of(file, places) {
      const names = named.get(file);
      let closest = 0;
      for (const place of places) {
        if (place === file) return Number.POSITIVE_INFINITY;
        const isNamed = names !== undefined && names.size > 0 && names.has(place.slice(place.lastIndexOf('/') + 1).toLowerCase());
        closest = Math.max(closest, (isNamed ? 1000 : 0) + sharedFolders(file, place));
      }
      return closest;
    },
  };
}

/** The names of documents that a text mentions, each once, in lower case. */
export function documentNamesIn(text: string): string[] {
  const names = new Set<string>();
  // Looked at is only what stands around ".m": a text has thousands of words and names a few documents.
  for (let dot = text.indexOf('.m'); dot >= 0;) {
    let [start, end] = [dot, dot + 2];
    while (start > 0 && isOfName(text.charCodeAt(start - 1))) start -= 1;
    while (end < text.length && isOfName(text.charCodeAt(end))) end += 1;
    const name = /^[\w.-]+\.(?:mdx?|markdown)\b/.exec(text.slice(start, end))?.[0];
    if (name) names.add(name.toLowerCase());
    dot = text.indexOf('.m', end);
  }
  return [...names];
}

/** A letter, a digit, or one of `_.-`. */
function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45 || code === 46;
}

/** One more than the folders that two paths have in common from the top. */
function sharedFolders(a: string, b: string): number {
  let folders = 1;
  for (let at = 0; at < a.length && a.charCodeAt(at) === b.charCodeAt(at); at += 1) if (a.charCodeAt(at) === 47) folders += 1;
  return folders;
}
