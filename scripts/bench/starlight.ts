// Starlight on the same documents: installed when it is asked for, into a folder of its own, and no dependency of this project.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A Starlight project with the documents of a book.
 * @returns the script that builds it; nothing when it cannot be installed here
 */
export function starlight(folder: string, book: string): string | undefined {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "bench", "private": true, "type": "module" }\n');
  const npm = process.env['npm_execpath'];
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', 'astro', '@astrojs/starlight'];
  const { status } = spawnSync(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) return undefined;
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    "import starlight from '@astrojs/starlight';\nexport default { integrations: [starlight({ title: 'Bench' })] };\n",
  );
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
  );
  const docs = join(folder, 'src/content/docs');
  for (const path of readdirSync(book, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))) {
    const [, title = path, text = ''] = /^# ([^\n]*)\n([^]*)$/.exec(readFileSync(join(book, path), 'utf8')) ?? [];
    mkdirSync(dirname(join(docs, path)), { recursive: true });
    // Starlight does not build a document without a title in its front matter, nor one with a picture that is not there.
    writeFileSync(join(docs, path), `---\ntitle: ${JSON.stringify(title)}\n---\n${text.replaceAll('![', '[')}`);
  }
  // A site without a first page is none.
  writeFileSync(join(docs, 'index.md'), '---\ntitle: Bench\n---\n');
  return join(folder, 'node_modules/astro/bin/astro.mjs');
}
