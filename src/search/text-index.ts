// The full-text index of the documents: Pagefind's, of which a browser fetches only the parts that a query needs.
import { close, createIndex } from 'pagefind';
import { compareText } from '../model/source.ts';
import { endOfText } from './end-of-text.ts';
import type { SectionText } from './sections.ts';

export interface IndexFile {
  /** Below the folder of the index. */
  path: string;
  content: Uint8Array;
}

/** What the pages load; the rest of what Pagefind writes is a user interface of its own. */
const needed = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|pagefind\.[^/]*\.pf_meta|(?:index|fragment|filter)\/.*)$/;

/**
 * The files of the index.
 * @throws Error with everything that Pagefind says was wrong: it reports errors and does not throw them
 */
export async function textIndex(sections: readonly SectionText[]): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '_' });
    if (!index) throw new Error(`the index of the text was not made: ${errors.join('; ')}`);
    // In their order: the same documents give the same bytes.
    for (const { url, title, document, text, identifiers, filters } of sections) {
      const content = identifiers.length > 0 ? `${text} ${endOfText} ${identifiers.join(' ')}` : text;
      // Half a letter, which a cut text may end with, would end the index and with it the build.
      const meta = { title: title.toWellFormed(), document: document.toWellFormed() };
      const added = await index.addCustomRecord({ url, content: content.toWellFormed(), language: 'en', meta, filters });
      if (added.errors.length > 0) throw new Error(`${url} was not indexed: ${added.errors.join('; ')}`);
    }
    const { files, errors: unwritten } = await index.getFiles();
    if (unwritten.length > 0) throw new Error(`the index of the text was not written: ${unwritten.join('; ')}`);
    return files.filter(({ path }) => needed.test(path)).sort((a, b) => compareText(a.path, b.path));
  } finally {
    await close();
  }
}
