// @ts-check
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [mdx()],
  build: { inlineStylesheets: 'always' },
  markdown: { syntaxHighlight: 'prism' },
  security: { csp: true },
  trailingSlash: 'always',
  devToolbar: { enabled: false },
});
