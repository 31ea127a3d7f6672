// The index of the documents' text, beside the pages of a build.
import { join } from 'node:path';
import { writeBelow } from '../../src/rebuild/files.ts';
import type { LastBuild } from '../../src/rebuild/last-build.ts';
import type { SectionText } from '../../src/search/sections.ts';
import { textIndex } from '../../src/search/text-index.ts';

/**
 * Writes the index, or takes over that of the last build when the text is what it was.
 * @param folder the site's folder
 */
export async function writeTextIndex(folder: string, sections: readonly SectionText[], last: LastBuild): Promise<void> {
  const answers = (question: string) => (question === 'sections' ? JSON.stringify(sections) : undefined);
  if (!last.takeOver('text-index', folder, answers)) {
    const files = (await textIndex(sections)).map(({ path, content }) => [`pagefind/${path}`, content] as const);
    for (const [path, content] of files) writeBelow(join(folder, path), content);
    last.note('text-index', ['sections'], files);
  }
  last.save(answers);
}
