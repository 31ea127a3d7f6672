// The index of the documents' text, beside the pages of a build.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Loaded } from '../../src/catalog/load.ts';
import { writeBelow } from '../../src/rebuild/files.ts';
import type { LastBuild } from '../../src/rebuild/last-build.ts';
import { sectionsOf } from '../../src/search/sections.ts';
import { textIndex } from '../../src/search/text-index.ts';

/** An integration for `build`. The index is made while pages are: by a program of its own, which takes the other processor. */
export function searchableText({ book, readings, catalog }: Loaded, last: LastBuild): AstroIntegration {
  const sections = sectionsOf({ documents: book.documents, readings, catalog });
  const answers = (question: string) => (question === 'sections' ? JSON.stringify(sections) : undefined);
  let index: ReturnType<typeof textIndex> | undefined;
  return {
    name: 'faultbook-text-index',
    hooks: {
      'astro:build:start': () => {
        if (last.isAsItWas('text-index', answers)) return;
        index = textIndex(sections);
        // What went wrong is told where the index is waited for.
        index.catch(() => {});
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        if (last.takeOver('text-index', folder, answers)) return last.save(answers);
        const files = (await (index ?? textIndex(sections))).map(({ path, content }) => [`pagefind/${path}`, content] as const);
        for (const [path, content] of files) writeBelow(join(folder, path), content);
        last.note('text-index', ['sections'], files);
        last.save(answers);
      },
    },
  };
}
