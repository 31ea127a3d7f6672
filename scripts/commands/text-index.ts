// The index of the documents' text, written beside the pages of a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Loaded } from '../../src/catalog/load.ts';
import { sectionsOf } from '../../src/search/sections.ts';
import { textIndex } from '../../src/search/text-index.ts';

/** An integration for `build`. */
export function searchableText({ book, readings, catalog }: Loaded): AstroIntegration {
  return {
    name: 'faultbook-text-index',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const { path, content } of await textIndex(sectionsOf({ documents: book.documents, readings, catalog }))) {
          const target = new URL(`pagefind/${path}`, dir);
          mkdirSync(dirname(fileURLToPath(target)), { recursive: true });
          writeFileSync(target, content);
        }
      },
    },
  };
}
