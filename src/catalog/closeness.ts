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
      let closest = 0;
      for (const place of places) {
        if (place === file) return Number.POSITIVE_INFINITY;
        const name = place.slice(place.lastIndexOf('/') + 1).toLowerCase();
        closest = Math.max(closest, (named.get(file)?.has(name) ? 1000 : 0) + sharedFolders(file, place));
      }
      return closest;
    },
  };
}

/** The names of documents that a text mentions, each once, in lower case. */
export function documentNamesIn(text: string): string[] {
  return [...new Set((text.match(/(?<![\w.-])[\w.-]+\.(?:mdx?|markdown)\b/g) ?? []).map((name) => name.toLowerCase()))];
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a, b].map((path) => path.split('/').slice(0, -1)) as [string[], string[]];
  const differ = left.findIndex((folder, index) => folder !== right[index]);
  const shared = differ < 0 ? left.length : differ;
  return 1 + shared;
}
