// The .mdx documents of the book as modules, for those who trust them. What they hold runs while the site is built.
import { join } from 'node:path';
import { readBook, type SourceDocument } from '../book/book.ts';
import { refusalOf } from '../rendering/mdx.ts';
import { liveNames } from './live-names.ts';

const id = 'virtual:faultbook/mdx';

/** Only the command line can say so: no file of the content folder is asked. */
export function mdxIsTrusted(): boolean {
  return process.env['FAULTBOOK_TRUST_MDX'] === '1';
}

/**
 * A Vite plugin with one module that holds a loader for each trusted document that compiles. The text is the book's
 * own, decoded and without front matter, so that only what was tried is compiled.
 */
export function mdxDocuments() {
  const texts = new Map<string, SourceDocument>();
  return {
    name: 'faultbook-mdx',
    enforce: 'pre' as const,
    resolveId: (source: string) => (source === id ? `\0${id}` : undefined),
    load(module: string) {
      if (module !== `\0${id}`) return texts.get(module)?.text;
      if (mdxIsTrusted()) {
        const book = readBook(process.env['FAULTBOOK_CONTENT'] ?? 'content');
        for (const document of book.documents) {
          if (document.format === 'mdx' && !refusalOf(document, liveNames)) texts.set(join(book.root, document.path), document);
        }
      }
      const entries = [...texts].map(([file, { path }]) => `${JSON.stringify(path)}: () => import(${JSON.stringify(file)})`);
      return `export default { ${entries.join(', ')} };`;
    },
  };
}
