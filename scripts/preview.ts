// Base and head, compared, built and served below a path of their own, with the comment that a pull request would get.
// npm run preview -- [base] [faultbook build's options]: npm run preview -- origin/main --content docs
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { BookError } from '../src/book/book.ts';
import { ConfigError } from '../src/book/config.ts';
import { commentOn } from './commands/diff.ts';
import { evidenceOptions, portNumber, progressLine, type ReadingOptions } from './commands/options.ts';
import { serve } from './commands/serve.ts';
import { readSides } from './commands/sides.ts';
import { SiteError } from './commands/site.ts';

interface PreviewOptions extends ReadingOptions {
  content: string;
  port: number;
}

const project = fileURLToPath(new URL('..', import.meta.url));
const path = '/preview/';

const program = evidenceOptions(new Command('npm run preview --'))
  .description('Compares the documents as they lie there with a base, builds the preview, serves it and prints the comment.')
  .argument('[base]', 'git revision, folder or catalog file to compare with', 'main')
  .option('--content <folder>', 'folder of documents', process.env['FAULTBOOK_CONTENT'] ?? 'content')
  .option('--port <number>', 'port to listen on; 0 takes any free one', portNumber, 4321)
  .action(async (baseName: string, { content, port, ...options }: PreviewOptions) => {
    const progress = progressLine('Reading');
    const sides = readSides(baseName, undefined, content, false, { ...options, progress: progress.update });
    progress.done();
    const folder = join(project, 'node_modules/.cache/faultbook', `preview-${process.pid}`);
    const [baseCatalog, changedPaths, site] = [join(folder, 'base.json'), join(folder, 'changed-paths'), join(folder, 'site')];
    mkdirSync(folder, { recursive: true });
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(baseCatalog, JSON.stringify(sides.base.catalog));
    // A file, because a path may begin like an option.
    writeFileSync(changedPaths, sides.changedPaths.join('\n'));
    // A process of its own, because a build leaves the bundler's threads behind.
    const evidence = (options.evidence ?? []).flatMap(({ name, folder: where }) => ['--evidence', `${name}=${where}`]);
    const flags = [...evidence, ...(options.evidenceComplete ? ['--evidence-complete'] : []), '--as-of', sides.head.catalog.asOf];
    const build = [
      join(project, 'scripts/faultbook.ts'),
      'build',
      content,
      '--out',
      site,
      '--base',
      path,
      '--base-catalog',
      baseCatalog,
      '--changed-paths',
      changedPaths,
      ...flags,
    ];
    const built = spawnSync(process.execPath, build, { stdio: ['ignore', 2, 2] });
    if (built.status !== 0) throw new SiteError('the preview was not built: see above');
    const { server, address } = await serve(site, port);
    console.log(commentOn(sides, { previewUrl: address }));
    console.log(`Serving the preview at ${address}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        server.close();
        server.closeAllConnections();
      });
    }
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof BookError || error instanceof ConfigError || error instanceof SiteError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
