// @ts-check
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { mdxDocuments } from './src/site/mdx-plugin.ts';
import { nativeReading } from './src/site/native-plugin.ts';
import { plainImports } from './src/site/preload-plugin.ts';

export default defineConfig({
  integrations: [mdx()],
  // The page of a document waits until another thread has rendered its text: meanwhile others are made.
  build: { inlineStylesheets: 'always', concurrency: 8 },
  markdown: { syntaxHighlight: 'prism' },
  trailingSlash: 'always',
  vite: { plugins: [nativeReading(), mdxDocuments(), plainImports()], build: { modulePreload: false } },
  devToolbar: { enabled: false },
});
